import { lerp } from "../../geometry/vector.ts";
import { otherSide } from "../../body/skeleton.ts";
import { armTowards } from "../../pose/stance.ts";
import { supinePosture } from "../lying.ts";
import type { ExerciseMotion } from "../motion.ts";

/** On the back with knees over hips and hands over shoulders, one leg and the other side's arm go down to the floor. */
export const deadBug: ExerciseMotion = {
  id: "dead-bug",
  position: "floor",
  prop: "mat",
  counting: "reps",
  sides: "alternating",
  seconds: { out: 1.3, peak: 0.4, back: 1.3, rest: 0.6 },
  posture(body, move) {
    return supinePosture(body, {
      sway: move.sway,
      leg: (side) => {
        const p = move.progress[side];
        return {
          kind: "free",
          flexion: lerp(90, 8, p),
          abduction: 2,
          rotation: 0,
          knee: lerp(88, 8, p),
          dorsiflexion: -5,
        };
      },
      arm: (side) =>
        armTowards(lerp(86, 162, move.progress[otherSide(side)]) + move.sway.arms[side] * 0.3, 3, 8, 4),
    });
  },
};
