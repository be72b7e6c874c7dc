import type { LedgerEntry } from "../results.ts";
import type { SessionRecord, Suggestion } from "./types.ts";

/** Fewer sessions and attempts than this speak for nothing. */
const FEWEST_SESSIONS = 3;
const FEWEST_ATTEMPTS = 15;
/** Fewer patients than this are not everybody. */
const FEWEST_PATIENTS = 2;

/** Whose sessions these are: one patient's, or those of all who do the exercise. */
export type Scope = "patient" | "everybody";

/** What rules look at: the attempts that say something about how the exercise is done. */
export type Evidence = {
  readonly scope: Scope;
  readonly sessions: readonly SessionRecord[];
  readonly attempts: readonly LedgerEntry[];
  readonly patients: number;
};

/**
 * Collects what there is; null where it is too little to suggest anything from. Attempts that were cut off, lost from sight or made in
 * another place say nothing about the exercise and are left out.
 */
export function collect(sessions: readonly SessionRecord[], scope: Scope): Evidence | null {
  const whole = sessions
    .map((session) => ({ ...session, ledger: session.ledger.filter(isWhole) }))
    .filter(({ ledger }) => ledger.length > 0);
  const attempts = whole.flatMap(({ ledger }) => ledger);
  const patients = new Set(whole.map(({ patient }) => patient)).size;
  const enough =
    whole.length >= FEWEST_SESSIONS &&
    attempts.length >= FEWEST_ATTEMPTS &&
    (scope === "patient" || patients >= FEWEST_PATIENTS);
  return enough ? { scope, sessions: whole, attempts, patients } : null;
}

/** Whether something is so in most sessions of most patients, not only in one long session. */
export function throughout(
  { sessions }: Evidence,
  isSo: (ledger: readonly LedgerEntry[]) => boolean,
): boolean {
  const people = [...new Set(sessions.map(({ patient }) => patient))];
  const mostly = (flags: readonly boolean[]): boolean => flags.filter(Boolean).length * 2 > flags.length;
  return mostly(
    people.map((person) =>
      mostly(sessions.filter(({ patient }) => patient === person).map(({ ledger }) => isSo(ledger))),
    ),
  );
}

/** Part of the attempts that have something, 0..1. */
export function shareOf(ledger: readonly LedgerEntry[], has: (entry: LedgerEntry) => boolean): number {
  return ledger.filter(has).length / ledger.length;
}

/** Seconds from the start to the end of an attempt. */
export function secondsOf({ start, end }: LedgerEntry): number {
  return (end - start) / 1000;
}

/** The evidence as it is shown with the suggestion. */
export function shown(
  { patients, sessions, attempts }: Evidence,
  share: number,
  measured: number,
): Suggestion["evidence"] {
  return { patients, sessions: sessions.length, attempts: attempts.length, share, measured };
}

function isWhole({ reason }: LedgerEntry): boolean {
  return reason === null || ["too_shallow", "too_fast", "too_slow", "alignment"].includes(reason);
}
