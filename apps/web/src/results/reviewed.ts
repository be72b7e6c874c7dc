import type { Overrule, SessionDetail } from "@physiocheck/contracts";
import type { LedgerEntry } from "@physiocheck/motion";
import type { Outcome } from "./ledger-outcome.ts";

/** An attempt with what a physician says it was; null where nobody said anything, or it was taken back. */
export type ReviewedEntry = LedgerEntry & { readonly index: number; readonly overruled: Outcome | null };

/** The ledger with the newest word on each attempt. */
export function reviewedLedger(
  ledger: SessionDetail["ledger"],
  overrules: readonly Overrule[],
): readonly ReviewedEntry[] {
  const words = new Map<number, Outcome | null>();
  for (const { index, outcome } of overrules) words.set(index, outcome);
  return ledger.map(({ index, entry }) => ({ ...entry, index, overruled: words.get(index) ?? null }));
}

/** The attempt during which a moment was, or the nearest before it; 0 for none. @param at ms on the session's clock */
export function nearestTo(ledger: readonly LedgerEntry[], at: number): number {
  return Math.max(
    0,
    ledger.findLastIndex(({ start }) => start <= at),
  );
}
