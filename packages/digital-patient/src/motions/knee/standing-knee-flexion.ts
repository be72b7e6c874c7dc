import { clamp, lerp } from "../../geometry/vector.ts";
import type { ExerciseMotion } from "../motion.ts";
import { onOneLeg } from "../one-leg.ts";

/** Standing on one leg, the other heel comes up towards the seat; the thighs stay side by side. */
export const standingKneeFlexion: ExerciseMotion = {
  id: "standing-knee-flexion",
  position: "standing",
  prop: "none",
  counting: "reps",
  sides: "alternating",
  seconds: { out: 1.0, peak: 0.3, back: 1.0, rest: 0.4 },
  posture(body, move) {
    const p = move.progress[move.side];
    return onOneLeg(
      body,
      move,
      {
        flexion: lerp(2, -4, p) + move.extraLean * 1.9 * p,
        knee: lerp(4, 102, p),
        heelRise: 100 * clamp(p, 0, 1) ** 1.6,
      },
      { lean: 2 * p },
    );
  },
};
