import type { ExerciseDefinition } from "../../exercise.ts";
import { MET, USUAL_QUALITY } from "../exercise-defaults.ts";

/** Face down with the arms stretched forward, chest and legs are lifted off the floor. */
export const superman: ExerciseDefinition = {
  id: "superman",
  version: 1,
  region: "trunk",
  position: "floor",
  view: "side",
  counting: "reps",
  sides: "both",
  primary: [{ movement: "trunk_lean", weight: 1 }],
  templates: { start: { trunk_lean: 87, shoulder_flexion: 165 }, peak: { trunk_lean: 60 } },
  depth: { counted: 0.75, partial: 0.4 },
  timing: { minRep: 0.6, maxRep: 15, typicalRep: 3 },
  alignment: [],
  met: MET.light,
  quality: USUAL_QUALITY,
};
