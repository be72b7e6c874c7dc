import type { ExerciseDefinition } from "../../exercise.ts";
import { MET, USUAL_DEPTH, USUAL_QUALITY } from "../exercise-defaults.ts";

/**
 * With the elbows at the sides, the hands are pushed down against a band or rope.
 *
 * A biceps curl backwards: bent is the start, so the two never count each other at the same moment.
 */
export const tricepsPushdown: ExerciseDefinition = {
  id: "triceps-pushdown",
  version: 1,
  region: "elbow",
  position: "standing",
  view: "diagonal",
  counting: "reps",
  sides: "either",
  stays: "hips",
  primary: [{ movement: "elbow_flexion", weight: 1 }],
  templates: {
    start: { elbow_flexion: 102, shoulder_flexion: 8, trunk_lean: 6 },
    peak: { elbow_flexion: 14 },
  },
  depth: USUAL_DEPTH,
  timing: { minRep: 0.5, maxRep: 12, typicalRep: 2.4 },
  alignment: [
    {
      movement: "shoulder_flexion",
      range: [-30, 45],
      during: "moving",
      graceMs: 400,
      cue: "keep_elbows_still",
      breaks: false,
    },
    {
      movement: "trunk_lean",
      range: [0, 25],
      during: "moving",
      graceMs: 400,
      cue: "stand_upright",
      breaks: false,
    },
  ],
  met: MET.light,
  quality: USUAL_QUALITY,
};
