import type { ExerciseDefinition } from "../../exercise.ts";
import { USUAL_DEPTH, USUAL_QUALITY } from "../exercise-defaults.ts";

/** Push-up from the hands and toes or knees: the elbows bend, the trunk stays near level. */
export const pushUp: ExerciseDefinition = {
  id: "push-up",
  version: 2,
  region: "shoulder",
  position: "floor",
  view: "side",
  counting: "reps",
  sides: "both",
  primary: [{ movement: "elbow_flexion", weight: 1 }],
  templates: { start: { elbow_flexion: 10, trunk_lean: 75 }, peak: { elbow_flexion: 95 } },
  depth: USUAL_DEPTH,
  timing: { minRep: 0.5, maxRep: 12, typicalRep: 2 },
  alignment: [
    {
      movement: "hip_flexion",
      range: [-20, 35],
      during: "moving",
      graceMs: 400,
      cue: "keep_hips_up",
      breaks: false,
    },
  ],
  met: [3, 6.5],
  quality: USUAL_QUALITY,
};
