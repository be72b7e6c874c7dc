import type { ExerciseDefinition } from "../../exercise.ts";
import { MET, USUAL_DEPTH, USUAL_QUALITY } from "../exercise-defaults.ts";

/**
 * Up onto a step with one leg, whose foot stays there, and down again.
 *
 * The start is the mean of a bent leg on the step and a straight one on the floor.
 */
export const stepUp: ExerciseDefinition = {
  id: "step-up",
  version: 1,
  region: "knee",
  position: "standing",
  view: "side",
  counting: "reps",
  sides: "both",
  primary: [
    { movement: "knee_flexion", weight: 2 },
    { movement: "hip_flexion", weight: 1 },
  ],
  templates: {
    start: { knee_flexion: 45, hip_flexion: 40, trunk_lean: 5 },
    peak: { knee_flexion: 8, hip_flexion: 10 },
  },
  depth: USUAL_DEPTH,
  timing: { minRep: 0.8, maxRep: 15, typicalRep: 3 },
  alignment: [
    {
      movement: "trunk_lean",
      range: [0, 38],
      during: "moving",
      graceMs: 300,
      cue: "stand_upright",
      breaks: false,
    },
  ],
  met: MET.bodyweight,
  quality: USUAL_QUALITY,
};
