import type { ExerciseDefinition } from "../../exercise.ts";
import { MET, USUAL_QUALITY, WHOLE_WAY_DEPTH } from "../exercise-defaults.ts";

/** Face down, one heel is brought up towards the seat. */
export const proneKneeFlexion: ExerciseDefinition = {
  id: "prone-knee-flexion",
  version: 1,
  region: "knee",
  position: "floor",
  view: "side",
  counting: "alternating",
  sides: "either",
  primary: [{ movement: "knee_flexion", weight: 1 }],
  templates: { start: { knee_flexion: 5, hip_flexion: 8, trunk_lean: 88 }, peak: { knee_flexion: 108 } },
  depth: WHOLE_WAY_DEPTH,
  timing: { minRep: 0.6, maxRep: 15, typicalRep: 2.6 },
  alignment: [],
  met: MET.mild,
  quality: USUAL_QUALITY,
};
