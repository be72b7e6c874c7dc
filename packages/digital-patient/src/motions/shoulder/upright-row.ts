import { lerp } from "../../geometry/vector.ts";
import type { ArmAt } from "../arms.ts";
import { reachFromShoulder } from "../arms.ts";
import type { ExerciseMotion } from "../motion.ts";
import { standingPosture } from "../standing.ts";

/** The hands are drawn up close to the body to the height of the chest, the elbows leading and going out. */
export const uprightRow: ExerciseMotion = {
  id: "upright-row",
  position: "standing",
  prop: "none",
  counting: "reps",
  sides: "both",
  seconds: { out: 1.0, peak: 0.3, back: 1.1, rest: 0.5 },
  posture(body, move) {
    const arm: ArmAt = (side, root, thorax) => {
      const p = move.progress[side];
      const shake = move.sway.arms[side] * 0.0006;
      return reachFromShoulder(body, root, thorax, side, {
        direction: [lerp(-0.03, -0.04, p) + shake, lerp(-0.305, -0.065, p), lerp(0.09, 0.105, p) + shake],
        elbow: lerp(30, 132, p),
        elbowTowards: [1, lerp(0.1, 0.7, p), -0.45],
        fingers: [-0.1, -1, 0.1],
        thumb: [-1, 0, 0.2],
      });
    };
    const p = Math.max(move.progress.left, move.progress.right);
    return standingPosture(body, { sway: move.sway, lean: -1 * p - move.extraLean * p, arm });
  },
};
