import type { ExerciseDefinition } from "../../exercise.ts";
import { USUAL_DEPTH } from "../exercise-defaults.ts";

/** Plank on the forearms or hands: shoulders, hips and ankles in one line, for time. */
export const plank: ExerciseDefinition = {
  id: "plank",
  version: 2,
  region: "trunk",
  position: "floor",
  view: "side",
  counting: "hold",
  sides: "both",
  primary: [
    { movement: "hip_flexion", weight: 1 },
    { movement: "knee_flexion", weight: 1 },
    { movement: "trunk_lean", weight: 1 },
  ],
  templates: {
    start: { hip_flexion: 60, knee_flexion: 60, trunk_lean: 20 },
    peak: { hip_flexion: 8, knee_flexion: 8, trunk_lean: 80 },
  },
  depth: USUAL_DEPTH,
  timing: { minRep: 1, maxRep: 600, typicalRep: 30 },
  hold: { tolerance: { hip_flexion: 36, knee_flexion: 30, trunk_lean: 30 }, graceMs: 500 },
  alignment: [
    {
      movement: "hip_flexion",
      range: [-20, 25],
      during: "always",
      graceMs: 500,
      cue: "keep_hips_up",
      breaks: false,
    },
  ],
  met: [2.8, 3.8],
  quality: { range: 20, alignment: 30, tempo: 0, stability: 30, completion: 20 },
};
