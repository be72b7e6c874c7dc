import type { ExerciseDefinition } from "../../exercise.ts";
import { MET, WHOLE_WAY_DEPTH } from "../exercise-defaults.ts";

/**
 * On one leg the trunk goes down and the other leg up behind, in one line.
 *
 * Counted by the hip that stands; the other, in line with the trunk, hardly bends. Stability is what is exercised.
 */
export const singleLegDeadlift: ExerciseDefinition = {
  id: "single-leg-deadlift",
  version: 1,
  region: "balance",
  position: "standing",
  view: "diagonal",
  counting: "alternating",
  sides: "either",
  primary: [{ movement: "hip_flexion", weight: 1 }],
  templates: { start: { hip_flexion: 8, trunk_lean: 4, knee_flexion: 6 }, peak: { hip_flexion: 84 } },
  depth: WHOLE_WAY_DEPTH,
  timing: { minRep: 0.9, maxRep: 15, typicalRep: 4 },
  alignment: [
    {
      movement: "knee_flexion",
      range: [-10, 50],
      during: "moving",
      graceMs: 300,
      cue: "straighten_knees",
      breaks: false,
    },
  ],
  met: MET.bodyweight,
  quality: { range: 25, alignment: 20, tempo: 15, stability: 30, completion: 10 },
};
