import type { Body } from "../body/body.ts";
import { otherSide, sideSign } from "../body/skeleton.ts";
import type { Posture } from "../body/skeleton.ts";
import { clamp, ease, mix } from "../geometry/vector.ts";
import type { Footing } from "../pose/pose-spec.ts";
import { ankleFrom, footingAt, standingFoot } from "../pose/stance.ts";
import type { Move } from "./motion.ts";
import { FEET_APART, standingPosture } from "./standing.ts";
import type { StandingOptions } from "./standing.ts";

/** Where the leg goes that does not stand. Degrees, against upright. */
export type FreeLeg = {
  readonly flexion: number;
  readonly abduction?: number;
  readonly knee: number;
  /** How far its heel is over its toes. */
  readonly heelRise?: number;
};

/**
 * Standing on one leg while the side of `move` moves its own; the weight goes over the leg that stands, and the foot leaves
 * the floor on the first part of the way.
 */
export function onOneLeg(
  body: Body,
  move: Move,
  free: FreeLeg,
  options: Omit<StandingOptions, "sway" | "carrying" | "lifted"> = {},
): Posture {
  const { side } = move;
  const sign = sideSign(side);
  const p = move.progress[side];
  return standingPosture(body, {
    knee: 4,
    shift: -sign * ease(p, 0, 0.5) * FEET_APART * 0.8 * body.height,
    side: -sign * 2 * clamp(p, 0, 1),
    habit: move.arms ?? "hips",
    ...options,
    sway: move.sway,
    carrying: otherSide(side),
    lifted: (hip): Footing => {
      const stand = standingFoot(body, side, FEET_APART * body.height, 8);
      const { flexion, abduction = 2, knee, heelRise = 0 } = free;
      const away = footingAt(body, ankleFrom(body, hip, side, flexion, abduction, knee), sign * 6, heelRise);
      return { ...away, toe: mix(stand.toe, away.toe, ease(p, 0, 0.15)) };
    },
  });
}
