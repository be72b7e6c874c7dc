import type { MovementName } from "../goniometer/angle-names.ts";
import { median } from "../signal/statistics.ts";
import { timeOf, valueAt, type Course } from "./course.ts";
import type { Cycle } from "./cycles.ts";
import { movementsOf, type Courses } from "./movements.ts";
import type { Observation } from "./observe.ts";
import { choosePrimary } from "./primary.ts";
import type { Proposal } from "./proposals.ts";
import { progressOf, sideOf, type SideProgress } from "./refine.ts";
import type { AuthoredRepetition, MovingSide } from "./types.ts";

/** Part of the way from which somebody is at the peak. */
const AT_PEAK = 0.85;
/** A pose that is kept this long (ms), and for this part of the repetition, is held; a shorter stay is a pause. */
const HELD_MS = 3000;
const HELD_PART = 0.6;

/**
 * Repetitions with the stay at the peak as it was: from where the movement has all but arrived to where it leaves. Of a hold the peak is the
 * middle of that stay.
 */
export function withPlateaus(
  course: Course,
  progress: SideProgress,
  repetitions: readonly AuthoredRepetition[],
): { readonly repetitions: readonly AuthoredRepetition[]; readonly held: boolean } {
  const stays = repetitions.map((repetition) => plateauOf(course, progress, repetition));
  const held = isHeld(
    stays.map(([from, to], i) => ({ stay: to - from, whole: repetitions[i].end - repetitions[i].start })),
  );
  return {
    held,
    repetitions: repetitions.map((repetition, i) => {
      const [outEnd, backStart] = stays[i];
      return { ...repetition, outEnd, backStart, peak: held ? (outEnd + backStart) / 2 : repetition.peak };
    }),
  };
}

/**
 * The one hold of a take that repeats nothing: somebody gets into a pose, keeps it, and leaves it.
 * @param found what the movements propose
 */
export function findHold(
  observation: Observation,
  courses: Courses,
  found: readonly Proposal[],
  senseless: ReadonlySet<MovementName>,
): { readonly repetitions: readonly AuthoredRepetition[]; readonly movingSide: MovingSide } | null {
  const stay = ({ excursion: { outEnd, backStart } }: Cycle): number => backStart - outEnd;
  const holds = found
    .flatMap(({ cycles }) => cycles)
    .filter((cycle) => isHeld([{ stay: stay(cycle), whole: cycle.excursion.end - cycle.excursion.start }]))
    .toSorted((a, b) => stay(b) - stay(a));
  const longest = holds.at(0);
  if (!longest) return null;
  const { start, end, outEnd, backStart } = longest.excursion;
  const repetition = { start, end, outEnd, backStart, peak: (outEnd + backStart) / 2, depth: 1 };
  const unsided = [{ ...repetition, side: "both" as const }];
  const movements = movementsOf(observation, courses, unsided, "both");
  const { primary } = choosePrimary(movements, senseless);
  if (primary.length === 0) return null;
  const side = sideOf(courses.steady, progressOf(courses.steady, movements, primary), unsided[0]);
  return { repetitions: [{ ...repetition, side }], movingSide: side };
}

function isHeld(times: readonly { readonly stay: number; readonly whole: number }[]): boolean {
  const stay = median(times.map((each) => each.stay));
  const part = median(times.map((each) => each.stay / each.whole));
  return stay >= HELD_MS && part >= HELD_PART;
}

/** The longest stay of a repetition near its peak, short dips forgiven. */
function plateauOf(
  course: Course,
  progress: SideProgress,
  { start, peak, end, side }: AuthoredRepetition,
): readonly [number, number] {
  const signal = progress[side];
  const at = { ...course, signals: [signal] };
  const base = Math.min(valueAt(at, 0, start), valueAt(at, 0, end));
  const first = Math.max(0, Math.ceil((start - course.start) / course.stepMs));
  const last = Math.min(course.length - 1, Math.floor((end - course.start) / course.stepMs));
  const reached = median(
    Array.from(signal.subarray(first, last + 1)).filter((value) => value >= 0.7 * valueAt(at, 0, peak)),
  );
  const level = base + AT_PEAK * (reached - base);
  let from = Number.NaN;
  let to = Number.NaN;
  for (let k = first; k <= last; k += 1) {
    if (!(signal[k] >= level)) continue;
    if (Number.isNaN(from)) from = timeOf(course, k);
    to = timeOf(course, k);
  }
  return Number.isNaN(from) ? [peak, peak] : [Math.min(from, peak), Math.max(to, peak)];
}
