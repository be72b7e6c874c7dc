import type { ExerciseMotion } from "../motion.ts";
import { squatPosture } from "./squat.ts";

/** The first half of a squat: the knees bend to 45°, as after an operation. */
export const miniSquat: ExerciseMotion = {
  id: "mini-squat",
  position: "standing",
  prop: "none",
  counting: "reps",
  sides: "both",
  seconds: { out: 1.0, peak: 0.3, back: 1.0, rest: 0.5 },
  posture: (body, move) =>
    squatPosture(body, move, { width: 0.075, toeOut: 10, deepestKnee: 48, arms: "hanging" }),
};
