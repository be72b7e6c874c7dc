import { lerp } from "../../geometry/vector.ts";
import { armTowards } from "../../pose/stance.ts";
import { backLeg, faceDownPosture } from "../lying.ts";
import type { ExerciseMotion } from "../motion.ts";

/** Face down with the arms stretched forward: chest, arms and legs are lifted off the floor together. */
export const superman: ExerciseMotion = {
  id: "superman",
  position: "floor",
  prop: "mat",
  counting: "reps",
  sides: "both",
  seconds: { out: 1.0, peak: 0.8, back: 1.1, rest: 0.6 },
  posture(body, move) {
    const p = (move.progress.left + move.progress.right) / 2;
    return faceDownPosture(body, {
      sway: move.sway,
      rise: lerp(0, 26, p),
      head: lerp(6, 14, p),
      leg: () => backLeg(lerp(0, 16, p), 4),
      arm: (side) => armTowards(lerp(172, 176, p) + move.sway.arms[side] * 0.2, 12, 10, 4),
    });
  },
};
