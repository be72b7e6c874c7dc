import type { ExerciseDefinition } from "../../exercise.ts";
import { MET, USUAL_QUALITY, WHOLE_WAY_DEPTH } from "../exercise-defaults.ts";

/** On hands and knees, one thigh is lifted backward into the line of the trunk, the knee bent. */
export const donkeyKick: ExerciseDefinition = {
  id: "donkey-kick",
  version: 1,
  region: "hip",
  position: "floor",
  view: "side",
  counting: "alternating",
  sides: "either",
  primary: [{ movement: "hip_flexion", weight: 1 }],
  templates: { start: { hip_flexion: 73, knee_flexion: 92, trunk_lean: 75 }, peak: { hip_flexion: 12 } },
  depth: WHOLE_WAY_DEPTH,
  timing: { minRep: 0.6, maxRep: 15, typicalRep: 2.5 },
  alignment: [],
  met: MET.light,
  quality: USUAL_QUALITY,
};
