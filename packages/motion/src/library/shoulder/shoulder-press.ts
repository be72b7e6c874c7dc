import type { ExerciseDefinition } from "../../exercise.ts";
import { MET, USUAL_DEPTH, USUAL_QUALITY } from "../exercise-defaults.ts";

/** Pushing both hands from beside the ears straight up over the head. */
export const shoulderPress: ExerciseDefinition = {
  id: "shoulder-press",
  version: 1,
  region: "shoulder",
  position: "standing",
  view: "front",
  counting: "reps",
  sides: "both",
  stays: "hips",
  primary: [
    { movement: "elbow_flexion", weight: 1 },
    { movement: "shoulder_abduction", weight: 1 },
  ],
  templates: {
    start: { elbow_flexion: 125, shoulder_abduction: 80, trunk_lean: 5 },
    peak: { elbow_flexion: 25, shoulder_abduction: 155 },
  },
  depth: USUAL_DEPTH,
  timing: { minRep: 0.6, maxRep: 12, typicalRep: 2.8 },
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
