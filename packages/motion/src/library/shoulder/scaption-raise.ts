import type { ExerciseDefinition } from "../../exercise.ts";
import { MET, USUAL_DEPTH, USUAL_QUALITY } from "../exercise-defaults.ts";

/**
 * Raising straight arms in the plane of the shoulder blades, between front and side, above the height of the shoulder.
 *
 * Both planes must take part: a front raise shows no abduction, a side raise no flexion.
 */
export const scaptionRaise: ExerciseDefinition = {
  id: "scaption-raise",
  version: 1,
  region: "shoulder",
  position: "standing",
  view: "any",
  counting: "reps",
  sides: "either",
  stays: "hips",
  primary: [
    { movement: "shoulder_flexion", weight: 1 },
    { movement: "shoulder_abduction", weight: 1 },
  ],
  templates: {
    start: { shoulder_flexion: 10, shoulder_abduction: 15, trunk_lean: 5 },
    peak: { shoulder_flexion: 120, shoulder_abduction: 115 },
  },
  depth: USUAL_DEPTH,
  timing: { minRep: 0.5, maxRep: 12, typicalRep: 3.3 },
  alignment: [
    {
      movement: "elbow_flexion",
      range: [-10, 50],
      during: "peak",
      graceMs: 300,
      cue: "straighten_elbows",
      breaks: false,
    },
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
