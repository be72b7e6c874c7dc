import type { ExerciseDefinition } from "../../exercise.ts";
import { USUAL_DEPTH, USUAL_QUALITY } from "../exercise-defaults.ts";

/** Raising one or both straight arms to the side, to the height of the shoulder or above. */
export const shoulderAbduction: ExerciseDefinition = {
  id: "shoulder-abduction",
  version: 2,
  region: "shoulder",
  position: "standing",
  view: "front",
  counting: "reps",
  sides: "either",
  stays: "hips",
  primary: [{ movement: "shoulder_abduction", weight: 1 }],
  templates: { start: { shoulder_abduction: 15, trunk_lean: 5 }, peak: { shoulder_abduction: 95 } },
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
