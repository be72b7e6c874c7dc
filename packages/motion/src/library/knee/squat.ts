import type { ExerciseDefinition } from "../../exercise.ts";
import { USUAL_DEPTH, USUAL_QUALITY } from "../exercise-defaults.ts";

/** Bodyweight squat: both knees and hips bend together, the trunk leans a little, the feet stay. */
export const squat: ExerciseDefinition = {
  id: "squat",
  version: 2,
  region: "knee",
  position: "standing",
  view: "any",
  counting: "reps",
  sides: "both",
  stays: "feet",
  primary: [
    { movement: "knee_flexion", weight: 2 },
    { movement: "hip_flexion", weight: 1 },
  ],
  templates: {
    start: { knee_flexion: 8, hip_flexion: 8, trunk_lean: 5 },
    peak: { knee_flexion: 95, hip_flexion: 85 },
  },
  depth: USUAL_DEPTH,
  timing: { minRep: 0.7, maxRep: 15, typicalRep: 3 },
  alignment: [
    {
      movement: "trunk_lean",
      range: [0, 60],
      during: "moving",
      graceMs: 300,
      cue: "keep_back_straight",
      breaks: false,
    },
    {
      movement: "knee_alignment",
      range: [-25, 12],
      during: "moving",
      graceMs: 300,
      cue: "knees_out",
      breaks: false,
    },
  ],
  met: [3, 6.5],
  quality: USUAL_QUALITY,
};
