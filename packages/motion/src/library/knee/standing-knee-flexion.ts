import type { ExerciseDefinition } from "../../exercise.ts";
import { MET, USUAL_QUALITY, WHOLE_WAY_DEPTH } from "../exercise-defaults.ts";

/**
 * Standing, one heel is brought up towards the seat (hamstring curl).
 *
 * The thigh stays: a knee that is lifted forward is marching.
 */
export const standingKneeFlexion: ExerciseDefinition = {
  id: "standing-knee-flexion",
  version: 1,
  region: "knee",
  position: "standing",
  view: "diagonal",
  counting: "alternating",
  sides: "either",
  primary: [{ movement: "knee_flexion", weight: 1 }],
  templates: { start: { knee_flexion: 5, hip_flexion: 8, trunk_lean: 5 }, peak: { knee_flexion: 92 } },
  depth: WHOLE_WAY_DEPTH,
  timing: { minRep: 0.6, maxRep: 15, typicalRep: 2.5 },
  alignment: [
    {
      movement: "hip_flexion",
      range: [-20, 32],
      during: "moving",
      graceMs: 300,
      cue: "keep_thighs_still",
      breaks: false,
    },
  ],
  met: MET.light,
  quality: USUAL_QUALITY,
};
