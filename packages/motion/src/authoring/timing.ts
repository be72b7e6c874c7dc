import { hundredth, tenth } from "../signal/rounding.ts";
import { spreadOf } from "./movements.ts";
import type { Study } from "./study.ts";
import type { TimingProposal } from "./types.ts";

/**
 * What other tempi are allowed: a repetition of a third of the time shown is thrown, not done; one of five times the time is two
 * things. Never narrower than the library's own limits. Seconds.
 */
const FASTEST_PART = 0.3;
const SHORTEST = 0.3;
const SLOWEST_PART = 5;
const LONGEST_AT_LEAST = 12;
/** A hold counts from one second on, and may last as long as anybody can. */
const SHORTEST_HOLD = 1;
const LONGEST_HOLD = 600;

/** Time limits wide enough for other tempi, from the time that the repetitions took. */
export function timingOf({ repetitions, held }: Study): TimingProposal {
  const seconds = (of: (index: number) => number, count = repetitions.length): TimingProposal["out"] => {
    const spread = spreadOf(Array.from({ length: count }, (_, i) => of(i) / 1000));
    return count === 0
      ? { mean: 0, spread: 0 }
      : { mean: hundredth(spread.mean), spread: hundredth(spread.spread) };
  };
  const at = (i: number) => repetitions[i];
  const repetition = seconds((i) => at(i).end - at(i).start);
  const atPeak = seconds((i) => at(i).backStart - at(i).outEnd);
  const typical = held ? atPeak.mean : repetition.mean;
  const minRep = held ? SHORTEST_HOLD : Math.max(SHORTEST, FASTEST_PART * typical);
  const maxRep = held ? LONGEST_HOLD : Math.max(LONGEST_AT_LEAST, SLOWEST_PART * typical);
  return {
    repetition,
    out: seconds((i) => at(i).outEnd - at(i).start),
    atPeak,
    back: seconds((i) => at(i).end - at(i).backStart),
    rest: seconds((i) => Math.max(0, at(i + 1).start - at(i).end), repetitions.length - 1),
    minRep: tenth(minRep),
    maxRep: tenth(maxRep),
    typicalRep: tenth(Math.min(maxRep, Math.max(minRep, typical))),
  };
}
