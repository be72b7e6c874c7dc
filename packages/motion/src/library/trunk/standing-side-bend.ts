import type { ExerciseDefinition } from "../../exercise.ts";
import { MET, USUAL_QUALITY, WHOLE_WAY_DEPTH } from "../exercise-defaults.ts";

/**
 * Standing, the trunk bends to one side and comes back; either side is a repetition.
 *
 * Lumbar side bending alone is about 25° to 35°; the lean of the whole trunk against the vertical is what a camera in front sees.
 */
export const standingSideBend: ExerciseDefinition = {
  id: "standing-side-bend",
  version: 1,
  region: "trunk",
  position: "standing",
  view: "front",
  counting: "reps",
  sides: "both",
  stays: "feet",
  primary: [{ movement: "trunk_lean", weight: 1 }],
  templates: { start: { trunk_lean: 3, hip_flexion: 8 }, peak: { trunk_lean: 29 } },
  depth: WHOLE_WAY_DEPTH,
  timing: { minRep: 0.6, maxRep: 15, typicalRep: 3 },
  alignment: [],
  met: MET.mild,
  quality: USUAL_QUALITY,
};
