import { otherSide, sideSign } from "../../body/skeleton.ts";
import { clamp, ease, lerp, mix } from "../../geometry/vector.ts";
import { ankleFrom, footingAt, standingFoot } from "../../pose/stance.ts";
import type { ExerciseMotion } from "../motion.ts";
import { FEET_APART, standingPosture } from "../standing.ts";

/** One foot leaves the floor, the knee bends behind; the person sways more than on two feet. */
export const singleLegStance: ExerciseMotion = {
  id: "single-leg-stance",
  position: "standing",
  prop: "none",
  counting: "hold",
  sides: "alternating",
  seconds: { out: 1.0, peak: 10, back: 0.9, rest: 1 },
  posture(body, move) {
    const side = move.side;
    const sign = sideSign(side);
    const p = move.progress[side];
    const on = clamp(p, 0, 1);
    const sway = {
      ...move.sway,
      side: move.sway.side * (1 + 1.2 * on),
      lean: move.sway.lean * (1 + on),
      arms: { left: move.sway.arms.left * (1 + 2 * on), right: move.sway.arms.right * (1 + 2 * on) },
    };
    return standingPosture(body, {
      sway,
      knee: 5,
      shift: -sign * ease(p, 0, 0.6) * FEET_APART * 0.85 * body.height,
      side: -sign * 2 * on,
      carrying: otherSide(side),
      habit: move.arms ?? "hips",
      lifted: (hip) => {
        const stand = standingFoot(body, side, FEET_APART * body.height, 8);
        const away = footingAt(
          body,
          ankleFrom(body, hip, side, lerp(2, 32, p), 2, lerp(4, 80, p) + move.sway.lean),
          sign * 5,
          lerp(0, 38, on),
        );
        return { ...away, toe: mix(stand.toe, away.toe, ease(p, 0, 0.15)) };
      },
    });
  },
};
