import {
  ANGLE_COUNT,
  angleIndex,
  MOVEMENT_NAMES,
  REFUSALS,
  type MovementName,
  type Side,
} from "../goniometer/angle-names.ts";
import { MAD_TO_SIGMA, mad, median } from "../signal/statistics.ts";
import type { Course } from "./course.ts";
import { rowsBetween, type Observation } from "./observe.ts";
import { foretell, HALF, PHASES, profilesOf, workingIndex } from "./profiles.ts";
import type { AuthoredRepetition, MovingSide, Spread } from "./types.ts";

/**
 * A movement that every repetition has in common (this part of it) and of which the lifted body shows less than this part is one that the
 * lift takes for noise, as it does with small feet: then its angles too are those that counting goes by.
 */
const SURE = 0.6;
const HELD_STILL = 0.4;
const NOT_SEEN = REFUSALS.indexOf("not_seen");

/** What one movement does on the side that works (or on both), over the repetitions. Degrees. */
export type Movement = {
  readonly movement: MovementName;
  /** By what is reported (see HELD_STILL), and by what counting goes by. */
  readonly start: Spread;
  readonly peak: Spread;
  readonly end: Spread;
  readonly steadyStart: number;
  readonly steadyPeak: number;
  /** Part of the movement that the other repetitions foretell, 0..1. */
  readonly agreement: number;
  /** Part of the frames in which its joints are seen, 0..1. */
  readonly seen: number;
  /** Degrees between the two sides in the start pose, by what counting goes by. */
  readonly sidesApart: number;
};

/** Both kinds of angles of a take, as smooth signals. */
export type Courses = { readonly steady: Course; readonly estimates: Course };

/** What every movement does in the repetitions. */
export function movementsOf(
  observation: Observation,
  courses: Courses,
  repetitions: readonly AuthoredRepetition[],
  movingSide: MovingSide,
): Movement[] {
  const steady = profilesOf(courses.steady, repetitions);
  const estimates = profilesOf(courses.estimates, repetitions);
  return MOVEMENT_NAMES.map((movement) => {
    const sides =
      movement !== "trunk_lean" && movingSide === "both" ? (["left", "right"] as const) : (["left"] as const);
    const shown = sides.map((side) => {
      const index = angleIndex(movement, side);
      const { explained, total } = foretell(steady, index);
      return {
        index,
        seen: seenPart(observation, repetitions, index),
        // A single hold has nothing that it could disagree with.
        agreement: repetitions.length === 1 ? 1 : total > 0 ? Math.max(0, explained / total) : 0,
      };
    });
    const weights = shown.map(({ seen }) => 0.05 + seen);
    const mixed = (values: readonly number[]): number => weightedMean(values, weights);
    const at = (profiles: readonly Float64Array[], phase: number): number[] =>
      profiles.map((profile) => mixed(shown.map(({ index }) => profile[index * PHASES + phase])));
    const agreement = mixed(shown.map((each) => each.agreement));
    const [steadyStart, steadyPeak] = [median(at(steady, 0)), median(at(steady, HALF))];
    const lifted = median(at(estimates, HALF)) - median(at(estimates, 0));
    const held = agreement >= SURE && Math.abs(lifted) < HELD_STILL * Math.abs(steadyPeak - steadyStart);
    const values = held ? steady : estimates;
    return {
      movement,
      start: spreadOf(at(values, 0)),
      peak: spreadOf(at(values, HALF)),
      end: spreadOf(at(values, PHASES - 1)),
      steadyStart,
      steadyPeak,
      agreement,
      seen: mixed(shown.map(({ seen }) => seen)),
      sidesApart: sidesApart(steady, movement),
    };
  });
}

function sidesApart(profiles: readonly Float64Array[], movement: MovementName): number {
  const start = (side: Side): number =>
    median(profiles.map((profile) => profile[angleIndex(movement, side) * PHASES]));
  return Math.abs(start("left") - start("right"));
}

/** Median and robust standard deviation. */
export function spreadOf(values: readonly number[]): Spread {
  return { mean: median(values), spread: MAD_TO_SIGMA * mad(values) };
}

/** Part of the repetitions' frames in which the joints of a working-side angle are seen. */
function seenPart(
  { refusals, ...observation }: Observation,
  repetitions: readonly AuthoredRepetition[],
  index: number,
): number {
  let frames = 0;
  let seen = 0;
  for (const { start, end, side } of repetitions) {
    const [first, last] = rowsBetween({ refusals, ...observation }, start, end);
    const at = workingIndex(index, side);
    for (let row = first; row <= last; row += 1) {
      frames += 1;
      if (refusals[row * ANGLE_COUNT + at] !== NOT_SEEN) seen += 1;
    }
  }
  return frames > 0 ? seen / frames : 0;
}

function weightedMean(values: readonly number[], weights: readonly number[]): number {
  let sum = 0;
  let total = 0;
  values.forEach((value, i) => {
    if (!Number.isFinite(value)) return;
    sum += weights[i] * value;
    total += weights[i];
  });
  return sum / total;
}

/** The sides whose angles a take's repetitions show: the one that works, or both. */
export function sidesOf(movingSide: MovingSide): readonly Side[] {
  return movingSide === "left" || movingSide === "right" ? [movingSide] : ["left", "right"];
}
