import type { ExerciseDefinition } from "../../exercise.ts";
import { USUAL_DEPTH } from "../exercise-defaults.ts";

/** Standing on one straight leg with the other foot off the floor, for time. */
export const singleLegStance: ExerciseDefinition = {
  id: "single-leg-stance",
  version: 1,
  region: "balance",
  position: "standing",
  view: "front",
  counting: "hold",
  sides: "either",
  primary: [{ movement: "knee_flexion", weight: 1 }],
  templates: { start: { knee_flexion: 5 }, peak: { knee_flexion: 75 } },
  depth: USUAL_DEPTH,
  timing: { minRep: 1, maxRep: 120, typicalRep: 30 },
  hold: { tolerance: { knee_flexion: 45 }, support: { knee_flexion: [-10, 30] }, graceMs: 400 },
  alignment: [
    {
      movement: "trunk_lean",
      range: [0, 15],
      during: "always",
      graceMs: 500,
      cue: "stand_upright",
      breaks: false,
    },
  ],
  met: [2.3, 2.8],
  quality: { range: 10, alignment: 25, tempo: 0, stability: 45, completion: 20 },
};
