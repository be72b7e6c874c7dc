import { lerp } from "../../geometry/vector.ts";
import { supinePosture } from "../lying.ts";
import type { ExerciseMotion } from "../motion.ts";

/** On the back with straight legs, the feet are pulled up towards the shins and pointed again. */
export const anklePump: ExerciseMotion = {
  id: "ankle-pump",
  position: "floor",
  prop: "mat",
  counting: "reps",
  sides: "both",
  seconds: { out: 0.8, peak: 0.3, back: 0.8, rest: 0.4 },
  posture(body, move) {
    return supinePosture(body, {
      sway: move.sway,
      leg: (side) => ({
        kind: "free",
        flexion: 1.6,
        abduction: 5,
        rotation: 4,
        knee: 3,
        dorsiflexion: lerp(-38, 14, move.progress[side]),
      }),
    });
  },
};
