import { ANGLE_COUNT, ANGLE_NAMES, MOVEMENT_NAMES, type MovementName } from "../goniometer/angle-names.ts";
import { candidatesOf } from "./candidates.ts";
import type { Course } from "./course.ts";
import { periodOf, type Cycle } from "./cycles.ts";
import { foretell, profilesOf, type Span } from "./profiles.ts";

/** Too small and too doubtful to say when a repetition begins. */
const NEVER_LEAD: ReadonlySet<MovementName> = new Set(["knee_alignment"]);
/** An angle's variance counts up to this (degrees²): one that jumps about does not outweigh the others. */
const MOST_VARIANCE = 40 ** 2;
/** A proposal explains about as much as the best one from this part of it on. */
const AS_MUCH = 0.8;
/** A pause between repetitions counts as part of them up to this many times the usual one. */
const LONGEST_PERIOD = 1.5;

/** A take cut into cycles by one movement. */
export type Proposal = {
  readonly movement: MovementName;
  readonly cycles: readonly Cycle[];
  readonly unlike: readonly Cycle[];
};

/**
 * Every movement proposes its own excursions as the repetitions; the best proposal first.
 * @param senseless movements that are read in a plane in which the limb does not move
 */
export function proposals(course: Course, senseless: ReadonlySet<MovementName>): Proposal[] {
  const movements = MOVEMENT_NAMES.filter(
    (movement) => !NEVER_LEAD.has(movement) && !senseless.has(movement),
  );
  return bestFirst(
    course,
    movements.flatMap((movement) => candidatesOf(course, movement)),
  );
}

/**
 * The proposal under which each repetition is best foretold by the others, over all angles and over the whole take, comes first. Two
 * repetitions taken for one foretell each other as well as each alone does, so of proposals that explain about as much the one with the
 * most repetitions is better.
 * @param otherwise decides between those of as many repetitions; how much they explain if absent
 */
export function bestFirst<P extends Proposal>(
  course: Course,
  found: readonly P[],
  otherwise?: (proposal: P) => number,
): P[] {
  const scored = found.map((proposal) => ({
    proposal,
    score: explainedBy(course, spansOf(proposal.cycles)),
  }));
  const most = Math.max(...scored.map(({ score }) => score));
  const rank = ({ proposal, score }: (typeof scored)[number]): number =>
    score > 0 && score >= AS_MUCH * most ? proposal.cycles.length : 0;
  const worth = ({ proposal, score }: (typeof scored)[number]): number => otherwise?.(proposal) ?? score;
  return scored.toSorted((a, b) => rank(b) - rank(a) || worth(b) - worth(a)).map(({ proposal }) => proposal);
}

/** Degrees² of the take's variance that repetitions explain, over all angles as far as they are seen; 0 with fewer than two. */
export function explainedBy(course: Course, spans: readonly Span[]): number {
  if (spans.length < 2) return 0;
  const profiles = profilesOf(course, spans);
  const covered =
    spans.reduce((sum, { start, end }) => sum + end - start, 0) / (course.length * course.stepMs);
  let score = 0;
  for (let index = 0; index < ANGLE_COUNT; index += 1) {
    if (ANGLE_NAMES[index].startsWith("knee_alignment")) continue;
    const { explained, total } = foretell(profiles, index);
    // An angle that is noise is noise under every proposal: it does not count against this one.
    if (explained > 0) score += course.seen[index] * explained * Math.min(1, MOST_VARIANCE / total);
  }
  return score * Math.min(1, covered);
}

/** The same time for every proposal, whatever its own idea of where a repetition begins: half the way to the neighbours. */
export function spansOf(cycles: readonly Cycle[]): Span[] {
  const period = periodOf(cycles);
  const half = (from: number | undefined, to: number | undefined): number =>
    Math.min(from !== undefined && to !== undefined ? to - from : period, LONGEST_PERIOD * period) / 2;
  return cycles.map(({ excursion: { peak }, side }, i) => ({
    start: peak - half(cycles[i - 1]?.excursion.peak, peak),
    peak,
    end: peak + half(peak, cycles[i + 1]?.excursion.peak),
    side,
  }));
}
