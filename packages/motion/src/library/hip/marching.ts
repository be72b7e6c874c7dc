import type { ExerciseDefinition } from "../../exercise.ts";
import { MET, USUAL_QUALITY, WHOLE_WAY_DEPTH } from "../exercise-defaults.ts";

/** Standing, one knee after the other is lifted to the height of the hip. */
export const marching: ExerciseDefinition = {
  id: "marching",
  version: 1,
  region: "hip",
  position: "standing",
  view: "diagonal",
  counting: "alternating",
  sides: "either",
  primary: [
    { movement: "hip_flexion", weight: 2 },
    { movement: "knee_flexion", weight: 1 },
  ],
  templates: {
    start: { hip_flexion: 8, knee_flexion: 5, trunk_lean: 5 },
    peak: { hip_flexion: 82, knee_flexion: 85 },
  },
  depth: WHOLE_WAY_DEPTH,
  timing: { minRep: 0.5, maxRep: 10, typicalRep: 1.8 },
  alignment: [
    {
      movement: "trunk_lean",
      range: [0, 20],
      during: "moving",
      graceMs: 400,
      cue: "stand_upright",
      breaks: false,
    },
  ],
  met: MET.light,
  quality: USUAL_QUALITY,
};
