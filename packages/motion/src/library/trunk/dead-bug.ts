import type { ExerciseDefinition } from "../../exercise.ts";
import { MET, USUAL_QUALITY, WHOLE_WAY_DEPTH } from "../exercise-defaults.ts";

/**
 * Lying with hips and knees at right angles and the arms up, one leg is stretched to the floor; the other side's arm goes with it.
 *
 * The leg is counted. The arm is shown and told of, not measured: it belongs to the other side of the body.
 */
export const deadBug: ExerciseDefinition = {
  id: "dead-bug",
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
    start: { hip_flexion: 88, knee_flexion: 88, trunk_lean: 88 },
    peak: { hip_flexion: 14, knee_flexion: 10 },
  },
  depth: WHOLE_WAY_DEPTH,
  timing: { minRep: 0.8, maxRep: 15, typicalRep: 3.2 },
  alignment: [],
  met: MET.light,
  quality: USUAL_QUALITY,
};
