import { angleIndex, type MovementName } from "../goniometer/angle-names.ts";
import { median, quantile } from "../signal/statistics.ts";
import { trustedMean, type Course } from "./course.ts";
import { cyclesIn, likeTheOthers, type Progresses } from "./cycles.ts";
import type { Proposal } from "./proposals.ts";

/** A movement of fewer degrees, or of fewer times its own noise, is none. */
const LEAST_DEGREES = 8;
const LEAST_OVER_NOISE = 4;
/** Part of the take in which the angle must be known. */
const LEAST_KNOWN = 0.5;
/** The range of a movement, without what lies beyond it now and then. */
const LOW = 0.04;
const HIGH = 0.96;
/** At both ends of a take somebody is in the start pose for about so long, ms. */
const ENDS = 600;

/**
 * The repetitions that one movement shows, under each view of its sides: either of them may move, or both do as one (a hidden one
 * has no vote then).
 */
export function candidatesOf(course: Course, movement: MovementName): Proposal[] {
  const left = course.signals[angleIndex(movement, "left")];
  const right = course.signals[angleIndex(movement, "right")];
  const both = movement === "trunk_lean" ? left : trustedMean(course, left, right);
  const noise = course.noise[angleIndex(movement, "left")];
  const hypotheses: Progresses[] = [];
  const mean = rangeOf(both, noise);
  if (mean) {
    const falls = homeIsHigh(course, both, mean);
    hypotheses.push({ kind: "together", both: progress(both, mean, mean.span, falls) });
  }
  const ranges = [rangeOf(left, noise), rangeOf(right, noise)] as const;
  if (movement !== "trunk_lean" && ranges[0] && ranges[1]) {
    const [widest, signal] = ranges[1].span > ranges[0].span ? [ranges[1], right] : [ranges[0], left];
    const falls = homeIsHigh(course, signal, widest);
    hypotheses.push({
      kind: "either",
      left: progress(left, ranges[0], widest.span, falls),
      right: progress(right, ranges[1], widest.span, falls),
    });
  }
  return hypotheses.flatMap((hypothesis) => {
    const all = cyclesIn(course, hypothesis);
    const cycles = likeTheOthers(all);
    return cycles.length === 0
      ? []
      : [{ movement, cycles, unlike: all.filter((cycle) => !cycles.includes(cycle)) }];
  });
}

type Range = { readonly low: number; readonly high: number; readonly span: number };

function rangeOf(signal: Float64Array, noise: number): Range | null {
  const known = signal.filter((value) => Number.isFinite(value));
  if (known.length < LEAST_KNOWN * signal.length) return null;
  const low = quantile(known, LOW);
  const high = quantile(known, HIGH);
  const span = high - low;
  return span >= LEAST_DEGREES && span >= LEAST_OVER_NOISE * noise ? { low, high, span } : null;
}

function progress(signal: Float64Array, { low, high }: Range, span: number, falls: boolean): Float64Array {
  return signal.map((value) => (falls ? high - value : value - low) / span);
}

/**
 * Whether the start pose is at the upper end of the range. Two witnesses: where the take begins and ends, and where the person stays
 * longer, since people rest in the start pose.
 */
function homeIsHigh(course: Course, signal: Float64Array, { low, span }: Range): boolean {
  const known = signal.filter((value) => Number.isFinite(value)).map((value) => (value - low) / span);
  const some = Math.max(1, Math.round(ENDS / course.stepMs));
  const ends = (median(known.subarray(0, some)) + median(known.subarray(-some))) / 2;
  const above = known.filter((level) => level > 0.7).length;
  const below = known.filter((level) => level < 0.3).length;
  const stays = (above - below) / Math.max(1, above + below);
  return ends - 0.5 + 0.5 * stays > 0;
}
