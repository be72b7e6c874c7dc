import { clamp, lerp } from "../../geometry/vector.ts";
import type { ExerciseMotion } from "../motion.ts";
import { onOneLeg } from "../one-leg.ts";

/** Standing on one leg with the other thigh level in front, for time; the person sways more than on two feet. */
export const kneeRaiseHold: ExerciseMotion = {
  id: "knee-raise-hold",
  position: "standing",
  prop: "none",
  counting: "hold",
  sides: "alternating",
  seconds: { out: 1.1, peak: 10, back: 1.0, rest: 1 },
  posture(body, move) {
    const p = clamp(move.progress[move.side], 0, 1.2);
    const { sway } = move;
    const more = {
      ...move,
      sway: { ...sway, side: sway.side * (1 + 1.2 * p), lean: sway.lean * (1 + p) },
    };
    return onOneLeg(body, more, {
      flexion: lerp(2, 84, p) + sway.lean,
      knee: lerp(4, 88, p),
      heelRise: lerp(0, 8, p),
    });
  },
};
