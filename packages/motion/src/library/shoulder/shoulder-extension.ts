import type { ExerciseDefinition } from "../../exercise.ts";
import { MET, USUAL_QUALITY, WHOLE_WAY_DEPTH } from "../exercise-defaults.ts";

/**
 * Raising both straight arms backward; 45° to 60° is what a healthy shoulder reaches.
 *
 * A negative angle: an arm that swings forward goes the other way and is no repetition.
 */
export const shoulderExtension: ExerciseDefinition = {
  id: "shoulder-extension",
  version: 1,
  region: "shoulder",
  position: "standing",
  view: "side",
  counting: "reps",
  sides: "both",
  stays: "hips",
  primary: [{ movement: "shoulder_flexion", weight: 1 }],
  templates: { start: { shoulder_flexion: 5, trunk_lean: 5 }, peak: { shoulder_flexion: -42 } },
  depth: WHOLE_WAY_DEPTH,
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
