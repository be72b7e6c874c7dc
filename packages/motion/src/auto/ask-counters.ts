import { exerciseById } from "../library/index.ts";
import { replayTrace } from "../replay/replay-trace.ts";
import type { LedgerEntry } from "../results.ts";
import { mad, median } from "../signal/statistics.ts";
import type { Trace } from "../trace/trace.ts";

/** An exercise and how likely it is, 0..1. */
export type Likelihood = { readonly name: string; readonly confidence: number };

/** What the counter that fits best found. */
export type Opinion = Likelihood & {
  /** Its counted repetitions. */
  readonly counted: readonly LedgerEntry[];
};

/** So many of the likeliest exercises are asked. */
const ASKED = 8;
const FEWEST = 3;
/** Median deviation of the intervals, in parts of their median. */
const EVEN = 0.3;
/** Part of the time from the first repetition to the last, and part of the attempts that count. */
const MUCH = 0.5;
/** How far another count may be off to agree. */
const AGREES = 1;

/**
 * Asks the counters of the likeliest exercises what they find where no name is sure: one that finds many even repetitions over most of the
 * time tells more than a classifier that has never seen such a recording. Somebody who gestures makes one counter find something by
 * chance, not two: another one, or what repeats without a name, has to agree.
 * @param likeliest exercises of the library, the likeliest first
 * @param repeats how often something repeats in this recording, whatever it is
 * @returns null where nobody is convincing
 */
export function askCounters(trace: Trace, likeliest: readonly Likelihood[], repeats: number): Opinion | null {
  const first = trace.frames[0]?.t ?? 0;
  const duration = (trace.frames.at(-1)?.t ?? first) - first;
  const opinions = likeliest.slice(0, ASKED).flatMap((likelihood) => {
    const exercise = exerciseById(likelihood.name);
    if (!exercise) return [];
    const { ledger } = replayTrace(trace, exercise).summary;
    const counted = ledger.filter((entry) => entry.counted);
    return [{ ...likelihood, counted, quality: qualityOf(counted, ledger.length, duration) }];
  });
  const [best] = opinions
    .filter(({ quality }) => quality > Number.NEGATIVE_INFINITY)
    .toSorted((a, b) => b.quality - a.quality);
  if (!best) return null;
  const counts = [repeats, ...opinions.filter((one) => one !== best).map(({ counted }) => counted.length)];
  return counts.some((count) => Math.abs(count - best.counted.length) <= AGREES) ? best : null;
}

/** How much a counter's repetitions look like an exercise; −∞ where they do not. */
function qualityOf(counted: readonly LedgerEntry[], attempts: number, duration: number): number {
  if (counted.length < FEWEST) return Number.NEGATIVE_INFINITY;
  const intervals = counted.slice(1).map(({ peak }, i) => peak - counted[i].peak);
  const uneven = mad(intervals) / median(intervals);
  const filled = ((counted.at(-1)?.end ?? 0) - counted[0].start) / duration;
  const share = counted.length / attempts;
  if (uneven > EVEN || filled < MUCH || share < MUCH) return Number.NEGATIVE_INFINITY;
  return filled - uneven + share / 2;
}
