import type { ExerciseDefinition } from "../../exercise.ts";
import { MET, USUAL_DEPTH, USUAL_QUALITY } from "../exercise-defaults.ts";

/**
 * The hips go back and the straight trunk comes forward over soft knees (good morning).
 *
 * Knees that bend far make it a squat, which is refused.
 */
export const hipHinge: ExerciseDefinition = {
  id: "hip-hinge",
  version: 1,
  region: "hip",
  position: "standing",
  view: "side",
  counting: "reps",
  sides: "both",
  stays: "feet",
  primary: [
    { movement: "hip_flexion", weight: 1 },
    { movement: "trunk_lean", weight: 1 },
  ],
  templates: {
    start: { hip_flexion: 8, trunk_lean: 4, knee_flexion: 5 },
    peak: { hip_flexion: 78, trunk_lean: 58 },
  },
  depth: USUAL_DEPTH,
  timing: { minRep: 0.7, maxRep: 15, typicalRep: 3 },
  alignment: [
    {
      movement: "knee_flexion",
      range: [-10, 45],
      during: "moving",
      graceMs: 300,
      cue: "straighten_knees",
      breaks: true,
    },
  ],
  met: MET.light,
  quality: USUAL_QUALITY,
};
