import { sideSign } from "../../body/skeleton.ts";
import { lerp } from "../../geometry/vector.ts";
import type { ExerciseMotion } from "../motion.ts";
import { FEET_APART, standingPosture } from "../standing.ts";

/** Standing, the trunk bends to one side, the hand sliding down the thigh; then to the other. */
export const standingSideBend: ExerciseMotion = {
  id: "standing-side-bend",
  position: "standing",
  prop: "none",
  counting: "reps",
  sides: "alternating",
  seconds: { out: 1.2, peak: 0.4, back: 1.2, rest: 0.6 },
  posture(body, move) {
    const p = move.progress[move.side];
    const sign = sideSign(move.side);
    return standingPosture(body, {
      sway: move.sway,
      width: FEET_APART * 1.5 * body.height,
      side: sign * lerp(0, 33, p),
      pelvisSide: sign * 5 * p,
      shift: -sign * 0.025 * body.height * p,
      habit: move.arms ?? "hanging",
    });
  },
};
