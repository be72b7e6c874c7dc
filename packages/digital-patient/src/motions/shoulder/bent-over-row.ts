import { lerp } from "../../geometry/vector.ts";
import { armTowards } from "../../pose/stance.ts";
import type { ExerciseMotion } from "../motion.ts";
import { hingedPosture } from "../hinged.ts";

/** Bent forward from the hips and staying so, the elbows are drawn back past the trunk. */
export const bentOverRow: ExerciseMotion = {
  id: "bent-over-row",
  position: "standing",
  prop: "none",
  counting: "reps",
  sides: "both",
  seconds: { out: 0.9, peak: 0.3, back: 1.0, rest: 0.4 },
  posture(body, move) {
    const most = Math.max(move.progress.left, move.progress.right);
    return hingedPosture(body, {
      sway: move.sway,
      lean: 44 - move.extraLean * most,
      knee: 20,
      arm: (side, _root, thorax) => {
        const p = move.progress[side];
        return armTowards(
          lerp(thorax.lean + 2, -16, p) + move.sway.arms[side] * 0.4,
          lerp(6, 17, p) + 3 * body.build,
          lerp(10, 92, p),
          lerp(8, 0, p),
        );
      },
    });
  },
};
