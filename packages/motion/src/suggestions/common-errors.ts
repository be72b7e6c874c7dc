import type { FeedbackCode } from "../exercise.ts";
import type { LedgerEntry } from "../results.ts";
import { theilSen } from "../signal/statistics.ts";
import type { CommonError, SessionRecord } from "./types.ts";

/** Fewer sessions than this show no trend. */
const FEWEST_SESSIONS = 3;
/** What is said where nothing is wrong. */
const NO_ERROR: ReadonlySet<FeedbackCode> = new Set<FeedbackCode>([
  "good_rep",
  "last_rep",
  "halfway",
  "hold_started",
]);

/** What goes wrong over sessions of one exercise, the commonest first. The trend is the median slope of its share over sessions. */
export function commonErrors(sessions: readonly SessionRecord[]): CommonError[] {
  const inOrder = sessions
    .filter(({ ledger }) => ledger.length > 0)
    .toSorted((a, b) => a.startedAt - b.startedAt);
  const attempts = inOrder.flatMap(({ ledger }) => ledger);
  const reasons = new Set(attempts.flatMap(({ reason }) => reason ?? []));
  const cues = new Set(attempts.flatMap(({ feedback }) => feedback).filter((code) => !NO_ERROR.has(code)));
  const row = (
    kind: CommonError["kind"],
    code: CommonError["code"],
    has: (entry: LedgerEntry) => boolean,
  ): CommonError => {
    const shares = inOrder.map(({ ledger }) => ledger.filter(has).length / ledger.length);
    const count = attempts.filter(has).length;
    return {
      kind,
      code,
      count,
      share: count / attempts.length,
      sessions: shares.filter((share) => share > 0).length,
      trend: shares.length < FEWEST_SESSIONS ? null : theilSen(shares),
    };
  };
  return [
    ...[...reasons].map((code) => row("refusal", code, ({ reason }) => reason === code)),
    ...[...cues].map((code) => row("cue", code, ({ feedback }) => feedback.includes(code))),
  ].toSorted((a, b) => b.count - a.count || a.code.localeCompare(b.code));
}
