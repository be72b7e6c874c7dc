import type { ExerciseDefinition } from "../../exercise.ts";
import { MET, USUAL_QUALITY } from "../exercise-defaults.ts";

/** Lying with bent knees, head and shoulder blades are lifted; a sit-up stopped half-way. */
export const curlUp: ExerciseDefinition = {
  id: "curl-up",
  version: 1,
  region: "trunk",
  position: "floor",
  view: "side",
  counting: "reps",
  sides: "both",
  primary: [{ movement: "trunk_lean", weight: 1 }],
  templates: { start: { trunk_lean: 86, knee_flexion: 95, hip_flexion: 45 }, peak: { trunk_lean: 50 } },
  depth: { counted: 0.75, partial: 0.4 },
  timing: { minRep: 0.6, maxRep: 12, typicalRep: 2.5 },
  alignment: [],
  met: MET.bodyweight,
  quality: USUAL_QUALITY,
};
