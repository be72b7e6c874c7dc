import type { ExerciseDefinition } from "../../exercise.ts";
import { MET, USUAL_QUALITY, WHOLE_WAY_DEPTH } from "../exercise-defaults.ts";

/** Face down, the hands push the chest up while the hips stay on the floor (back extension after McKenzie). */
export const pronePressUp: ExerciseDefinition = {
  id: "prone-press-up",
  version: 1,
  region: "trunk",
  position: "floor",
  view: "side",
  counting: "reps",
  sides: "both",
  primary: [
    { movement: "trunk_lean", weight: 1 },
    { movement: "elbow_flexion", weight: 1 },
  ],
  templates: {
    start: { trunk_lean: 84, elbow_flexion: 140, hip_flexion: 10 },
    peak: { trunk_lean: 45, elbow_flexion: 80 },
  },
  depth: WHOLE_WAY_DEPTH,
  timing: { minRep: 0.8, maxRep: 15, typicalRep: 3.5 },
  alignment: [],
  met: MET.mild,
  quality: USUAL_QUALITY,
};
