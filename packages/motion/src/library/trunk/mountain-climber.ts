import type { ExerciseDefinition } from "../../exercise.ts";
import { MET, USUAL_QUALITY, WHOLE_WAY_DEPTH } from "../exercise-defaults.ts";

/** On hands and toes, one knee after the other is drawn under the chest. */
export const mountainClimber: ExerciseDefinition = {
  id: "mountain-climber",
  version: 1,
  region: "trunk",
  position: "floor",
  view: "side",
  counting: "alternating",
  sides: "either",
  primary: [
    { movement: "hip_flexion", weight: 1 },
    { movement: "knee_flexion", weight: 1 },
  ],
  templates: {
    start: { hip_flexion: 10, knee_flexion: 8, trunk_lean: 72, elbow_flexion: 10 },
    peak: { hip_flexion: 82, knee_flexion: 122 },
  },
  depth: WHOLE_WAY_DEPTH,
  timing: { minRep: 0.25, maxRep: 6, typicalRep: 1.2 },
  alignment: [],
  met: MET.vigorous,
  quality: USUAL_QUALITY,
};
