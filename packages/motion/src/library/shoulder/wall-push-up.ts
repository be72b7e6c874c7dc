import type { ExerciseDefinition } from "../../exercise.ts";
import { MET, USUAL_DEPTH, USUAL_QUALITY } from "../exercise-defaults.ts";

/**
 * Push-up standing, hands on a wall: the elbows bend, the body stays in one line.
 *
 * The arms reach forward all the while, which a biceps curl does not.
 */
export const wallPushUp: ExerciseDefinition = {
  id: "wall-push-up",
  version: 1,
  region: "shoulder",
  position: "standing",
  view: "side",
  counting: "reps",
  sides: "both",
  primary: [{ movement: "elbow_flexion", weight: 1 }],
  templates: {
    start: { elbow_flexion: 12, shoulder_flexion: 95, trunk_lean: 15 },
    peak: { elbow_flexion: 88 },
  },
  depth: USUAL_DEPTH,
  timing: { minRep: 0.6, maxRep: 12, typicalRep: 2.4 },
  alignment: [
    {
      movement: "hip_flexion",
      range: [-20, 25],
      during: "moving",
      graceMs: 400,
      cue: "keep_hips_up",
      breaks: false,
    },
  ],
  met: MET.light,
  quality: USUAL_QUALITY,
};
