import type { ExerciseDefinition } from "../../exercise.ts";
import { MET, USUAL_DEPTH } from "../exercise-defaults.ts";

/** Side plank on one forearm: shoulders, hips and ankles in one line, for time. */
export const sidePlank: ExerciseDefinition = {
  id: "side-plank",
  version: 1,
  region: "trunk",
  position: "floor",
  view: "front",
  counting: "hold",
  sides: "either",
  primary: [
    { movement: "hip_flexion", weight: 1 },
    { movement: "trunk_lean", weight: 1 },
    { movement: "knee_flexion", weight: 1 },
  ],
  templates: {
    start: { hip_flexion: 35, trunk_lean: 45, knee_flexion: 40 },
    peak: { hip_flexion: 8, trunk_lean: 73, knee_flexion: 5, shoulder_abduction: 75 },
  },
  depth: USUAL_DEPTH,
  timing: { minRep: 1, maxRep: 600, typicalRep: 30 },
  hold: {
    tolerance: { hip_flexion: 24, trunk_lean: 17, knee_flexion: 30, shoulder_abduction: 35 },
    graceMs: 500,
  },
  alignment: [],
  met: MET.light,
  quality: { range: 20, alignment: 20, tempo: 0, stability: 40, completion: 20 },
};
