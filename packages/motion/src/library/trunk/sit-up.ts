import type { ExerciseDefinition } from "../../exercise.ts";
import { USUAL_DEPTH, USUAL_QUALITY } from "../exercise-defaults.ts";

/** Sit-up from lying with bent knees: the trunk comes up to the thighs. */
export const sitUp: ExerciseDefinition = {
  id: "sit-up",
  version: 1,
  region: "trunk",
  position: "floor",
  view: "side",
  counting: "reps",
  sides: "both",
  primary: [{ movement: "hip_flexion", weight: 1 }],
  templates: { start: { hip_flexion: 50, trunk_lean: 85 }, peak: { hip_flexion: 115 } },
  depth: USUAL_DEPTH,
  timing: { minRep: 0.8, maxRep: 12, typicalRep: 3 },
  alignment: [],
  met: [3, 6.5],
  quality: USUAL_QUALITY,
};
