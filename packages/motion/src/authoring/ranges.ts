import {
  ANGLE_COUNT,
  angleIndex,
  MOVEMENT_NAMES,
  type MovementName,
  type Side,
} from "../goniometer/angle-names.ts";
import { tenth } from "../signal/rounding.ts";
import { mean, quantile } from "../signal/statistics.ts";
import type { Trace } from "../trace/trace.ts";
import { valueAt } from "./course.ts";
import { spreadOf } from "./movements.ts";
import { rowsBetween } from "./observe.ts";
import { foretell, profilesOf } from "./profiles.ts";
import { studyRepetitions, type Study } from "./study.ts";
import type { AngleRange, AuthoredRepetition } from "./types.ts";

/** Least and most without the wildest frames. */
const LEAST = 0.02;
const MOST = 0.98;

/**
 * What every movement of each side does in known repetitions, largest agreement first.
 * @throws AuthoringError `nobody_seen`, `too_short`, `too_few_repetitions` for none, `no_movement`
 */
export function generateAngleRanges(take: Trace, repetitions: readonly AuthoredRepetition[]): AngleRange[] {
  return rangesOf(studyRepetitions(take, repetitions));
}

/** The same of a study. Angles that the view never gives are left out. */
export function rangesOf(study: Study): AngleRange[] {
  return MOVEMENT_NAMES.flatMap((movement) => {
    const sides = movement === "trunk_lean" ? (["both"] as const) : (["left", "right"] as const);
    return sides.flatMap((side) => rangeOf(study, movement, side) ?? []);
  }).toSorted((a, b) => Number(b.primary) - Number(a.primary) || b.range - a.range);
}

function rangeOf(study: Study, movement: MovementName, side: Side | "both"): AngleRange | null {
  const { observation, courses, primary } = study;
  const index = angleIndex(movement, side === "right" ? "right" : "left");
  const working = study.repetitions.filter(
    (each) => side === "both" || each.side === "both" || each.side === side,
  );
  // A side that never works is described by what it does meanwhile.
  const repetitions = working.length > 0 ? working : study.repetitions;
  const within = repetitions.map(({ start, end }) => {
    const [first, last] = rowsBetween(observation, start, end);
    return Float64Array.from(
      { length: last - first + 1 },
      (_, k) => observation.estimates[(first + k) * ANGLE_COUNT + index],
    );
  });
  const all = Float64Array.from(within.flatMap((values) => Array.from(values)));
  const min = quantile(all, LEAST);
  const max = quantile(all, MOST);
  if (Number.isNaN(min)) return null;
  const unsided = repetitions.map((each) => ({ ...each, side: "both" as const }));
  const { explained, total } = foretell(profilesOf(courses.steady, unsided), index);
  const at = (when: "start" | "peak"): number[] =>
    repetitions.map((each) => valueAt(courses.estimates, index, each[when])).filter(Number.isFinite);
  const [starts, peaks] = [at("start"), at("peak")];
  const ways = within
    .map((values) => quantile(values, MOST) - quantile(values, LEAST))
    .filter(Number.isFinite);
  // Seen now and then, but never where it would matter.
  if (starts.length === 0 || peaks.length === 0 || ways.length === 0) return null;
  return {
    movement,
    side,
    start: rounded(spreadOf(starts)),
    peak: rounded(spreadOf(peaks)),
    min: tenth(min),
    max: tenth(max),
    range: tenth(mean(ways)),
    agreement: total > 0 ? Math.round(100 * Math.max(0, explained / total)) / 100 : 0,
    primary: working.length > 0 && primary.some((each) => each.movement === movement),
  };
}

function rounded({ mean: middle, spread }: AngleRange["start"]): AngleRange["start"] {
  return { mean: tenth(middle), spread: tenth(spread) };
}
