import type { LedgerEntry } from "@physiocheck/motion";
import type { Progress, Session, SessionDetail, StreamMessage } from "@physiocheck/contracts";

export type LiveEntry = { readonly set: number; readonly index: number; readonly entry: LedgerEntry };

/** What the live page knows. Times are the clock of this browser, ms: devices need not agree on the hour. */
export type LiveState = {
  readonly session: Session | null;
  readonly progress: Progress | null;
  readonly ledger: readonly LiveEntry[];
  /** When the server last heard of the patient. */
  readonly heardAt: number | null;
  readonly line: "connecting" | "open" | "reconnecting";
  readonly ended: Extract<StreamMessage, { type: "ended" }>["reason"] | null;
};

export const NOTHING_KNOWN: LiveState = {
  session: null,
  progress: null,
  ledger: [],
  heardAt: null,
  line: "connecting",
  ended: null,
};

/** After this long without a word from the patient's device the picture is called stale. */
export const STALE_AFTER_MS = 6000;

/** What a message of the stream changes; `now` is this browser's clock. */
export function afterMessage(state: LiveState, message: StreamMessage, now: number): LiveState {
  switch (message.type) {
    case "snapshot": {
      const { session, progress, ageMs } = message.live;
      return {
        ...state,
        session,
        progress,
        heardAt: now - ageMs,
        line: "open",
        ended: session.state === "complete" ? "complete" : null,
      };
    }
    case "progress":
      return { ...state, progress: message.progress, heardAt: now, line: "open" };
    case "event": {
      const { event, session } = message;
      const next = { ...state, session, heardAt: now, line: "open" as const };
      return event.kind === "attempt" ? { ...next, ledger: withEntry(state.ledger, event.payload) } : next;
    }
    case "ping":
      return { ...state, heardAt: now - message.ageMs, line: "open" };
    case "ended":
      return { ...state, ended: message.reason };
  }
}

/** The line went down or came back. */
export function afterLine(state: LiveState, line: "open" | "reconnecting"): LiveState {
  return state.ended || state.line === line ? state : { ...state, line: state.session ? line : "connecting" };
}

/** The ledger as stored, joined with what came meanwhile. */
export function withStored(state: LiveState, detail: Pick<SessionDetail, "ledger">): LiveState {
  return { ...state, ledger: detail.ledger.reduce(withEntry, state.ledger) };
}

/** Each attempt once, in order, however often it is told. */
function withEntry(ledger: readonly LiveEntry[], { set, index, entry }: LiveEntry): readonly LiveEntry[] {
  if (ledger.some((known) => known.index === index)) return ledger;
  return [...ledger, { set, index, entry }].toSorted((a, b) => a.index - b.index);
}

export type LiveCondition =
  | { readonly name: "connecting" }
  | { readonly name: "live"; readonly ageSeconds: number }
  | { readonly name: "stale"; readonly ageSeconds: number }
  | { readonly name: "lost" }
  | { readonly name: "ended" };

/** What to call the picture at this moment. */
export function conditionOf(state: LiveState, now: number): LiveCondition {
  if (state.ended) return { name: "ended" };
  if (state.line === "reconnecting") return { name: "lost" };
  if (!state.session || state.heardAt === null) return { name: "connecting" };
  const age = Math.max(0, now - state.heardAt);
  return { name: age > STALE_AFTER_MS ? "stale" : "live", ageSeconds: Math.round(age / 1000) };
}

/** The number the patient sees at this moment: counted, or seconds held, in the running set. */
export function shownCount({ session, progress, ledger }: LiveState): number {
  if (!session) return 0;
  const hold = session.dose.reps === null;
  const set = progress?.set ?? Math.min(session.sets + 1, session.dose.sets);
  const counted = ledger.filter((known) => known.set === set && known.entry.counted).length;
  if (!progress || session.state === "complete")
    return hold ? Math.floor(session.holdSeconds) : session.repetitions;
  return hold ? Math.floor(progress.holdSeconds) : Math.max(progress.repetitions, counted);
}
