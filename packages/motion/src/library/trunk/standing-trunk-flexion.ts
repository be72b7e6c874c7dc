import type { ExerciseDefinition } from "../../exercise.ts";
import { MET, USUAL_DEPTH, USUAL_QUALITY } from "../exercise-defaults.ts";

/** Standing with straight knees, the trunk rolls down until the hands hang towards the feet. */
export const standingTrunkFlexion: ExerciseDefinition = {
  id: "standing-trunk-flexion",
  version: 1,
  region: "trunk",
  position: "standing",
  view: "side",
  counting: "reps",
  sides: "both",
  stays: "feet",
  primary: [
    { movement: "trunk_lean", weight: 1 },
    { movement: "hip_flexion", weight: 1 },
  ],
  templates: {
    start: { trunk_lean: 5, hip_flexion: 8 },
    peak: { trunk_lean: 90, hip_flexion: 105 },
  },
  depth: USUAL_DEPTH,
  timing: { minRep: 1, maxRep: 20, typicalRep: 5 },
  alignment: [
    {
      movement: "knee_flexion",
      range: [-10, 28],
      during: "moving",
      graceMs: 400,
      cue: "straighten_knees",
      breaks: false,
    },
  ],
  met: MET.mild,
  quality: USUAL_QUALITY,
};
