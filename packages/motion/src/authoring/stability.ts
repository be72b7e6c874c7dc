import type { ExerciseDefinition } from "../exercise.ts";
import { ANGLE_COUNT, angleIndex, type MovementName } from "../goniometer/angle-names.ts";
import { median, quantile } from "../signal/statistics.ts";
import type { Trace } from "../trace/trace.ts";
import { rowsBetween } from "./observe.ts";
import { workingIndex } from "./profiles.ts";
import { studyRepetitions, type Study } from "./study.ts";
import { timingOf } from "./timing.ts";
import type { AuthoredRepetition, StabilityProposal, TimingProposal } from "./types.ts";

/** A pose kept for less than this says nothing about keeping still, ms. */
const SHORTEST_KEPT = 500;
/** Patients wander and tremble more than who shows it: limits are so many times what was seen, and at least this. */
const ALLOWED = 3;
const LEAST_SWAY = 0.05;
const LEAST_JITTER = 3;
/** Degrees of tolerance of a hold: of other bodies and views at least, and so many times the spread that was seen. */
const LEAST_TOLERANCE = 25;
const MOST_TOLERANCE = 45;
const SPREADS = 3;
/** The other side of a one-sided hold: free within so many degrees of what it did; told apart from the working one by as many. */
const SUPPORT = 30;
/** A loss shorter than this does not end a hold, ms. */
const GRACE = 500;

/**
 * Time limits and stability of known repetitions.
 * @throws AuthoringError `nobody_seen`, `too_short`, `too_few_repetitions` for none, `no_movement`
 */
export function generateTimingStability(
  take: Trace,
  repetitions: readonly AuthoredRepetition[],
): { readonly timing: TimingProposal; readonly stability: StabilityProposal } {
  const study = studyRepetitions(take, repetitions);
  return { timing: timingOf(study), stability: stabilityOf(study) };
}

/** How still the pose is kept where it is kept: at the peak of a hold, between the repetitions of a movement. */
export function stabilityOf(study: Study): StabilityProposal {
  const kept = keptTimes(study);
  const sway = rms(kept.map(([from, to]) => swayBetween(study, from, to)));
  const jitter = rms(kept.map(([from, to]) => jitterBetween(study, from, to)));
  return {
    sway:
      sway === null
        ? null
        : { seen: round(sway, 1000), limit: round(Math.max(LEAST_SWAY, ALLOWED * sway), 1000) },
    jitter:
      jitter === null
        ? null
        : { seen: round(jitter, 10), limit: round(Math.max(LEAST_JITTER, ALLOWED * jitter), 10) },
    hold: study.held ? holdOf(study) : null,
  };
}

function keptTimes({ repetitions, held }: Study): (readonly [number, number])[] {
  const times = held
    ? repetitions.map(({ outEnd, backStart }) => [outEnd, backStart] as const)
    : repetitions.slice(1).map(({ start }, i) => [repetitions[i].end, start] as const);
  return times.filter(([from, to]) => to - from >= SHORTEST_KEPT);
}

/** Wander of the hips about their middle, torso lengths RMS. */
function swayBetween({ observation }: Study, from: number, to: number): number {
  const { place } = observation;
  const [first, last] = rowsBetween(observation, from, to);
  const column = (k: number): Float64Array =>
    Float64Array.from({ length: last - first + 1 }, (_, i) => place[(first + i) * 3 + k]);
  const torso = median(column(2));
  return Math.hypot(deviation(column(0)), deviation(column(1))) / Math.max(1e-6, torso);
}

/** Tremble of the primary angles about their middle, degrees RMS. */
function jitterBetween(study: Study, from: number, to: number): number {
  const { observation, primary } = study;
  const [first, last] = rowsBetween(observation, from, to);
  const squares = primary.flatMap(({ movement }) =>
    (["left", "right"] as const).map((side) => {
      const index = angleIndex(movement, side);
      return (
        deviation(
          Float64Array.from(
            { length: last - first + 1 },
            (_, i) => observation.estimates[(first + i) * ANGLE_COUNT + index],
          ),
        ) ** 2
      );
    }),
  );
  return Math.sqrt(median(squares));
}

function holdOf(study: Study): NonNullable<ExerciseDefinition["hold"]> {
  const tolerance: Partial<Record<MovementName, number>> = {};
  const support: Partial<Record<MovementName, readonly [number, number]>> = {};
  for (const { movement } of study.primary) {
    const working = during(study, movement, "working");
    const wander = (quantile(working, 0.95) - quantile(working, 0.05)) / 2;
    tolerance[movement] = Math.round(Math.min(MOST_TOLERANCE, Math.max(LEAST_TOLERANCE, SPREADS * wander)));
    if (study.movingSide === "both" || movement === "trunk_lean") continue;
    const other = median(during(study, movement, "other"));
    if (Math.abs(other - median(working)) < SUPPORT) continue;
    support[movement] = [Math.round(other - SUPPORT), Math.round(other + SUPPORT)];
  }
  return {
    tolerance,
    ...(Object.keys(support).length > 0 && { support }),
    graceMs: GRACE,
  };
}

/** Values of a movement while the pose is kept, of the side that works or of the other. */
function during(
  { observation, repetitions }: Study,
  movement: MovementName,
  which: "working" | "other",
): Float64Array {
  return Float64Array.from(
    repetitions.flatMap(({ outEnd, backStart, side }) => {
      const [first, last] = rowsBetween(observation, outEnd, backStart);
      const index = workingIndex(angleIndex(movement, which === "working" ? "left" : "right"), side);
      return Array.from(
        { length: last - first + 1 },
        (_, i) => observation.estimates[(first + i) * ANGLE_COUNT + index],
      );
    }),
  );
}

function deviation(values: Float64Array): number {
  const known = values.filter((value) => Number.isFinite(value));
  const middle = known.reduce((sum, value) => sum + value, 0) / known.length;
  return Math.sqrt(known.reduce((sum, value) => sum + (value - middle) ** 2, 0) / known.length);
}

function rms(values: readonly number[]): number | null {
  const known = values.filter((value) => Number.isFinite(value));
  return known.length === 0
    ? null
    : Math.sqrt(known.reduce((sum, value) => sum + value * value, 0) / known.length);
}

function round(x: number, scale: number): number {
  return Math.round(x * scale) / scale;
}
