import { RepCounter, type Excursion } from "../counting/rep-counter.ts";
import type { Side } from "../goniometer/angle-names.ts";
import { median } from "../signal/statistics.ts";
import { timeOf, type Course } from "./course.ts";
import type { MovingSide } from "./types.ts";

/** Smallest excursion that is noticed, and the size expected at first, in parts of the whole range. */
const NOTICED = 0.3;
const EXPECTED = 0.6;
/** Repetitions are alike if their size and time lie within these parts of each other's. */
const SIZE_ALIKE = [0.55, 1.8] as const;
const TIME_ALIKE = [0.35, 2.9] as const;
/** Part of the way from which somebody is at the peak. */
const AT_PEAK = 0.85;
/** Two peaks within this part of the shorter cycle are one movement; a side takes part in it that goes this part of the other. */
const SAME_MOMENT = 0.35;
const TAKES_PART = 0.6;

/** One excursion out and back. `size` in parts of the way. */
export type Cycle = { readonly excursion: Excursion; readonly side: Side | "both"; readonly size: number };

/** Progress signals on a course's samples, about 0 at the start pose and 1 at the peak; NaN where unknown. */
export type Progresses =
  | { readonly kind: "either"; readonly left: Float64Array; readonly right: Float64Array }
  | { readonly kind: "together"; readonly both: Float64Array };

/**
 * Cuts progress into excursions with the engine's own zigzag. Movements that the take's ends cut off are left out; of two that both sides
 * make at the same moment the larger is kept.
 */
export function cyclesIn(course: Course, progress: Progresses): Cycle[] {
  if (progress.kind === "together") return cyclesOf(course, progress.both, "both");
  const left = cyclesOf(course, progress.left, "left");
  const right = cyclesOf(course, progress.right, "right");
  const kept = (
    own: readonly Cycle[],
    others: readonly Cycle[],
    wins: (own: number, other: number) => boolean,
  ): Cycle[] =>
    own.flatMap((cycle) => {
      const twin = others.find((other) => sameMoment(cycle, other));
      if (!twin) return [cycle];
      if (!wins(cycle.size, twin.size)) return [];
      return [twin.size >= TAKES_PART * cycle.size ? { ...cycle, side: "both" as const } : cycle];
    });
  return [
    ...kept(left, right, (own, other) => own >= other),
    ...kept(right, left, (own, other) => own > other),
  ].toSorted((a, b) => a.excursion.start - b.excursion.start);
}

function cyclesOf(course: Course, signal: Float64Array, side: Cycle["side"]): Cycle[] {
  const cycles: Cycle[] = [];
  const counter = new RepCounter({
    noticed: NOTICED,
    usual: EXPECTED,
    onExcursion: (excursion) => {
      if (excursion.cut) return;
      const size = excursion.peakLevel - Math.max(excursion.startLevel, excursion.endLevel);
      cycles.push({ excursion: { ...excursion, peak: middleOfPeak(course, signal, excursion) }, side, size });
    },
  });
  for (let k = 0; k < course.length; k += 1)
    if (Number.isFinite(signal[k])) counter.push(timeOf(course, k), signal[k]);
  counter.finish();
  return cycles;
}

/**
 * The middle of the stay at the furthest point, ms: the very highest sample wanders about on it, and repetitions are laid upon each other
 * by their peaks.
 */
function middleOfPeak(course: Course, signal: Float64Array, excursion: Excursion): number {
  const { start, end, startLevel, endLevel, peakLevel } = excursion;
  const base = Math.max(startLevel, endLevel);
  const level = base + AT_PEAK * (peakLevel - base);
  const first = Math.max(0, Math.ceil((start - course.start) / course.stepMs));
  const last = Math.min(course.length - 1, Math.floor((end - course.start) / course.stepMs));
  let from = Number.NaN;
  let to = Number.NaN;
  for (let k = first; k <= last; k += 1) {
    if (!(signal[k] >= level)) continue;
    if (Number.isNaN(from)) from = timeOf(course, k);
    to = timeOf(course, k);
  }
  return Number.isNaN(from) ? excursion.peak : (from + to) / 2;
}

function sameMoment(a: Cycle, b: Cycle): boolean {
  return Math.abs(a.excursion.peak - b.excursion.peak) <= SAME_MOMENT * Math.min(lasts(a), lasts(b));
}

/**
 * The cycles that are alike in size and time, of all such groups the one that moves most: what is left out got somebody into position,
 * or is a landmark that trembled.
 */
export function likeTheOthers(cycles: readonly Cycle[]): Cycle[] {
  const around = (center: Cycle): Cycle[] =>
    cycles.filter((cycle) => {
      const size = cycle.size / center.size;
      const time = lasts(cycle) / lasts(center);
      return size >= SIZE_ALIKE[0] && size <= SIZE_ALIKE[1] && time >= TIME_ALIKE[0] && time <= TIME_ALIKE[1];
    });
  // Squares: three whole repetitions weigh more than a dozen twitches.
  const weight = (group: readonly Cycle[]): number => group.reduce((sum, { size }) => sum + size * size, 0);
  return cycles.map(around).reduce((a, b) => (weight(b) > weight(a) ? b : a), []);
}

/** Duration of a cycle, ms. */
export function lasts({ excursion: { start, end } }: Cycle): number {
  return end - start;
}

/** What a list of repetitions' sides says of the take. */
export function movingSideOf(sides: readonly (Side | "both")[]): MovingSide {
  const of = (side: Side | "both"): number => sides.filter((each) => each === side).length;
  const [left, right, both] = [of("left"), of("right"), of("both")];
  if (both > left + right) return "both";
  if (left > 0 && right > 0 && Math.min(left, right) * 4 >= left + right) return "alternating";
  return right > left ? "right" : "left";
}

/** Median time from one peak to the next, ms; the cycle's own time where there is one only. */
export function periodOf(cycles: readonly Cycle[]): number {
  const peaks = cycles.map(({ excursion }) => excursion.peak);
  return peaks.length > 1
    ? median(peaks.slice(1).map((peak, i) => peak - peaks[i]))
    : median(cycles.map(lasts));
}
