import type { PatientSide } from "../../body/skeleton.ts";
import { clamp, lerp } from "../../geometry/vector.ts";
import type { ArmSpec } from "../../pose/pose-spec.ts";
import type { ExerciseMotion } from "../motion.ts";
import { standingPosture } from "../standing.ts";

/** Straight arms rise in the plane of the shoulder blades, half-way between front and side, thumbs up. */
export const scaptionRaise: ExerciseMotion = {
  id: "scaption-raise",
  position: "standing",
  prop: "none",
  counting: "reps",
  sides: "both",
  seconds: { out: 1.4, peak: 0.3, back: 1.4, rest: 0.5 },
  posture(body, move) {
    const arm = (side: PatientSide): ArmSpec => {
      const p = move.progress[side];
      return {
        kind: "swing",
        elevation: lerp(9 + 4 * body.build, 122, p) + move.sway.arms[side] * 0.5,
        plane: lerp(70, 52, clamp(p * 3, 0, 1)),
        rotation: lerp(10, -15, clamp(p * 2, 0, 1)),
        elbow: lerp(12, 6, clamp(p, 0, 1)),
        twist: lerp(-8, 30, clamp(p * 2, 0, 1)),
      };
    };
    const uneven = move.progress.left - move.progress.right;
    return standingPosture(body, {
      sway: move.sway,
      side: -uneven * 2,
      lean: -(2 + move.extraLean) * Math.max(move.progress.left, move.progress.right),
      arms: { left: arm("left"), right: arm("right") },
    });
  },
};
