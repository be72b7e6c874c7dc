import { lerp } from "../../geometry/vector.ts";
import type { ArmAt } from "../arms.ts";
import { reachFromShoulder } from "../arms.ts";
import type { ExerciseMotion } from "../motion.ts";
import { standingPosture } from "../standing.ts";

/** Facing a wall, the forearms slide up it: the hands stay in its plane, the elbows straighten. */
export const wallSlide: ExerciseMotion = {
  id: "wall-slide",
  position: "standing",
  prop: "none",
  counting: "reps",
  sides: "both",
  seconds: { out: 1.5, peak: 0.4, back: 1.5, rest: 0.5 },
  posture(body, move) {
    const arm: ArmAt = (side, root, thorax) => {
      const p = move.progress[side];
      const shake = move.sway.arms[side] * 0.0004;
      return reachFromShoulder(body, root, thorax, side, {
        direction: [lerp(0, 0.03, p) + shake, lerp(0.07, 0.27, p) + shake, lerp(0.185, 0.165, p)],
        elbow: lerp(108, 32, p),
        elbowTowards: [0.3, -1, 0.35],
        fingers: [0, 1, 0.05],
        thumb: [-0.4, 0, -1],
      });
    };
    const p = Math.max(move.progress.left, move.progress.right);
    return standingPosture(body, {
      sway: move.sway,
      lean: 2 + 2 * p + move.extraLean * p,
      arm,
    });
  },
};
