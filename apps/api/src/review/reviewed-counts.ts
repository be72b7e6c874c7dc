import type { OverruleOutcome, SessionDetail } from "@physiocheck/contracts";

type Attempt = SessionDetail["ledger"][number];

/** What an attempt was counted as live: the engine's own notion of a partial repetition. */
export function liveOutcome({ entry: { counted, reason } }: Attempt): OverruleOutcome {
  if (counted) return "counted";
  return reason === "too_shallow" || reason === "unfinished" ? "partial" : "refused";
}

/**
 * How many counted, with the overruled attempts as the physicians see them.
 * @param overruled outcome by the attempt's index, the newest word of each; null where it was taken back
 * @returns null where nothing is overruled
 */
export function reviewedCounts(
  ledger: readonly Attempt[],
  overruled: ReadonlyMap<number, OverruleOutcome | null>,
): { repetitions: number; partial: number } | null {
  let differs = false;
  let repetitions = 0;
  let partial = 0;
  for (const attempt of ledger) {
    const word = overruled.get(attempt.index) ?? null;
    differs ||= word !== null;
    const outcome = word ?? liveOutcome(attempt);
    if (outcome === "counted") repetitions += 1;
    else if (outcome === "partial") partial += 1;
  }
  return differs ? { repetitions, partial } : null;
}
