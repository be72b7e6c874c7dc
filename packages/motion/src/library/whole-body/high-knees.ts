import type { ExerciseDefinition } from "../../exercise.ts";
import { MET, USUAL_QUALITY, WHOLE_WAY_DEPTH } from "../exercise-defaults.ts";

/** Running on the spot, each knee to the height of the hip. */
export const highKnees: ExerciseDefinition = {
  id: "high-knees",
  version: 1,
  region: "whole_body",
  position: "standing",
  view: "diagonal",
  counting: "alternating",
  sides: "either",
  primary: [
    { movement: "hip_flexion", weight: 2 },
    { movement: "knee_flexion", weight: 1 },
  ],
  templates: {
    start: { hip_flexion: 10, knee_flexion: 12, trunk_lean: 5 },
    peak: { hip_flexion: 80, knee_flexion: 88 },
  },
  depth: WHOLE_WAY_DEPTH,
  timing: { minRep: 0.2, maxRep: 2, typicalRep: 0.7 },
  alignment: [],
  met: MET.vigorous,
  quality: USUAL_QUALITY,
};
