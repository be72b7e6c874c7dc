import type { ExerciseDefinition } from "../../exercise.ts";
import { MET, USUAL_QUALITY, WHOLE_WAY_DEPTH } from "../exercise-defaults.ts";

/**
 * Sitting, the trunk folds forward over the thighs and comes up again.
 *
 * The knees stay bent: rising from the chair is another exercise.
 */
export const seatedTrunkFlexion: ExerciseDefinition = {
  id: "seated-trunk-flexion",
  version: 1,
  region: "trunk",
  position: "sitting",
  view: "side",
  counting: "reps",
  sides: "both",
  primary: [{ movement: "trunk_lean", weight: 1 }],
  templates: { start: { trunk_lean: 5, knee_flexion: 88 }, peak: { trunk_lean: 58 } },
  depth: WHOLE_WAY_DEPTH,
  timing: { minRep: 0.8, maxRep: 15, typicalRep: 4 },
  alignment: [],
  met: MET.mild,
  quality: USUAL_QUALITY,
};
