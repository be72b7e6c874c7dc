import { lerp } from "../../geometry/vector.ts";
import type { ArmAt } from "../arms.ts";
import { reachFromShoulder } from "../arms.ts";
import type { ExerciseMotion } from "../motion.ts";
import { standingPosture } from "../standing.ts";

/** From fists beside the ears the arms are pushed straight up, the elbows below the hands all the way. */
export const shoulderPress: ExerciseMotion = {
  id: "shoulder-press",
  position: "standing",
  prop: "none",
  counting: "reps",
  sides: "both",
  seconds: { out: 1.1, peak: 0.3, back: 1.2, rest: 0.5 },
  posture(body, move) {
    const arm: ArmAt = (side, root, thorax) => {
      const p = move.progress[side];
      const shake = move.sway.arms[side] * 0.0006;
      return reachFromShoulder(body, root, thorax, side, {
        direction: [lerp(0.08, 0.025, p) + shake, lerp(0.1, 0.322, p), lerp(0.085, -0.005, p) + shake],
        elbow: lerp(130, 18, p),
        elbowTowards: [1, -0.75, 0.2],
        fingers: [0, 1, 0],
        thumb: [-1, 0, 0.15],
      });
    };
    const p = Math.max(move.progress.left, move.progress.right);
    return standingPosture(body, { sway: move.sway, lean: -2 * p - move.extraLean * p, arm });
  },
};
