import type { ExerciseDefinition } from "../../exercise.ts";
import { MET, USUAL_QUALITY, WHOLE_WAY_DEPTH } from "../exercise-defaults.ts";

/** Squat on one leg to about 60°, the other foot held off the floor in front. */
export const singleLegSquat: ExerciseDefinition = {
  id: "single-leg-squat",
  version: 1,
  region: "knee",
  position: "standing",
  view: "front",
  counting: "alternating",
  sides: "either",
  primary: [{ movement: "knee_flexion", weight: 1 }],
  templates: { start: { knee_flexion: 6, trunk_lean: 5 }, peak: { knee_flexion: 58 } },
  depth: WHOLE_WAY_DEPTH,
  timing: { minRep: 0.8, maxRep: 15, typicalRep: 3.4 },
  alignment: [
    {
      movement: "trunk_lean",
      range: [0, 42],
      during: "moving",
      graceMs: 300,
      cue: "keep_back_straight",
      breaks: false,
    },
  ],
  met: MET.bodyweight,
  quality: USUAL_QUALITY,
};
