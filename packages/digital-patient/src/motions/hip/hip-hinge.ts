import { lerp } from "../../geometry/vector.ts";
import { crossedArm } from "../../pose/stance.ts";
import { hingedPosture } from "../hinged.ts";
import type { ExerciseMotion } from "../motion.ts";

/** The hips go back and the straight trunk comes forward over soft knees (good morning). */
export const hipHinge: ExerciseMotion = {
  id: "hip-hinge",
  position: "standing",
  prop: "none",
  counting: "reps",
  sides: "both",
  seconds: { out: 1.4, peak: 0.2, back: 1.2, rest: 0.5 },
  posture(body, move) {
    const p = (move.progress.left + move.progress.right) / 2;
    return hingedPosture(body, {
      sway: move.sway,
      lean: lerp(0, 62, p),
      knee: lerp(5, 18, p) + move.extraLean * 2.6 * p,
      ...(move.arms !== "hanging" && {
        arm: (side, root, thorax) => crossedArm(body, root, thorax, side),
      }),
    });
  },
};
