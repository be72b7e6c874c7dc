import type { ExerciseDefinition } from "../../exercise.ts";
import { USUAL_DEPTH, USUAL_QUALITY } from "../exercise-defaults.ts";

/** A wide step to the side: one knee bends, the other stays straight. */
export const sideLunge: ExerciseDefinition = {
  id: "side-lunge",
  version: 2,
  region: "hip",
  position: "standing",
  view: "front",
  counting: "alternating",
  sides: "either",
  stays: "one_foot",
  primary: [
    { movement: "knee_flexion", weight: 2 },
    { movement: "hip_flexion", weight: 1 },
  ],
  templates: {
    start: { knee_flexion: 8, hip_flexion: 8, trunk_lean: 5 },
    peak: { knee_flexion: 80, hip_flexion: 70 },
  },
  depth: USUAL_DEPTH,
  timing: { minRep: 0.8, maxRep: 15, typicalRep: 3 },
  alignment: [
    {
      movement: "trunk_lean",
      range: [0, 45],
      during: "moving",
      graceMs: 300,
      cue: "stand_upright",
      breaks: false,
    },
  ],
  met: [3, 6.5],
  quality: USUAL_QUALITY,
};
