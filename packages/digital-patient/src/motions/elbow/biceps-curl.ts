import type { PatientSide } from "../../body/skeleton.ts";
import { clamp, lerp } from "../../geometry/vector.ts";
import type { ArmSpec } from "../../pose/pose-spec.ts";
import { armTowards } from "../../pose/stance.ts";
import type { ExerciseMotion } from "../motion.ts";
import { standingPosture } from "../standing.ts";

/** The elbow bends, palm up; the upper arm stays. */
export const bicepsCurl: ExerciseMotion = {
  id: "biceps-curl",
  position: "standing",
  prop: "none",
  counting: "reps",
  sides: "both",
  seconds: { out: 1.0, peak: 0.2, back: 1.1, rest: 0.4 },
  posture(body, move) {
    const arm = (side: PatientSide): ArmSpec => {
      const p = move.progress[side];
      return armTowards(
        lerp(3, 9, clamp(p, 0, 1)) + move.sway.arms[side] * 0.4 + move.extraLean * 0.5 * p,
        8 + 4 * body.build,
        lerp(11, 132, p),
        4,
        lerp(-5, 70, clamp(p * 2.5, 0, 1)),
      );
    };
    const p = Math.max(move.progress.left, move.progress.right);
    return standingPosture(body, {
      sway: move.sway,
      lean: -move.extraLean * p,
      arms: { left: arm("left"), right: arm("right") },
    });
  },
};
