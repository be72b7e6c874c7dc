import { clamp, lerp } from "../../geometry/vector.ts";
import type { ExerciseMotion } from "../motion.ts";
import { onOneLeg } from "../one-leg.ts";

/** Standing, one knee after the other is lifted to the height of the hip. */
export const marching: ExerciseMotion = {
  id: "marching",
  position: "standing",
  prop: "none",
  counting: "reps",
  sides: "alternating",
  seconds: { out: 0.7, peak: 0.15, back: 0.7, rest: 0.3 },
  posture(body, move) {
    const p = move.progress[move.side];
    return onOneLeg(
      body,
      move,
      { flexion: lerp(2, 86, p), knee: lerp(4, 92, p), heelRise: lerp(0, 12, clamp(p, 0, 1)) },
      { lean: -move.extraLean * p, habit: move.arms ?? "hanging" },
    );
  },
};
