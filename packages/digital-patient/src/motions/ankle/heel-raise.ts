import { clamp, lerp } from "../../geometry/vector.ts";
import type { ExerciseMotion } from "../motion.ts";
import { standingPosture } from "../standing.ts";

/** Standing, the heels rise until the body is on the balls of its feet. */
export const heelRaise: ExerciseMotion = {
  id: "heel-raise",
  position: "standing",
  prop: "none",
  counting: "reps",
  sides: "both",
  seconds: { out: 1.0, peak: 0.4, back: 1.1, rest: 0.5 },
  posture(body, move) {
    const p = (move.progress.left + move.progress.right) / 2;
    return standingPosture(body, {
      sway: move.sway,
      knee: 4 + move.extraLean * 1.4 * p,
      heelRise: lerp(0, 36, p),
      forward: lerp(0, 0.045, clamp(p, 0, 1)) * body.height,
      habit: move.arms ?? "hips",
    });
  },
};
