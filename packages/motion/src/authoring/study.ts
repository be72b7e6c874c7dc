import type { MovementName } from "../goniometer/angle-names.ts";
import { median } from "../signal/statistics.ts";
import type { Calibration } from "../results.ts";
import type { Trace } from "../trace/trace.ts";
import { AuthoringError } from "./authoring-error.ts";
import { courseOf, type Course } from "./course.ts";
import { movingSideOf, type Cycle } from "./cycles.ts";
import { findHold, withPlateaus } from "./holds.ts";
import { movementsOf, type Courses, type Movement } from "./movements.ts";
import { observe, type Observation } from "./observe.ts";
import { outOfPlane } from "./planes.ts";
import { choosePrimary, type Primary } from "./primary.ts";
import { bestFirst, proposals } from "./proposals.ts";
import { progressOf, refine, type SideProgress } from "./refine.ts";
import { bothSides, withSides } from "./working-side.ts";
import type { AuthoredRepetition, MovingSide, Segmentation } from "./types.ts";

/** Fewer repetitions show no habit. */
const FEWEST_REPETITIONS = 3;
/** An exercise is one-sided if the working side's movements are so many times stronger than the mean of both sides. */
const CLEARLY_MORE = 1.15;
/** So many proposals are followed to their end. */
const MOST_PROPOSALS = 8;

/** A take, its repetitions, and what every movement does in them: what all proposals are made from. */
export type Study = {
  readonly observation: Observation;
  readonly courses: Courses;
  readonly segmentation: Segmentation;
  readonly repetitions: readonly AuthoredRepetition[];
  readonly held: boolean;
  readonly movingSide: MovingSide;
  readonly movements: readonly Movement[];
  readonly progress: SideProgress;
  readonly primary: Primary["primary"];
  readonly follows: readonly MovementName[];
};

/**
 * Cuts a take into repetitions without knowing the exercise.
 * @throws AuthoringError `nobody_seen`, `too_short`, `no_movement`
 */
export function findRepetitions(take: Trace): Segmentation {
  return studyTake(take).segmentation;
}

/** @throws AuthoringError as findRepetitions, and `too_few_repetitions` for fewer than three of a movement that is not held */
export function studyWhole(take: Trace, calibration?: Calibration): Study {
  const study = studyTake(take, calibration);
  const { segmentation, observation } = study;
  const repetitions = segmentation.repetitions.length;
  if (!segmentation.held && repetitions < FEWEST_REPETITIONS)
    throw new AuthoringError("too_few_repetitions", { ...seenOf(observation), repetitions });
  return study;
}

/**
 * What the movements do in repetitions that are known.
 * @throws AuthoringError `nobody_seen`, `too_short`; `too_few_repetitions` for none
 */
export function studyRepetitions(take: Trace, repetitions: readonly AuthoredRepetition[]): Study {
  const observation = observe(take);
  if (repetitions.length === 0)
    throw new AuthoringError("too_few_repetitions", { ...seenOf(observation), repetitions: 0 });
  const courses = coursesOf(observation);
  const movingSide = movingSideOf(repetitions.map(({ side }) => side));
  return study(observation, courses, { repetitions, movingSide, unlike: [] });
}

function studyTake(take: Trace, calibration?: Calibration): Study {
  const observation = observe(take, calibration);
  const courses = coursesOf(observation);
  const senseless = outOfPlane(observation);
  const found = proposals(courses.steady, senseless);
  const [best] = bestFirst(
    courses.steady,
    found.slice(0, MOST_PROPOSALS).flatMap((proposal) => {
      const repetitions = withSides(courses.steady, repetitionsOf(proposal.cycles), senseless);
      const { movements, primary, strength } = strongest(
        [bothSides(repetitions), repetitions].map((each) => {
          const sides = movingSideOf(each.map(({ side }) => side));
          const found = movementsOf(observation, courses, each, sides);
          return { movements: found, ...choosePrimary(found, senseless) };
        }),
      );
      return primary.length > 0
        ? [{ ...refine(courses.steady, proposal, movements, primary), strength }]
        : [];
    }),
    ({ strength }) => strength,
  );
  if (best && best.cycles.length > 1) {
    const { cycles, unlike, movingSide } = best;
    return study(observation, courses, {
      repetitions: repetitionsOf(cycles),
      movingSide,
      unlike: unlike.map(timesOf),
    });
  }
  const hold = findHold(observation, courses, found, senseless);
  if (!hold) throw new AuthoringError("no_movement", seenOf(observation));
  return study(observation, courses, { ...hold, unlike: [] });
}

/** Both sides as one, unless the side that works alone shows clearly more. */
function strongest<S extends Primary>([both, sided]: readonly S[]): S {
  return sided.strength > CLEARLY_MORE * both.strength ? sided : both;
}

function study(
  observation: Observation,
  courses: Courses,
  { repetitions, movingSide, unlike }: Pick<Segmentation, "repetitions" | "movingSide" | "unlike">,
): Study {
  const senseless = outOfPlane(observation);
  const first = movementsOf(observation, courses, repetitions, movingSide);
  const lead = choosePrimary(first, senseless).primary;
  if (lead.length === 0) throw new AuthoringError("no_movement", seenOf(observation));
  const stayed = withPlateaus(courses.steady, progressOf(courses.steady, first, lead), repetitions);
  // The peak of a hold is elsewhere than that of a repetition, so everything is read anew.
  const movements = movementsOf(observation, courses, stayed.repetitions, movingSide);
  const { primary, follows } = choosePrimary(movements, senseless);
  if (primary.length === 0) throw new AuthoringError("no_movement", seenOf(observation));
  return {
    observation,
    courses,
    segmentation: { ...stayed, movingSide, lead: primary[0].movement, unlike },
    ...stayed,
    movingSide,
    movements,
    progress: progressOf(courses.steady, movements, primary),
    primary,
    follows,
  };
}

/** What was seen of a take, for an error. */
export function seenOf({ durationMs, seen }: Observation): { seconds: number; seenSeconds: number } {
  return { seconds: durationMs / 1000, seenSeconds: (durationMs / 1000) * seen };
}

function coursesOf(observation: Observation): { steady: Course; estimates: Course } {
  return {
    steady: courseOf(observation, observation.steady),
    estimates: courseOf(observation, observation.estimates),
  };
}

function repetitionsOf(cycles: readonly Cycle[]): AuthoredRepetition[] {
  const usual = median(cycles.map(({ size }) => size));
  return cycles.map(({ excursion: { start, peak, end, outEnd, backStart }, side, size }) => ({
    start,
    peak,
    end,
    side,
    outEnd: Math.min(peak, Math.max(start, outEnd)),
    backStart: Math.min(end, Math.max(peak, backStart)),
    depth: Math.round((100 * size) / usual) / 100,
  }));
}

function timesOf({ excursion: { start, peak, end } }: Cycle): Segmentation["unlike"][number] {
  return { start, peak, end };
}
