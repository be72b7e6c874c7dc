import type { ExerciseDefinition } from "../../exercise.ts";
import { USUAL_DEPTH, USUAL_QUALITY } from "../exercise-defaults.ts";

/** Lying on the back with bent knees, the hips are lifted until trunk and thighs make one line. */
export const gluteBridge: ExerciseDefinition = {
  id: "glute-bridge",
  version: 1,
  region: "hip",
  position: "floor",
  view: "side",
  counting: "reps",
  sides: "both",
  primary: [{ movement: "hip_flexion", weight: 1 }],
  templates: { start: { hip_flexion: 50, trunk_lean: 85 }, peak: { hip_flexion: 8 } },
  depth: USUAL_DEPTH,
  timing: { minRep: 0.8, maxRep: 15, typicalRep: 3 },
  alignment: [],
  met: [2.8, 3.8],
  quality: USUAL_QUALITY,
};
