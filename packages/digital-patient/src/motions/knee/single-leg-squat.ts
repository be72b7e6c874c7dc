import { otherSide, sideSign } from "../../body/skeleton.ts";
import { clamp, ease, lerp, mix } from "../../geometry/vector.ts";
import { ankleFrom, armTowards, footingAt, standingFoot } from "../../pose/stance.ts";
import type { ExerciseMotion } from "../motion.ts";
import { FEET_APART, standingPosture } from "../standing.ts";

/** Standing on one leg, its knee bends while the other foot is held off the floor in front. */
export const singleLegSquat: ExerciseMotion = {
  id: "single-leg-squat",
  position: "standing",
  prop: "none",
  counting: "reps",
  sides: "alternating",
  seconds: { out: 1.4, peak: 0.2, back: 1.3, rest: 0.7 },
  posture(body, move) {
    const carrying = move.side;
    const free = otherSide(carrying);
    const p = move.progress[carrying];
    const on = clamp(p, 0, 1);
    const raise = lerp(4, 62, ease(p, 0, 0.8));
    const arm = (side: "left" | "right") =>
      armTowards(raise + move.sway.arms[side], lerp(9, 5, on), lerp(12, 10, on), 4);
    return standingPosture(body, {
      sway: move.sway,
      knee: lerp(4, 64, p),
      shift: sideSign(carrying) * ease(p, 0, 0.4) * FEET_APART * 0.85 * body.height,
      forward: -0.075 * body.height * p,
      lean: lerp(0, 22, p) + move.extraLean * p,
      side: sideSign(carrying) * 2 * on,
      carrying,
      arms: { left: arm("left"), right: arm("right") },
      lifted: (hip) => {
        const stand = standingFoot(body, free, FEET_APART * body.height, 8);
        const away = footingAt(
          body,
          ankleFrom(body, hip, free, lerp(3, 46, p), 6, lerp(5, 16, p)),
          sideSign(free) * 6,
          lerp(0, -30, on),
        );
        return { ...away, toe: mix(stand.toe, away.toe, ease(p, 0, 0.2)) };
      },
    });
  },
};
