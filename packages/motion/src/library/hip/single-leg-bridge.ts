import type { ExerciseDefinition } from "../../exercise.ts";
import { MET, USUAL_QUALITY, WHOLE_WAY_DEPTH } from "../exercise-defaults.ts";

/** Bridge on one foot, the other leg stretched out: the hips are lifted until trunk and thighs make one line. */
export const singleLegBridge: ExerciseDefinition = {
  id: "single-leg-bridge",
  version: 1,
  region: "hip",
  position: "floor",
  view: "side",
  counting: "reps",
  sides: "both",
  primary: [{ movement: "hip_flexion", weight: 1 }],
  templates: { start: { hip_flexion: 48, trunk_lean: 88 }, peak: { hip_flexion: 12 } },
  depth: WHOLE_WAY_DEPTH,
  timing: { minRep: 0.8, maxRep: 15, typicalRep: 3 },
  alignment: [],
  met: MET.light,
  quality: USUAL_QUALITY,
};
