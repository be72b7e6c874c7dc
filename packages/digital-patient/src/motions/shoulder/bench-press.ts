import { lerp } from "../../geometry/vector.ts";
import type { ExerciseMotion } from "../motion.ts";
import { reachFromShoulder } from "../arms.ts";
import { bentLeg, supinePosture } from "../lying.ts";

/** On the back, from straight arms over the chest the elbows go down and out until they nearly touch the floor. */
export const benchPress: ExerciseMotion = {
  id: "bench-press",
  position: "floor",
  prop: "mat",
  counting: "reps",
  sides: "both",
  seconds: { out: 1.2, peak: 0.2, back: 1.0, rest: 0.5 },
  posture(body, move) {
    return supinePosture(body, {
      sway: move.sway,
      leg: (side, root) => bentLeg(body, root, side),
      arm: (side, root, thorax) => {
        const p = move.progress[side];
        const shake = move.sway.arms[side] * 0.0006;
        return reachFromShoulder(body, root, thorax, side, {
          direction: [lerp(0.01, 0.12, p) + shake, lerp(-0.005, -0.1, p) + shake, lerp(0.326, 0.16, p)],
          elbow: lerp(14, 94, p),
          elbowTowards: [0.75, -0.6, -0.5],
          fingers: [0, 0.1, 1],
          thumb: [-1, 0.2, 0],
        });
      },
    });
  },
};
