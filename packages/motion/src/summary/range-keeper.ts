import { ANGLE_COUNT, ANGLE_NAMES, REFUSALS, type AngleName } from "../goniometer/angle-names.ts";
import type { FeedbackCode } from "../exercise.ts";
import { turnTo } from "../pose/turn.ts";
import type { SessionSummary } from "../results.ts";
import { tenth } from "../signal/rounding.ts";

/** An angle seen in fewer frames than this has no range. */
const FEWEST_FRAMES = 15;
/** An angle refused in more than this part of the frames is listed as refused. */
const MOSTLY = 0.5;
/** Length of the mean of all facings (1: never turned) from which on it says how the person stood. */
const STEADY = 0.8;
const DEGREES = 180 / Math.PI;

/**
 * Largest and smallest value of every angle over a session, and how often each was refused. The middle of three frames is
 * taken, so that one jump of a landmark does not become somebody's range of motion.
 */
export class RangeKeeper {
  private readonly before = new Float64Array(ANGLE_COUNT * 2).fill(Number.NaN);
  private readonly least = new Float64Array(ANGLE_COUNT).fill(Number.POSITIVE_INFINITY);
  private readonly most = new Float64Array(ANGLE_COUNT).fill(Number.NEGATIVE_INFINITY);
  private readonly leastDoubt = new Float64Array(ANGLE_COUNT);
  private readonly mostDoubt = new Float64Array(ANGLE_COUNT);
  private readonly seen = new Uint32Array(ANGLE_COUNT);
  private readonly refused = new Uint32Array(ANGLE_COUNT * REFUSALS.length);
  private frames = 0;
  /** Sums over the frames of which way the person faced. */
  private towards = 0;
  private leftwards = 0;

  /** One frame in which somebody was seen. Arrays by ANGLE. @param facing degrees, NaN where unknown */
  push(angles: Float64Array, plusMinus: Float64Array, refusals: Uint8Array, facing: number): void {
    this.frames += 1;
    if (!Number.isNaN(facing)) {
      this.towards += Math.cos(facing / DEGREES);
      this.leftwards += Math.sin(facing / DEGREES);
    }
    for (let i = 0; i < ANGLE_COUNT; i += 1) {
      const angle = angles[i];
      if (Number.isNaN(angle)) {
        this.refused[i * REFUSALS.length + refusals[i]] += 1;
        continue;
      }
      this.seen[i] += 1;
      const a = this.before[i * 2];
      const b = this.before[i * 2 + 1];
      const middle = Math.max(Math.min(a, b), Math.min(Math.max(a, b), angle));
      this.before[i * 2] = b;
      this.before[i * 2 + 1] = angle;
      if (middle < this.least[i]) {
        this.least[i] = middle;
        this.leastDoubt[i] = plusMinus[i];
      }
      if (middle > this.most[i]) {
        this.most[i] = middle;
        this.mostDoubt[i] = plusMinus[i];
      }
    }
  }

  range(): SessionSummary["range"] {
    const range: Partial<Record<AngleName, { min: Measured; max: Measured }>> = {};
    for (let i = 0; i < ANGLE_COUNT; i += 1) {
      if (this.seen[i] < FEWEST_FRAMES || !Number.isFinite(this.least[i])) continue;
      range[ANGLE_NAMES[i]] = {
        min: measured(this.least[i], this.leastDoubt[i]),
        max: measured(this.most[i], this.mostDoubt[i]),
      };
    }
    return range;
  }

  /** Angles that could mostly not be given, with the commonest reason and what would help. */
  refusedAngles(): SessionSummary["refused"] {
    const list: SessionSummary["refused"][number][] = [];
    for (let i = 0; i < ANGLE_COUNT; i += 1) {
      if (this.frames === 0 || this.seen[i] > (1 - MOSTLY) * this.frames) continue;
      let commonest = 1;
      for (let r = 2; r < REFUSALS.length; r += 1) {
        if (this.refused[i * REFUSALS.length + r] > this.refused[i * REFUSALS.length + commonest])
          commonest = r;
      }
      const angle = ANGLE_NAMES[i];
      const request = helps(angle, REFUSALS[commonest]);
      const turn = this.turn(request);
      list.push({ angle, reason: REFUSALS[commonest], request, ...(turn !== null && { turn }) });
    }
    return list;
  }

  /** Degrees to turn, for somebody who stood one way all the time. */
  private turn(request: FeedbackCode | null): number | null {
    if (request !== "turn_to_front" && request !== "turn_to_side") return null;
    if (Math.hypot(this.towards, this.leftwards) < STEADY * this.frames) return null;
    const facing = Math.atan2(this.leftwards, this.towards) * DEGREES;
    return turnTo(request === "turn_to_front" ? "front" : "side", facing);
  }
}

type Measured = { value: number; plusMinus: number };

function measured(value: number, plusMinus: number): Measured {
  return { value: tenth(value), plusMinus: tenth(plusMinus) };
}

/** What the person can do so that the angle can be measured. */
function helps(angle: AngleName, reason: (typeof REFUSALS)[number]): FeedbackCode | null {
  if (reason === "not_seen") return "step_back";
  const frontal = angle.startsWith("knee_alignment") || angle.includes("abduction");
  if (reason === "view" || reason === "uncertain") return frontal ? "turn_to_front" : "turn_to_side";
  return null;
}
