import type { ExerciseDefinition } from "../../exercise.ts";
import { MET, USUAL_QUALITY, WHOLE_WAY_DEPTH } from "../exercise-defaults.ts";

/** Bent forward from the hips, both elbows are drawn back past the trunk. */
export const bentOverRow: ExerciseDefinition = {
  id: "bent-over-row",
  version: 1,
  region: "shoulder",
  position: "standing",
  view: "side",
  counting: "reps",
  sides: "both",
  stays: "hips",
  primary: [
    { movement: "elbow_flexion", weight: 1 },
    { movement: "shoulder_flexion", weight: 1 },
  ],
  templates: {
    start: { elbow_flexion: 12, shoulder_flexion: 45, trunk_lean: 45, hip_flexion: 60 },
    peak: { elbow_flexion: 85, shoulder_flexion: -12 },
  },
  depth: WHOLE_WAY_DEPTH,
  timing: { minRep: 0.5, maxRep: 12, typicalRep: 2.3 },
  alignment: [
    {
      movement: "trunk_lean",
      range: [33, 80],
      during: "moving",
      graceMs: 400,
      cue: "stay_bent_forward",
      breaks: false,
    },
  ],
  met: MET.light,
  quality: USUAL_QUALITY,
};
