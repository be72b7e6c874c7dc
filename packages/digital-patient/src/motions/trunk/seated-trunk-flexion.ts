import { lerp } from "../../geometry/vector.ts";
import { armTowards } from "../../pose/stance.ts";
import type { ExerciseMotion } from "../motion.ts";
import { seatedLeg, seatedPosture } from "../sitting.ts";

/** Sitting, the trunk folds forward over the thighs until the hands reach the shins. */
export const seatedTrunkFlexion: ExerciseMotion = {
  id: "seated-trunk-flexion",
  position: "sitting",
  prop: "chair",
  counting: "reps",
  sides: "both",
  seconds: { out: 1.7, peak: 0.5, back: 1.7, rest: 0.5 },
  posture(body, move) {
    const p = (move.progress.left + move.progress.right) / 2;
    return seatedPosture(body, {
      sway: move.sway,
      lean: lerp(0, 62, p),
      pelvisLean: lerp(0, 30, p),
      leg: (side) => seatedLeg(body, side),
      arm: (side, _root, thorax) =>
        armTowards(
          thorax.lean + lerp(22, 26, p) + move.sway.arms[side] * 0.3,
          7 + 3 * body.build,
          lerp(58, 20, p),
          14,
          -40,
        ),
    });
  },
};
