import { clamp, lerp } from "../../geometry/vector.ts";
import { armTowards } from "../../pose/stance.ts";
import { bentLeg, supinePosture } from "../lying.ts";
import type { ExerciseMotion } from "../motion.ts";

/** On the back with bent knees, head and shoulder blades come off the floor; the hands slide along the thighs. */
export const curlUp: ExerciseMotion = {
  id: "curl-up",
  position: "floor",
  prop: "mat",
  counting: "reps",
  sides: "both",
  seconds: { out: 1.0, peak: 0.4, back: 1.1, rest: 0.5 },
  posture(body, move) {
    const p = (move.progress.left + move.progress.right) / 2;
    return supinePosture(body, {
      sway: move.sway,
      rise: lerp(0, 33, p),
      pelvisRise: lerp(0, 6, p),
      head: lerp(0, 18, clamp(p, 0, 1)),
      leg: (side, root) => bentLeg(body, root, side),
      arm: (side) => armTowards(lerp(14, 34, p) + move.sway.arms[side] * 0.3, 6 + 3 * body.build, 8, 8),
    });
  },
};
