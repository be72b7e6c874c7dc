import { otherSide, sideSign } from "../../body/skeleton.ts";
import { clamp, ease, lerp, mix } from "../../geometry/vector.ts";
import { ankleFrom, footingAt, standingFoot } from "../../pose/stance.ts";
import type { ExerciseMotion } from "../motion.ts";
import { FEET_APART, standingPosture } from "../standing.ts";

/** Standing on one leg, the other rises to the side, nearly straight; the weight goes over the leg that stands. */
export const hipAbduction: ExerciseMotion = {
  id: "hip-abduction",
  position: "standing",
  prop: "none",
  counting: "reps",
  sides: "alternating",
  seconds: { out: 1.0, peak: 0.3, back: 1.0, rest: 0.5 },
  posture(body, move) {
    const side = move.side;
    const sign = sideSign(side);
    const p = move.progress[side];
    const weight = ease(p, 0, 0.5);
    return standingPosture(body, {
      sway: move.sway,
      knee: 4,
      shift: -sign * weight * FEET_APART * 0.8 * body.height,
      side: -sign * (3 * clamp(p, 0, 1) + move.extraLean * p),
      pelvisSide: -sign * 2 * clamp(p, 0, 1),
      carrying: otherSide(side),
      habit: move.arms ?? "hips",
      lifted: (hip) => {
        const stand = standingFoot(body, side, FEET_APART * body.height, 8);
        const away = footingAt(
          body,
          ankleFrom(body, hip, side, 2, lerp(0, 38, p), lerp(4, 6, clamp(p, 0, 1))),
          sign * 8,
        );
        return { ...away, toe: mix(stand.toe, away.toe, ease(p, 0, 0.12)) };
      },
    });
  },
};
