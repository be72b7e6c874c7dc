import type { ExerciseDefinition } from "../../exercise.ts";
import { MET, USUAL_DEPTH } from "../exercise-defaults.ts";

/** Sitting against a wall without a chair: knees and hips at right angles, for time. */
export const wallSit: ExerciseDefinition = {
  id: "wall-sit",
  version: 1,
  region: "knee",
  position: "standing",
  view: "side",
  counting: "hold",
  sides: "both",
  primary: [
    { movement: "knee_flexion", weight: 1 },
    { movement: "hip_flexion", weight: 1 },
  ],
  templates: {
    start: { knee_flexion: 10, hip_flexion: 30 },
    peak: { knee_flexion: 90, hip_flexion: 90, trunk_lean: 3 },
  },
  depth: USUAL_DEPTH,
  timing: { minRep: 1, maxRep: 600, typicalRep: 30 },
  hold: { tolerance: { knee_flexion: 22, hip_flexion: 25, trunk_lean: 25 }, graceMs: 500 },
  alignment: [
    {
      movement: "trunk_lean",
      range: [0, 18],
      during: "always",
      graceMs: 500,
      cue: "stand_upright",
      breaks: false,
    },
  ],
  met: MET.light,
  quality: { range: 25, alignment: 25, tempo: 0, stability: 30, completion: 20 },
};
