import type { ExerciseDefinition } from "../../exercise.ts";
import { MET, USUAL_DEPTH, USUAL_QUALITY } from "../exercise-defaults.ts";

/**
 * Squat in a long step, feet in place: the body sinks between them until the rear knee is near the floor.
 *
 * Both knees bend from a stance that is bent already, where a lunge begins with the feet together.
 */
export const splitSquat: ExerciseDefinition = {
  id: "split-squat",
  version: 1,
  region: "knee",
  position: "standing",
  view: "side",
  counting: "reps",
  sides: "both",
  primary: [{ movement: "knee_flexion", weight: 1 }],
  templates: { start: { knee_flexion: 40, trunk_lean: 5 }, peak: { knee_flexion: 102 } },
  depth: USUAL_DEPTH,
  timing: { minRep: 0.7, maxRep: 15, typicalRep: 2.8 },
  alignment: [
    {
      movement: "trunk_lean",
      range: [0, 32],
      during: "moving",
      graceMs: 300,
      cue: "stand_upright",
      breaks: false,
    },
  ],
  met: MET.bodyweight,
  quality: USUAL_QUALITY,
};
