/**
 * The outbox's decisions, without a database, a network or a clock.
 *
 * Words used here: an item is *kept* once IndexedDB has flushed it to disk, *acknowledged* once the server has said
 * that it committed it. Only an acknowledged item is deleted.
 */

/** What happened to one request. */
export type Outcome =
  | { readonly kind: "acknowledged" }
  /** No answer at all: offline, connection cut, server gone. */
  | { readonly kind: "unreachable" }
  | {
      readonly kind: "answered";
      readonly status: number;
      readonly reason: string;
      readonly retryAfterMs: number | null;
    };

export type Verdict =
  /** Delete what was sent. */
  | { readonly kind: "delete" }
  /** Keep it and try again after `waitMs`. */
  | { readonly kind: "retry"; readonly waitMs: number }
  /** Keep it and wait until its owner is signed in again. */
  | { readonly kind: "signed_out" }
  /** The server will never take this batch as it is: send its items one by one to find the one it refuses. */
  | { readonly kind: "split" }
  /** The server refuses this very item: put it aside, kept and visible, and go on with the rest. */
  | { readonly kind: "quarantine"; readonly reason: string };

const FIRST_WAIT_MS = 500;
const LONGEST_WAIT_MS = 30_000;

/** Answers that say "not now" rather than "never". */
const TEMPORARY = new Set([408, 425, 429]);

/**
 * What to do after an answer.
 * @param sent how many items were in the request
 * @param attempt how many requests in a row have failed before this one
 * @param chance 0..1, from a random source: spreads the retries of many clients after an outage
 */
export function judge(outcome: Outcome, sent: number, attempt: number, chance: number): Verdict {
  if (outcome.kind === "acknowledged") return { kind: "delete" };
  if (outcome.kind === "unreachable") return { kind: "retry", waitMs: backoff(attempt, chance) };
  if (outcome.status === 401) return { kind: "signed_out" };
  if (outcome.status >= 500 || TEMPORARY.has(outcome.status)) {
    return { kind: "retry", waitMs: Math.max(outcome.retryAfterMs ?? 0, backoff(attempt, chance)) };
  }
  return sent > 1 ? { kind: "split" } : { kind: "quarantine", reason: outcome.reason };
}

/** Exponential back-off with jitter: 0.25–0.5 s at first, 15–30 s at last. */
export function backoff(attempt: number, chance: number): number {
  const ceiling = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** Math.min(attempt, 16));
  return ceiling * (0.5 + 0.5 * chance);
}

/** What kinds of things wait in the outbox. Events travel in batches, everything else alone. */
export type ItemKind =
  | "start"
  | "event"
  | "trace"
  | "finish"
  /** That a session is recorded; and, in an outbox of their own, pieces of the video and what there is of them. */
  | "recording"
  | "chunk"
  | "manifest";

export type ItemHead = {
  /** Order of arrival; also the key in the store. */
  readonly id: number;
  readonly sessionId: string;
  readonly kind: ItemKind;
};

/**
 * The next request: the oldest item and, if it is an event, the events of the same session that directly follow it.
 * First in, first out, so that the server sees a session's start before its events and its end after them.
 */
export function nextBatch<Item extends ItemHead>(waiting: readonly Item[], largest: number): readonly Item[] {
  const first = waiting[0];
  if (!first) return [];
  if (first.kind !== "event") return [first];
  let end = 1;
  while (end < waiting.length && end < largest) {
    const item = waiting[end];
    if (!item || item.kind !== "event" || item.sessionId !== first.sessionId) break;
    end += 1;
  }
  return waiting.slice(0, end);
}
