import type { ExerciseDefinition } from "../../exercise.ts";
import { USUAL_DEPTH, USUAL_QUALITY } from "../exercise-defaults.ts";

/** Elbow curl with one arm, both, or one after the other; the upper arm stays still. */
export const bicepsCurl: ExerciseDefinition = {
  id: "biceps-curl",
  version: 2,
  region: "elbow",
  position: "standing",
  view: "any",
  counting: "reps",
  sides: "either",
  stays: "hips",
  primary: [{ movement: "elbow_flexion", weight: 1 }],
  templates: { start: { elbow_flexion: 15, trunk_lean: 5 }, peak: { elbow_flexion: 125 } },
  depth: USUAL_DEPTH,
  timing: { minRep: 0.6, maxRep: 12, typicalRep: 2.5 },
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
  met: [2.8, 3.8],
  quality: USUAL_QUALITY,
};
