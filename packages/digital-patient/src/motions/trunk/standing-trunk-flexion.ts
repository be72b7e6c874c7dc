import { lerp } from "../../geometry/vector.ts";
import { hingedPosture } from "../hinged.ts";
import type { ExerciseMotion } from "../motion.ts";

/** Standing with straight knees, head and trunk roll down until the hands hang towards the feet. */
export const standingTrunkFlexion: ExerciseMotion = {
  id: "standing-trunk-flexion",
  position: "standing",
  prop: "none",
  counting: "reps",
  sides: "both",
  seconds: { out: 2.2, peak: 0.5, back: 2.2, rest: 0.6 },
  posture(body, move) {
    const p = (move.progress.left + move.progress.right) / 2;
    return hingedPosture(body, {
      sway: move.sway,
      lean: lerp(0, 98, p),
      knee: lerp(4, 9, p) + move.extraLean * 2.6 * p,
      headLean: lerp(0, 122, p),
    });
  },
};
