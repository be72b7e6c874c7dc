/** What holds of a session once physicians had their say: every figure that is made from sessions is made from this. */
import type { OverruleOutcome } from "@physiocheck/contracts";
import { asc, inArray, type Database, type Schema } from "@physiocheck/database";
import type { LedgerEntry } from "@physiocheck/motion";

type Counts = Pick<
  Schema["sessions"]["$inferSelect"],
  "repetitions" | "partial" | "reviewedRepetitions" | "reviewedPartial"
>;

/** The newest word on each attempt that was ever spoken of, by its index; null where it was taken back. */
export type Words = ReadonlyMap<number, OverruleOutcome | null>;

/** How many repetitions hold: as the physicians see it, or as counted live where they overruled nothing. */
export function holding(row: Counts): { readonly repetitions: number; readonly partial: number } {
  return row.reviewedRepetitions === null
    ? { repetitions: row.repetitions, partial: row.partial }
    : { repetitions: row.reviewedRepetitions, partial: row.reviewedPartial ?? 0 };
}

/** What was said of the attempts of each of these sessions; nothing of those without a word. */
export async function wordsOn(
  { read, schema: { repOverrules } }: Database,
  sessionIds: readonly string[],
): Promise<ReadonlyMap<string, Words>> {
  const words = new Map<string, Map<number, OverruleOutcome | null>>();
  for (let start = 0; start < sessionIds.length; start += 100) {
    const rows = await read
      .select()
      .from(repOverrules)
      .where(inArray(repOverrules.sessionId, sessionIds.slice(start, start + 100)))
      .orderBy(asc(repOverrules.createdAt), asc(repOverrules.id));
    for (const { sessionId, attempt, outcome } of rows)
      words.set(sessionId, (words.get(sessionId) ?? new Map()).set(attempt, outcome));
  }
  return words;
}

/**
 * The attempts that say something about how an exercise is done, as the physicians see them. One that they counted has no reason against
 * it, one that they called partial did not go far enough, and one that they refused was no attempt at the exercise: it is left out.
 * @param ledger all attempts of a session, in order
 */
export function evident(ledger: readonly LedgerEntry[], words: Words | undefined): readonly LedgerEntry[] {
  if (!words) return ledger;
  return ledger.flatMap((entry, index): LedgerEntry[] => {
    switch (words.get(index) ?? null) {
      case null:
        return [entry];
      case "counted":
        return [{ ...entry, counted: true, reason: null }];
      case "partial":
        return [{ ...entry, counted: false, reason: "too_shallow" }];
      case "refused":
        return [];
    }
  });
}
