import { lerp } from "../../geometry/vector.ts";
import { armTowards } from "../../pose/stance.ts";
import { hingedPosture } from "../hinged.ts";
import type { ExerciseMotion } from "../motion.ts";

/** Bent forward, the upper arms along the trunk; the forearms go back until the arms are straight. */
export const elbowExtension: ExerciseMotion = {
  id: "elbow-extension",
  position: "standing",
  prop: "none",
  counting: "reps",
  sides: "both",
  seconds: { out: 0.9, peak: 0.4, back: 1.0, rest: 0.4 },
  posture(body, move) {
    const most = Math.max(move.progress.left, move.progress.right);
    return hingedPosture(body, {
      sway: move.sway,
      lean: 46 - move.extraLean * most,
      knee: 18,
      arm: (side) => {
        const p = move.progress[side];
        return armTowards(
          lerp(-2, -8, p) + move.sway.arms[side] * 0.4,
          9 + 4 * body.build,
          lerp(98, 8, p),
          6,
        );
      },
    });
  },
};
