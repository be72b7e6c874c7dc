import type { ExerciseDefinition } from "../../exercise.ts";
import { MET, USUAL_QUALITY, WHOLE_WAY_DEPTH } from "../exercise-defaults.ts";

/** The first half of a squat, to 45° of knee flexion: squatting as it is begun after an operation. */
export const miniSquat: ExerciseDefinition = {
  id: "mini-squat",
  version: 1,
  region: "knee",
  position: "standing",
  view: "any",
  counting: "reps",
  sides: "both",
  stays: "feet",
  primary: [
    { movement: "knee_flexion", weight: 2 },
    { movement: "hip_flexion", weight: 1 },
  ],
  templates: {
    start: { knee_flexion: 8, hip_flexion: 12, trunk_lean: 5 },
    peak: { knee_flexion: 46, hip_flexion: 58 },
  },
  depth: WHOLE_WAY_DEPTH,
  timing: { minRep: 0.6, maxRep: 15, typicalRep: 2.5 },
  alignment: [
    {
      movement: "trunk_lean",
      range: [0, 50],
      during: "moving",
      graceMs: 300,
      cue: "keep_back_straight",
      breaks: false,
    },
    {
      movement: "knee_alignment",
      range: [-25, 12],
      during: "moving",
      graceMs: 300,
      cue: "knees_out",
      breaks: false,
    },
  ],
  met: MET.light,
  quality: USUAL_QUALITY,
};
