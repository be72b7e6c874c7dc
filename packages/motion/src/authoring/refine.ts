import { angleIndex, type Side } from "../goniometer/angle-names.ts";
import { trustedMean, valueAt, type Course } from "./course.ts";
import { cyclesIn, likeTheOthers, movingSideOf, type Cycle } from "./cycles.ts";
import type { Movement } from "./movements.ts";
import type { Primary } from "./primary.ts";
import { explainedBy, spansOf, type Proposal } from "./proposals.ts";
import type { MovingSide } from "./types.ts";

/** A cut by one movement alone, or by each side for itself, must explain so much more than the plainer one before it is taken. */
const CLEARLY = 1.15;
/** A side takes part in a repetition if it goes this part of what the other does. */
const TAKES_PART = 0.6;

/** Progress of each side and of both on a course's samples, about 0 at the start and 1 at the peak. */
export type SideProgress = Readonly<Record<Side | "both", Float64Array>>;

/** The way of all primary movements together, as the engine will see it. */
export function progressOf(
  course: Course,
  movements: readonly Movement[],
  primary: Primary["primary"],
): SideProgress {
  const of = (side: Side): Float64Array => {
    const terms = primary.flatMap(({ movement, weight }) => {
      const found = movements.find((each) => each.movement === movement);
      if (!found) return [];
      const signal = course.signals[angleIndex(movement, side)];
      return [{ signal, weight, start: found.steadyStart, way: found.steadyPeak - found.steadyStart }];
    });
    return Float64Array.from({ length: course.length }, (_, k) => {
      let sum = 0;
      let weights = 0;
      for (const { signal, weight, start, way } of terms) {
        if (Number.isNaN(signal[k])) continue;
        sum += (weight * (signal[k] - start)) / way;
        weights += weight;
      }
      return weights > 0 ? sum / weights : Number.NaN;
    });
  };
  const [left, right] = [of("left"), of("right")];
  return { left, right, both: trustedMean(course, left, right) };
}

/**
 * Cuts the take again by all primary movements together, with both sides as one and with each for itself; the cut that explains the take
 * best is kept, and each repetition is given the side that made it.
 */
export function refine(
  course: Course,
  first: Proposal,
  movements: readonly Movement[],
  primary: Primary["primary"],
): Proposal & { readonly movingSide: MovingSide } {
  const progress = progressOf(course, movements, primary);
  const sided = primary.some(({ movement }) => movement !== "trunk_lean");
  const cut = (all: readonly Cycle[]): Proposal => {
    const cycles = likeTheOthers(all);
    return { ...first, cycles, unlike: all.filter((cycle) => !cycles.includes(cycle)) };
  };
  const cuts = [
    cut(cyclesIn(course, { kind: "together", both: progress.both })),
    ...(sided ? [cut(cyclesIn(course, { kind: "either", left: progress.left, right: progress.right }))] : []),
    first,
  ].map((proposal) => ({
    ...proposal,
    cycles: proposal.cycles.map((cycle) => ({
      ...cycle,
      side: sided ? sideOf(course, progress, cycle.excursion) : ("both" as const),
    })),
  }));
  const scores = cuts.map(({ cycles }) => explainedBy(course, spansOf(cycles)));
  const chosen = scores.reduce((best, score, i) => (score > CLEARLY * scores[best] ? i : best), 0);
  const best = cuts[chosen];
  const movingSide = movingSideOf(best.cycles.map(({ side }) => side));
  if (movingSide !== "both") return { ...best, movingSide };
  // One repetition in which a side was hidden does not make an exercise of both sides one of one.
  return { ...best, cycles: best.cycles.map((cycle) => ({ ...cycle, side: "both" })), movingSide };
}

/** The side that made a repetition, or both. Times in ms. */
export function sideOf(
  course: Course,
  progress: SideProgress,
  { start, peak, end }: { readonly start: number; readonly peak: number; readonly end: number },
): Side | "both" {
  const signals = { ...course, signals: [progress.left, progress.right] };
  const way = (index: number): number =>
    Math.max(
      0,
      valueAt(signals, index, peak) - (valueAt(signals, index, start) + valueAt(signals, index, end)) / 2,
    ) || 0;
  const [left, right] = [way(0), way(1)];
  if (Math.min(left, right) >= TAKES_PART * Math.max(left, right)) return "both";
  return right > left ? "right" : "left";
}
