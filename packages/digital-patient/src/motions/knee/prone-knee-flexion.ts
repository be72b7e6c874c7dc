import { lerp } from "../../geometry/vector.ts";
import { backLeg, faceDownPosture } from "../lying.ts";
import type { ExerciseMotion } from "../motion.ts";

/** Face down, one heel comes up towards the seat and goes down again; the thighs stay on the floor. */
export const proneKneeFlexion: ExerciseMotion = {
  id: "prone-knee-flexion",
  position: "floor",
  prop: "mat",
  counting: "reps",
  sides: "alternating",
  seconds: { out: 1.1, peak: 0.3, back: 1.2, rest: 0.5 },
  posture(body, move) {
    return faceDownPosture(body, {
      sway: move.sway,
      leg: (side) => backLeg(0, lerp(3, 112, move.progress[side])),
    });
  },
};
