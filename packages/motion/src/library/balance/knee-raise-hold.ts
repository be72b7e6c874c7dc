import type { ExerciseDefinition } from "../../exercise.ts";
import { MET, USUAL_DEPTH } from "../exercise-defaults.ts";

/** Standing on one straight leg with the other thigh level in front, for time. */
export const kneeRaiseHold: ExerciseDefinition = {
  id: "knee-raise-hold",
  version: 1,
  region: "balance",
  position: "standing",
  view: "diagonal",
  counting: "hold",
  sides: "either",
  primary: [
    { movement: "hip_flexion", weight: 1 },
    { movement: "knee_flexion", weight: 1 },
  ],
  templates: { start: { hip_flexion: 8, knee_flexion: 5 }, peak: { hip_flexion: 80, knee_flexion: 85 } },
  depth: USUAL_DEPTH,
  timing: { minRep: 1, maxRep: 120, typicalRep: 30 },
  hold: {
    tolerance: { hip_flexion: 30, knee_flexion: 40 },
    support: { hip_flexion: [-10, 32], knee_flexion: [-10, 30] },
    graceMs: 400,
  },
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
  met: MET.mild,
  quality: { range: 15, alignment: 20, tempo: 0, stability: 45, completion: 20 },
};
