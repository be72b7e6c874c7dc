import type { ExerciseDefinition } from "../../exercise.ts";
import { MET, USUAL_DEPTH, USUAL_QUALITY } from "../exercise-defaults.ts";

/** Bent forward with the upper arms along the trunk, the elbows straighten backward (triceps kickback). */
export const elbowExtension: ExerciseDefinition = {
  id: "elbow-extension",
  version: 1,
  region: "elbow",
  position: "standing",
  view: "side",
  counting: "reps",
  sides: "both",
  stays: "hips",
  primary: [{ movement: "elbow_flexion", weight: 1 }],
  templates: {
    start: { elbow_flexion: 92, shoulder_flexion: -5, trunk_lean: 46, hip_flexion: 60 },
    peak: { elbow_flexion: 12 },
  },
  depth: USUAL_DEPTH,
  timing: { minRep: 0.5, maxRep: 12, typicalRep: 2.5 },
  alignment: [
    {
      movement: "shoulder_flexion",
      range: [-60, 30],
      during: "moving",
      graceMs: 400,
      cue: "keep_elbows_still",
      breaks: false,
    },
    {
      movement: "trunk_lean",
      range: [33, 80],
      during: "moving",
      graceMs: 400,
      cue: "stay_bent_forward",
      breaks: false,
    },
  ],
  met: MET.light,
  quality: USUAL_QUALITY,
};
