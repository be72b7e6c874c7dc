import type { ExerciseDefinition } from "../../exercise.ts";
import { MET, USUAL_DEPTH, USUAL_QUALITY } from "../exercise-defaults.ts";

/** With the upper arms beside the ears, the elbows straighten from behind the neck to overhead. */
export const tricepsExtension: ExerciseDefinition = {
  id: "triceps-extension",
  version: 1,
  region: "elbow",
  position: "standing",
  view: "diagonal",
  counting: "reps",
  sides: "either",
  stays: "hips",
  primary: [{ movement: "elbow_flexion", weight: 1 }],
  templates: {
    start: { elbow_flexion: 112, shoulder_flexion: 160, trunk_lean: 5 },
    peak: { elbow_flexion: 15 },
  },
  depth: USUAL_DEPTH,
  timing: { minRep: 0.5, maxRep: 12, typicalRep: 2.5 },
  alignment: [
    {
      movement: "shoulder_flexion",
      range: [115, 200],
      during: "moving",
      graceMs: 400,
      cue: "keep_elbows_still",
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
