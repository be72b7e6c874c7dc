import type { ExerciseDefinition } from "../../exercise.ts";
import { MET, USUAL_DEPTH, USUAL_QUALITY } from "../exercise-defaults.ts";

/**
 * Drawing both hands up the front of the body, elbows leading, to the height of the chest.
 *
 * The elbows stay below the shoulders: with the arm turned inwards, higher would pinch what lies under the acromion.
 */
export const uprightRow: ExerciseDefinition = {
  id: "upright-row",
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
    start: { elbow_flexion: 32, shoulder_abduction: 12, trunk_lean: 5 },
    peak: { elbow_flexion: 128, shoulder_abduction: 72 },
  },
  depth: USUAL_DEPTH,
  timing: { minRep: 0.5, maxRep: 12, typicalRep: 2.5 },
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
