import type { ExerciseDefinition } from "../../exercise.ts";
import { MET, USUAL_QUALITY, WHOLE_WAY_DEPTH } from "../exercise-defaults.ts";

/**
 * Lying on one side, the upper leg is lifted towards the ceiling; 45° is what a healthy hip reaches.
 *
 * The same angle as the standing leg raise; the lying trunk tells them apart.
 */
export const sideLyingHipAbduction: ExerciseDefinition = {
  id: "side-lying-hip-abduction",
  version: 1,
  region: "hip",
  position: "floor",
  view: "front",
  counting: "reps",
  sides: "either",
  primary: [{ movement: "hip_abduction", weight: 1 }],
  templates: { start: { hip_abduction: 5, trunk_lean: 82 }, peak: { hip_abduction: 42 } },
  depth: WHOLE_WAY_DEPTH,
  timing: { minRep: 0.6, maxRep: 15, typicalRep: 3 },
  alignment: [
    // Getting up moves the hips as well: the trunk stays down.
    {
      movement: "trunk_lean",
      range: [60, 120],
      during: "moving",
      graceMs: 300,
      cue: "hold_still",
      breaks: true,
    },
    {
      movement: "knee_flexion",
      range: [-10, 55],
      during: "peak",
      graceMs: 300,
      cue: "straighten_knees",
      breaks: false,
    },
  ],
  met: MET.mild,
  quality: USUAL_QUALITY,
};
