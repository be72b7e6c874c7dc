import type { LedgerEntry, SessionSummary } from "../results.ts";
import { theilSen } from "../signal/statistics.ts";

/** Fewer repetitions than this show no drift. */
const FEWEST = 4;

/**
 * Drift over a set: change per counted repetition of duration (ms, positive is slower), range (parts of the way from start to peak) and
 * SPARC (negative is less smooth), each the median slope of all pairs, so that one odd repetition does not make it. Null with fewer
 * than four values.
 */
export function fatigue(ledger: readonly LedgerEntry[]): SessionSummary["fatigue"] {
  const counted = ledger.filter((entry) => entry.counted);
  return {
    tempoMs: slope(counted.map(({ start, end }) => end - start)),
    range: slope(counted.map(({ depth }) => depth)),
    sparc: slope(counted.map(({ sparc }) => sparc ?? Number.NaN)),
  };
}

function slope(values: readonly number[]): number | null {
  return values.filter((value) => Number.isFinite(value)).length < FEWEST ? null : theilSen(values);
}
