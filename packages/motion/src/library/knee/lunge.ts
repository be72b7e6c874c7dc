import type { ExerciseDefinition } from "../../exercise.ts";
import { USUAL_DEPTH, USUAL_QUALITY } from "../exercise-defaults.ts";

/** Split or stepping lunge: both knees bend, the front hip more than the rear one. */
export const lunge: ExerciseDefinition = {
  id: "lunge",
  version: 1,
  region: "knee",
  position: "standing",
  view: "side",
  counting: "reps",
  sides: "both",
  primary: [{ movement: "knee_flexion", weight: 1 }],
  templates: { start: { knee_flexion: 15, trunk_lean: 5 }, peak: { knee_flexion: 90 } },
  depth: USUAL_DEPTH,
  timing: { minRep: 0.8, maxRep: 15, typicalRep: 3 },
  alignment: [
    {
      movement: "trunk_lean",
      range: [0, 35],
      during: "moving",
      graceMs: 300,
      cue: "stand_upright",
      breaks: false,
    },
  ],
  met: [3, 6.5],
  quality: USUAL_QUALITY,
};
