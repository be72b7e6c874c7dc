import type { ExerciseDefinition } from "../../exercise.ts";
import { MET, USUAL_DEPTH, USUAL_QUALITY } from "../exercise-defaults.ts";

/**
 * Hanging from a bar, the body is pulled up until the chin is over the hands.
 *
 * The arms begin overhead, which tells it from a curl.
 */
export const pullUp: ExerciseDefinition = {
  id: "pull-up",
  version: 1,
  region: "shoulder",
  position: "standing",
  view: "any",
  counting: "reps",
  sides: "both",
  primary: [
    { movement: "elbow_flexion", weight: 1 },
    { movement: "shoulder_abduction", weight: 1 },
  ],
  templates: {
    start: { elbow_flexion: 12, shoulder_abduction: 165, trunk_lean: 5 },
    peak: { elbow_flexion: 110, shoulder_abduction: 118 },
  },
  depth: USUAL_DEPTH,
  timing: { minRep: 0.6, maxRep: 12, typicalRep: 2.6 },
  alignment: [],
  met: MET.bodyweight,
  quality: USUAL_QUALITY,
};
