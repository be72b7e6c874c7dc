import { lerp } from "../../geometry/vector.ts";
import type { ExerciseMotion } from "../motion.ts";
import { onSidePosture } from "../on-side.ts";

/** Lying on one side, the upper leg is lifted towards the ceiling, straight, and lowered. */
export const sideLyingHipAbduction: ExerciseMotion = {
  id: "side-lying-hip-abduction",
  position: "floor",
  prop: "mat",
  counting: "reps",
  sides: "left",
  seconds: { out: 1.1, peak: 0.4, back: 1.2, rest: 0.5 },
  posture(body, move) {
    const p = move.progress[move.side];
    return onSidePosture(
      body,
      move.side,
      {
        kind: "free",
        flexion: -2,
        abduction: lerp(-1, 40, p),
        rotation: 0,
        knee: 4 + move.extraLean * 1.8 * p,
        dorsiflexion: 0,
      },
      move.sway.turn * 0.5,
    );
  },
};
