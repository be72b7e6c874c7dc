import type { Body } from "../body/body.ts";
import { sideSign } from "../body/skeleton.ts";
import { standingPosture } from "../motions/standing.ts";
import { armTowards, stoop } from "../pose/stance.ts";
import { resting } from "./part.ts";
import type { Part } from "./part.ts";

/**
 * How somebody stands who does not stand straight: what a posture analysis has to find. Degrees against the plumb line or
 * the level, each by itself, except for lengths, which are metres.
 */
export type Tilts = {
  /** Shoulder line against the level; positive: the left shoulder is higher. */
  readonly shoulderLevel?: number;
  /** Hip line against the level; positive: the left hip is higher. The knee of the lower side bends. */
  readonly pelvicLevel?: number;
  /** Mid-hip to mid-shoulder against the plumb line; positive: to the person's left. */
  readonly leanLeft?: number;
  /** The same, positive: forward. */
  readonly leanForward?: number;
  /** Ears against the level; positive: the left ear is higher. */
  readonly headTilt?: number;
  readonly headForward?: number;
  readonly shouldersForward?: number;
};

/** Standing still with known tilts, arms hanging, swaying a little. */
export function createTilted(body: Body, seconds: number, tilts: Tilts): Part {
  const leanLeft = tilts.leanLeft ?? 0;
  const leanForward = tilts.leanForward ?? 0;
  return {
    kind: "tilted",
    motion: null,
    durationMs: seconds * 1000,
    repetitions: [],
    holds: [],
    at: (_t, sway) => {
      const posture = standingPosture(body, {
        sway,
        side: leanLeft,
        pelvisSide: -(tilts.pelvicLevel ?? 0),
        // What an upright body of this age leans anyway is part of what was asked for.
        lean: leanForward - 1 - stoop(body),
        headSide: -(tilts.headTilt ?? 0),
        carriage: {
          shoulderTilt: (tilts.shoulderLevel ?? 0) + leanLeft,
          shouldersForward: tilts.shouldersForward ?? 0,
          headForward: tilts.headForward ?? 0,
        },
        armOf: (side) => {
          const outward = 7 + 5 * body.build + sideSign(side) * leanLeft;
          return armTowards(leanForward + 3, Math.max(2, outward), 12 + sway.arms[side], 12, -8);
        },
      });
      return resting(posture);
    },
  };
}
