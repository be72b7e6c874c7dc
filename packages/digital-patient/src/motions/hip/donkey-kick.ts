import { allFoursPosture, liftedLeg } from "../all-fours.ts";
import type { ExerciseMotion } from "../motion.ts";

/** On hands and knees, one thigh is lifted backward into the line of the trunk, its knee staying bent. */
export const donkeyKick: ExerciseMotion = {
  id: "donkey-kick",
  position: "floor",
  prop: "mat",
  counting: "reps",
  sides: "alternating",
  seconds: { out: 1.0, peak: 0.3, back: 1.0, rest: 0.5 },
  posture(body, move) {
    return allFoursPosture(body, move, liftedLeg(move.progress[move.side], 72, 88));
  },
};
