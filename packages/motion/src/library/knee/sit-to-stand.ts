import type { ExerciseDefinition } from "../../exercise.ts";
import { USUAL_QUALITY } from "../exercise-defaults.ts";

/** Rising from a chair to full standing and sitting down again: the seat is the start, standing is the peak. */
export const sitToStand: ExerciseDefinition = {
  id: "sit-to-stand",
  version: 2,
  region: "knee",
  position: "sitting",
  view: "any",
  counting: "reps",
  sides: "both",
  stays: "feet",
  primary: [
    { movement: "knee_flexion", weight: 1 },
    { movement: "hip_flexion", weight: 1 },
  ],
  templates: {
    start: { knee_flexion: 85, hip_flexion: 85 },
    peak: { knee_flexion: 8, hip_flexion: 8 },
  },
  depth: { counted: 0.7, partial: 0.3 },
  timing: { minRep: 0.9, maxRep: 20, typicalRep: 3.5 },
  alignment: [],
  met: [2.8, 4],
  quality: USUAL_QUALITY,
};
