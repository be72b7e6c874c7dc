import type { ExerciseDefinition } from "../../exercise.ts";
import { MET, USUAL_QUALITY, WHOLE_WAY_DEPTH } from "../exercise-defaults.ts";

/**
 * Lying with straight legs, both feet are pulled up from pointed to beyond the right angle.
 *
 * The whole way of the ankle, 20° up and 45° down, is wide enough for a camera; raising the front of the foot alone is not.
 */
export const anklePump: ExerciseDefinition = {
  id: "ankle-pump",
  version: 1,
  region: "ankle",
  position: "floor",
  view: "side",
  counting: "reps",
  sides: "both",
  primary: [{ movement: "ankle_dorsiflexion", weight: 1 }],
  templates: {
    start: { ankle_dorsiflexion: -35, trunk_lean: 88, knee_flexion: 5 },
    peak: { ankle_dorsiflexion: 10 },
  },
  depth: WHOLE_WAY_DEPTH,
  timing: { minRep: 0.4, maxRep: 15, typicalRep: 2 },
  alignment: [],
  met: MET.mild,
  quality: USUAL_QUALITY,
};
