import type { PatientSide } from "../../body/skeleton.ts";
import { lerp } from "../../geometry/vector.ts";
import type { ArmSpec } from "../../pose/pose-spec.ts";
import { armTowards } from "../../pose/stance.ts";
import type { ExerciseMotion } from "../motion.ts";
import { standingPosture } from "../standing.ts";

/** The upper arms stay beside the ears; the hands come from behind the neck to overhead. */
export const tricepsExtension: ExerciseMotion = {
  id: "triceps-extension",
  position: "standing",
  prop: "none",
  counting: "reps",
  sides: "both",
  seconds: { out: 1.0, peak: 0.3, back: 1.1, rest: 0.4 },
  posture(body, move) {
    const arm = (side: PatientSide): ArmSpec => {
      const p = move.progress[side];
      return armTowards(lerp(158, 166, p) + move.sway.arms[side] * 0.4, 14, lerp(118, 10, p), -6, -30);
    };
    const p = Math.max(move.progress.left, move.progress.right);
    return standingPosture(body, {
      sway: move.sway,
      lean: -2 - move.extraLean * 0.8 * p,
      arms: { left: arm("left"), right: arm("right") },
    });
  },
};
