import type { ExerciseDefinition } from "../../exercise.ts";
import { MET, USUAL_QUALITY, WHOLE_WAY_DEPTH } from "../exercise-defaults.ts";

/** Standing, both heels are raised; 45° of plantarflexion is what a healthy ankle reaches unloaded. */
export const heelRaise: ExerciseDefinition = {
  id: "heel-raise",
  version: 1,
  region: "ankle",
  position: "standing",
  view: "side",
  counting: "reps",
  sides: "both",
  stays: "feet",
  primary: [{ movement: "ankle_dorsiflexion", weight: 1 }],
  templates: { start: { ankle_dorsiflexion: 3, trunk_lean: 5 }, peak: { ankle_dorsiflexion: -28 } },
  depth: WHOLE_WAY_DEPTH,
  timing: { minRep: 0.5, maxRep: 15, typicalRep: 2.8 },
  alignment: [
    {
      movement: "knee_flexion",
      range: [-10, 24],
      during: "moving",
      graceMs: 400,
      cue: "straighten_knees",
      breaks: false,
    },
  ],
  met: MET.light,
  quality: USUAL_QUALITY,
};
