import type { PatientSide } from "../../body/skeleton.ts";
import { clamp, lerp } from "../../geometry/vector.ts";
import type { ArmSpec } from "../../pose/pose-spec.ts";
import { armTowards } from "../../pose/stance.ts";
import type { ExerciseMotion } from "../motion.ts";
import { standingPosture } from "../standing.ts";

/** Straight arms go backward as far as the shoulders let them; the trunk stays. */
export const shoulderExtension: ExerciseMotion = {
  id: "shoulder-extension",
  position: "standing",
  prop: "none",
  counting: "reps",
  sides: "both",
  seconds: { out: 1.0, peak: 0.4, back: 1.0, rest: 0.5 },
  posture(body, move) {
    const arm = (side: PatientSide): ArmSpec => {
      const p = move.progress[side];
      return armTowards(
        lerp(4, -46, p) + move.sway.arms[side] * 0.4,
        lerp(8 + 5 * body.build, 11 + 3 * body.build, clamp(p, 0, 1)),
        lerp(12, 6, clamp(p, 0, 1)),
        10,
        -8,
      );
    };
    const p = Math.max(move.progress.left, move.progress.right);
    return standingPosture(body, {
      sway: move.sway,
      lean: 2 * p + move.extraLean * p,
      arms: { left: arm("left"), right: arm("right") },
    });
  },
};
