import { otherSide } from "../../body/skeleton.ts";
import { clamp, lerp } from "../../geometry/vector.ts";
import { armTowards } from "../../pose/stance.ts";
import type { ExerciseMotion } from "../motion.ts";
import { onOneLeg } from "../one-leg.ts";

/** Running on the spot: one knee after the other comes up to the height of the hip, the arms swing against them. */
export const highKnees: ExerciseMotion = {
  id: "high-knees",
  position: "standing",
  prop: "none",
  counting: "reps",
  sides: "alternating",
  seconds: { out: 0.3, peak: 0.04, back: 0.28, rest: 0.06 },
  posture(body, move) {
    const { side } = move;
    const p = move.progress[side];
    const swing = 34 * clamp(p, 0, 1.2);
    const arm = (forward: number) => armTowards(forward, 9 + 3 * body.build, 88, 16);
    return onOneLeg(
      body,
      move,
      { flexion: lerp(4, 84, p), knee: lerp(8, 96, p), heelRise: lerp(0, 20, clamp(p, 0, 1)) },
      {
        knee: 10,
        lean: 4,
        arms: { [side]: arm(-6 - swing * 0.6), [otherSide(side)]: arm(-6 + swing) },
      },
    );
  },
};
