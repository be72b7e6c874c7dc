import type { ExerciseDefinition } from "../../exercise.ts";
import { MET, USUAL_DEPTH, USUAL_QUALITY } from "../exercise-defaults.ts";

/** Squat with the feet wide apart and turned out; the trunk stays more upright. */
export const sumoSquat: ExerciseDefinition = {
  id: "sumo-squat",
  version: 1,
  region: "hip",
  position: "standing",
  view: "any",
  counting: "reps",
  sides: "both",
  primary: [
    { movement: "knee_flexion", weight: 2 },
    { movement: "hip_flexion", weight: 1 },
  ],
  templates: {
    start: { knee_flexion: 8, hip_flexion: 22, trunk_lean: 5 },
    peak: { knee_flexion: 85, hip_flexion: 95 },
  },
  depth: USUAL_DEPTH,
  timing: { minRep: 0.7, maxRep: 15, typicalRep: 3 },
  alignment: [
    {
      movement: "trunk_lean",
      range: [0, 55],
      during: "moving",
      graceMs: 300,
      cue: "keep_back_straight",
      breaks: false,
    },
  ],
  met: MET.bodyweight,
  quality: USUAL_QUALITY,
};
