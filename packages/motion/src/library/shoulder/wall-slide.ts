import type { ExerciseDefinition } from "../../exercise.ts";
import { MET, USUAL_QUALITY, WHOLE_WAY_DEPTH } from "../exercise-defaults.ts";

/** Facing a wall, the forearms slide up it until the arms are nearly straight. */
export const wallSlide: ExerciseDefinition = {
  id: "wall-slide",
  version: 1,
  region: "shoulder",
  position: "standing",
  view: "side",
  counting: "reps",
  sides: "both",
  stays: "hips",
  primary: [
    { movement: "shoulder_flexion", weight: 1 },
    { movement: "elbow_flexion", weight: 1 },
  ],
  templates: {
    start: { shoulder_flexion: 70, elbow_flexion: 105, trunk_lean: 5 },
    peak: { shoulder_flexion: 132, elbow_flexion: 38 },
  },
  depth: WHOLE_WAY_DEPTH,
  timing: { minRep: 0.8, maxRep: 15, typicalRep: 3.4 },
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
