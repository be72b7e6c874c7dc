import type { ExerciseDefinition } from "../../exercise.ts";
import { USUAL_DEPTH, USUAL_QUALITY } from "../exercise-defaults.ts";

/** Sitting, one shank is raised until the knee is straight, and lowered. */
export const seatedKneeExtension: ExerciseDefinition = {
  id: "seated-knee-extension",
  version: 2,
  region: "knee",
  position: "sitting",
  view: "side",
  counting: "alternating",
  sides: "either",
  stays: "one_foot",
  primary: [{ movement: "knee_flexion", weight: 1 }],
  templates: { start: { knee_flexion: 85, hip_flexion: 80, trunk_lean: 10 }, peak: { knee_flexion: 15 } },
  depth: USUAL_DEPTH,
  timing: { minRep: 0.7, maxRep: 15, typicalRep: 3.5 },
  alignment: [
    {
      movement: "trunk_lean",
      range: [0, 30],
      during: "moving",
      graceMs: 400,
      cue: "stand_upright",
      breaks: false,
    },
  ],
  met: [2.3, 2.8],
  quality: USUAL_QUALITY,
};
