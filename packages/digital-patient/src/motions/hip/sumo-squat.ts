import type { ExerciseMotion } from "../motion.ts";
import { squatPosture } from "../knee/squat.ts";

/** A squat with the feet wide apart and turned out; the knees go over the toes, the trunk stays more upright. */
export const sumoSquat: ExerciseMotion = {
  id: "sumo-squat",
  position: "standing",
  prop: "none",
  counting: "reps",
  sides: "both",
  seconds: { out: 1.2, peak: 0.2, back: 1.1, rest: 0.5 },
  posture: (body, move) =>
    squatPosture(body, move, { width: 0.19, toeOut: 38, deepestKnee: 92, arms: "hanging" }),
};
