import type { ExerciseDefinition } from "../../exercise.ts";
import { USUAL_DEPTH, USUAL_QUALITY } from "../exercise-defaults.ts";

/** Jumping jack: arms overhead and legs apart together, and back. */
export const jumpingJack: ExerciseDefinition = {
  id: "jumping-jack",
  version: 1,
  region: "whole_body",
  position: "standing",
  view: "front",
  counting: "reps",
  sides: "both",
  primary: [
    { movement: "shoulder_abduction", weight: 3 },
    { movement: "hip_abduction", weight: 1 },
  ],
  templates: {
    start: { shoulder_abduction: 20, hip_abduction: 2, trunk_lean: 5 },
    peak: { shoulder_abduction: 145, hip_abduction: 20 },
  },
  depth: USUAL_DEPTH,
  timing: { minRep: 0.35, maxRep: 6, typicalRep: 1.2 },
  alignment: [],
  met: [3.8, 7.5],
  quality: USUAL_QUALITY,
};
