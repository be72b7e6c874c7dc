import type { PatientSide } from "../../body/skeleton.ts";
import { lerp } from "../../geometry/vector.ts";
import type { ArmSpec } from "../../pose/pose-spec.ts";
import { armTowards } from "../../pose/stance.ts";
import type { ExerciseMotion } from "../motion.ts";
import { standingPosture } from "../standing.ts";

/** Before a band or rope from above: the elbows stay at the sides, the hands are pushed down to the thighs. */
export const tricepsPushdown: ExerciseMotion = {
  id: "triceps-pushdown",
  position: "standing",
  prop: "none",
  counting: "reps",
  sides: "both",
  seconds: { out: 0.9, peak: 0.3, back: 1.0, rest: 0.4 },
  posture(body, move) {
    const arm = (side: PatientSide): ArmSpec => {
      const p = move.progress[side];
      return armTowards(
        lerp(10, 5, p) + move.sway.arms[side] * 0.4,
        7 + 4 * body.build,
        lerp(108, 10, p),
        14,
        -25,
      );
    };
    const p = Math.max(move.progress.left, move.progress.right);
    return standingPosture(body, {
      sway: move.sway,
      lean: 5 + move.extraLean * p,
      arms: { left: arm("left"), right: arm("right") },
    });
  },
};
