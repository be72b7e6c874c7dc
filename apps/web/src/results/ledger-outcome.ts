import type { LedgerEntry } from "@physiocheck/motion";

/** How an attempt ended: `partial` went the right way but not far enough; `refused` broke a rule or was not seen. */
export type Outcome = "counted" | "partial" | "refused";

/** What the outcome of an entry hangs on; `overruled` is what a physician says, and goes before the rest. */
export type Judged = Pick<LedgerEntry, "counted" | "reason"> & { readonly overruled?: Outcome | null };

/** The outcome of a ledger entry. */
export function outcomeOf(entry: Judged): Outcome {
  if (entry.overruled) return entry.overruled;
  if (entry.counted) return "counted";
  return entry.reason === "too_shallow" || entry.reason === "unfinished" ? "partial" : "refused";
}

/** Height of a tick, 0..1 of the strip: the depth reached, where 1.15 of the way fills it; never so low that it cannot be seen. */
export function tickHeight(depth: number): number {
  if (!Number.isFinite(depth)) return 0.08;
  return Math.min(1, Math.max(0.08, depth / 1.15));
}

/** How many ended how. */
export function tally(entries: readonly Judged[]): Record<Outcome, number> {
  const counts: Record<Outcome, number> = { counted: 0, partial: 0, refused: 0 };
  for (const entry of entries) counts[outcomeOf(entry)] += 1;
  return counts;
}
