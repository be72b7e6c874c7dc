import type { ExerciseDefinition } from "../../exercise.ts";
import { USUAL_DEPTH, USUAL_QUALITY } from "../exercise-defaults.ts";

/** Standing side leg raise, one leg or alternating; the trunk stays upright. */
export const hipAbduction: ExerciseDefinition = {
  id: "hip-abduction",
  version: 2,
  region: "hip",
  position: "standing",
  view: "front",
  counting: "alternating",
  sides: "either",
  stays: "one_foot",
  primary: [{ movement: "hip_abduction", weight: 1 }],
  templates: { start: { hip_abduction: 3, trunk_lean: 5 }, peak: { hip_abduction: 38 } },
  depth: USUAL_DEPTH,
  timing: { minRep: 0.6, maxRep: 12, typicalRep: 2.5 },
  alignment: [
    {
      movement: "trunk_lean",
      range: [0, 18],
      during: "moving",
      graceMs: 300,
      cue: "stand_upright",
      breaks: false,
    },
    {
      movement: "knee_flexion",
      range: [-10, 35],
      during: "peak",
      graceMs: 300,
      cue: "straighten_knees",
      breaks: false,
    },
  ],
  met: [2.3, 3.8],
  quality: USUAL_QUALITY,
};
