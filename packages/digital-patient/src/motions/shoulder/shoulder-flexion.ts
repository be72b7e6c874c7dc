import type { PatientSide } from "../../body/skeleton.ts";
import { clamp, lerp } from "../../geometry/vector.ts";
import type { ArmSpec } from "../../pose/pose-spec.ts";
import { armTowards } from "../../pose/stance.ts";
import type { ExerciseMotion } from "../motion.ts";
import { standingPosture } from "../standing.ts";

/** Straight arms rise forward, to the height of the shoulders. */
export const shoulderFlexion: ExerciseMotion = {
  id: "shoulder-flexion",
  position: "standing",
  prop: "none",
  counting: "reps",
  sides: "both",
  seconds: { out: 1.2, peak: 0.3, back: 1.2, rest: 0.5 },
  posture(body, move) {
    const arm = (side: PatientSide): ArmSpec => {
      const p = move.progress[side];
      return armTowards(
        lerp(3, 97, p) + move.sway.arms[side] * 0.5,
        lerp(7 + 5 * body.build, 4, clamp(p, 0, 1)),
        lerp(12, 7, clamp(p, 0, 1)),
        lerp(10, 4, clamp(p, 0, 1)),
        lerp(-8, -20, clamp(p, 0, 1)),
      );
    };
    const p = Math.max(move.progress.left, move.progress.right);
    return standingPosture(body, {
      sway: move.sway,
      lean: -2 * p - move.extraLean * p,
      arms: { left: arm("left"), right: arm("right") },
    });
  },
};
