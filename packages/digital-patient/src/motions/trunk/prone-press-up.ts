import { sideSign } from "../../body/skeleton.ts";
import { lerp } from "../../geometry/vector.ts";
import { backLeg, faceDownPosture } from "../lying.ts";
import type { ExerciseMotion } from "../motion.ts";

/** Face down, the hands push the chest up while the hips stay on the floor; the back bends backward. */
export const pronePressUp: ExerciseMotion = {
  id: "prone-press-up",
  position: "floor",
  prop: "mat",
  counting: "reps",
  sides: "both",
  seconds: { out: 1.4, peak: 0.5, back: 1.4, rest: 0.6 },
  posture(body, move) {
    const p = (move.progress.left + move.progress.right) / 2;
    const h = body.height;
    return faceDownPosture(body, {
      sway: move.sway,
      rise: lerp(4, 48, p),
      head: lerp(4, 12, p),
      leg: () => backLeg(0, 3),
      // Hands flat beside the chest, where they stay.
      arm: (side) => ({
        kind: "reach",
        wrist: [sideSign(side) * 0.135 * h, 0.028 * h, 0.225 * h],
        elbowTowards: [sideSign(side) * 1.1, 0.5, -0.7],
        fingers: [0, -0.1, 1],
        thumb: [-sideSign(side), 0, 0.2],
      }),
    });
  },
};
