import type { ExerciseDefinition } from "../../exercise.ts";
import { MET, USUAL_DEPTH, USUAL_QUALITY } from "../exercise-defaults.ts";

/** Lying on the back, on a bench or the floor: from straight arms over the chest the elbows bend, and push up again. */
export const benchPress: ExerciseDefinition = {
  id: "bench-press",
  version: 1,
  region: "shoulder",
  position: "floor",
  view: "side",
  counting: "reps",
  sides: "both",
  primary: [{ movement: "elbow_flexion", weight: 1 }],
  templates: {
    start: { elbow_flexion: 15, shoulder_flexion: 85, trunk_lean: 88 },
    peak: { elbow_flexion: 90 },
  },
  depth: USUAL_DEPTH,
  timing: { minRep: 0.6, maxRep: 12, typicalRep: 2.5 },
  alignment: [],
  met: MET.light,
  quality: USUAL_QUALITY,
};
