import type { ExerciseDefinition } from "../../exercise.ts";
import { MET, USUAL_QUALITY, WHOLE_WAY_DEPTH } from "../exercise-defaults.ts";

/**
 * On hands and knees, one leg is stretched backward to the height of the trunk, and the other side's arm forward.
 *
 * The leg is counted; a knee that stays bent is a donkey kick. The arm belongs to the other side of the body and is not measured.
 */
export const birdDog: ExerciseDefinition = {
  id: "bird-dog",
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
    start: { hip_flexion: 73, knee_flexion: 92, trunk_lean: 75 },
    peak: { hip_flexion: 9, knee_flexion: 8 },
  },
  depth: WHOLE_WAY_DEPTH,
  timing: { minRep: 0.8, maxRep: 15, typicalRep: 3.4 },
  alignment: [],
  met: MET.light,
  quality: USUAL_QUALITY,
};
