import type { LedgerEntry } from "@physiocheck/motion";
import type { Progress, Session, StreamMessage } from "@physiocheck/contracts";
import { expect, test } from "vitest";
import {
  afterLine,
  afterMessage,
  conditionOf,
  NOTHING_KNOWN,
  shownCount,
  STALE_AFTER_MS,
  withStored,
} from "../../src/live/live-state.ts";

const SESSION = {
  state: "running",
  repetitions: 0,
  holdSeconds: 0,
  sets: 0,
  dose: { sets: 2, reps: 5, holdSeconds: null, restSeconds: 30, side: "both" },
} as unknown as Session;
const progress = (more: Partial<Progress>) =>
  ({ set: 1, sets: 2, repetitions: 0, holdSeconds: 0, ...more }) as Progress;
const attempt = (index: number, counted: boolean, set = 1): StreamMessage =>
  ({
    type: "event",
    session: { ...SESSION, repetitions: index + 1 },
    event: { kind: "attempt", payload: { set, index, entry: { counted } as LedgerEntry } },
  }) as unknown as StreamMessage;
const snapshot = (ageMs: number, state: "running" | "complete" = "running"): StreamMessage => ({
  type: "snapshot",
  live: { session: { ...SESSION, state }, progress: null, ageMs },
});

test("connecting, live, stale, lost and ended are told apart", () => {
  expect(conditionOf(NOTHING_KNOWN, 0).name).toBe("connecting");
  const live = afterMessage(NOTHING_KNOWN, snapshot(1000), 50_000);
  expect(conditionOf(live, 50_000)).toEqual({ name: "live", ageSeconds: 1 });
  expect(conditionOf(live, 50_000 + STALE_AFTER_MS).name).toBe("stale");
  expect(conditionOf(afterMessage(live, { type: "ping", ageMs: 20 }, 60_000), 60_000).name).toBe("live");
  expect(conditionOf(afterLine(live, "reconnecting"), 50_000).name).toBe("lost");
  expect(conditionOf(afterMessage(live, { type: "ended", reason: "complete" }, 51_000), 51_000).name).toBe(
    "ended",
  );
});

test("an end is an end: a line that breaks afterwards changes nothing", () => {
  const ended = afterMessage(
    afterMessage(NOTHING_KNOWN, snapshot(0), 0),
    { type: "ended", reason: "no_access" },
    1,
  );
  expect(conditionOf(afterLine(ended, "reconnecting"), 2).name).toBe("ended");
});

test("a snapshot of a finished session is an end too", () => {
  expect(conditionOf(afterMessage(NOTHING_KNOWN, snapshot(0, "complete"), 0), 0).name).toBe("ended");
});

test("an attempt told twice, live and from the store, stands once and in order", () => {
  let state = afterMessage(NOTHING_KNOWN, snapshot(0), 0);
  state = afterMessage(state, attempt(1, true), 1);
  state = afterMessage(state, attempt(1, true), 2);
  state = withStored(state, {
    ledger: [0, 1].map((index) => ({ set: 1, index, entry: { counted: true } as LedgerEntry })),
  });
  expect(state.ledger.map(({ index }) => index)).toEqual([0, 1]);
});

test("the number shown is the patient's own: of the running set, the fresher of count and ledger", () => {
  let state = afterMessage(NOTHING_KNOWN, snapshot(0), 0);
  state = afterMessage(state, { type: "progress", progress: progress({ repetitions: 0 }) }, 1);
  state = afterMessage(state, attempt(0, true), 2);
  state = afterMessage(state, attempt(1, false), 3);
  expect(shownCount(state)).toBe(1);
  state = afterMessage(state, { type: "progress", progress: progress({ repetitions: 2 }) }, 4);
  expect(shownCount(state)).toBe(2);
  state = afterMessage(state, { type: "progress", progress: progress({ set: 2, repetitions: 0 }) }, 5);
  expect(shownCount(state)).toBe(0);
});
