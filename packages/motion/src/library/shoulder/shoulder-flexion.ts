import type { ExerciseDefinition } from "../../exercise.ts";
import { USUAL_DEPTH, USUAL_QUALITY } from "../exercise-defaults.ts";

/** Front raise: one or both straight arms forward to the height of the shoulder or above. */
export const shoulderFlexion: ExerciseDefinition = {
  id: "shoulder-flexion",
  version: 2,
  region: "shoulder",
  position: "standing",
  view: "side",
  counting: "reps",
  sides: "either",
  stays: "hips",
  primary: [{ movement: "shoulder_flexion", weight: 1 }],
  templates: { start: { shoulder_flexion: 10, trunk_lean: 5 }, peak: { shoulder_flexion: 95 } },
  depth: USUAL_DEPTH,
  timing: { minRep: 0.35, maxRep: 12, typicalRep: 3 },
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
  met: [2.8, 3.8],
  quality: USUAL_QUALITY,
};
