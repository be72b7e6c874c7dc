import "fake-indexeddb/auto";
import { MAX_WAITED_MS } from "@physiocheck/contracts";
import { afterEach, expect, test, vi } from "vitest";
import type { OutboxItem } from "../../src/session/outbox/outbox.ts";
import {
  addItem,
  eraseUser,
  keyOf,
  openOutboxDatabase,
  refuseItem,
  sessionsLeft,
  waitingItems,
} from "../../src/session/outbox/store.ts";
import { makeKey, seal } from "../../src/session/outbox/sealing.ts";
import { apiTransport } from "../../src/session/outbox/transport.ts";

afterEach(() => vi.useRealTimers());

const NO_BYTES = new Uint8Array();
const NOON = Date.parse("2026-11-19T12:00:00Z");

/** What the transport sends for an item, `later` ms after noon. */
async function sent(item: Pick<OutboxItem, "kind" | "body">, later: number): Promise<unknown> {
  vi.useFakeTimers({ toFake: ["Date"], now: NOON + later });
  let body: unknown;
  const note = (request: { readonly body: unknown }): Promise<never> => {
    body = request.body;
    return Promise.resolve() as Promise<never>;
  };
  const transport = apiTransport({ startSession: note, finishSession: note } as unknown as Parameters<
    typeof apiTransport
  >[0]);
  const outcome = await transport.send([{ sessionId: "s", n: 0, bytes: NO_BYTES, ...item }]);
  expect(outcome).toEqual({ kind: "acknowledged" });
  return body;
}

test("a start and an end say how long ago they were when they are sent, and nothing of the device's clock", async () => {
  const start = { kind: "start", body: { id: "s", assignmentId: "a", doneAt: NOON } } as const;
  expect(await sent(start, 0)).toEqual({ id: "s", assignmentId: "a", agoMs: 0 });
  expect(await sent(start, 7_200_000.4)).toEqual({ id: "s", assignmentId: "a", agoMs: 7_200_000 });
  const finish = { kind: "finish", body: { lastSeq: 3, doneAt: NOON } } as const;
  expect(await sent(finish, 5000)).toEqual({ lastSeq: 3, agoMs: 5000 });
});

test("a clock that was set back says nothing, and one that ran for years says the most that can be said", async () => {
  const start = { kind: "start", body: { id: "s", doneAt: NOON } } as const;
  expect(await sent(start, -86_400_000)).toEqual({ id: "s", agoMs: 0 });
  expect(await sent(start, 2 * MAX_WAITED_MS)).toEqual({ id: "s", agoMs: MAX_WAITED_MS });
});

test("items of an older version, which do not know when they were made, are sent as they are", async () => {
  expect(await sent({ kind: "start", body: { id: "s" } }, 5000)).toEqual({ id: "s" });
});

test("sessions are counted once, refused ones too, and only the user's own; erasing takes all of theirs", async () => {
  const database = await openOutboxDatabase("left-over");
  const key = await keyOf(database, "ana", makeKey);
  const put = async (user: string, sessionId: string, n: number): Promise<void> => {
    const sealed = await seal(key, "place", {});
    await addItem(database, { user, sessionId, kind: "event", n, sealed }, null);
  };
  for (const n of [0, 1, 2]) await put("ana", "first", n);
  await put("ana", "second", 0);
  await put("ben", "third", 0);
  const second = (await waitingItems(database, "ana", 10)).find(({ sessionId }) => sessionId === "second");
  if (second) await refuseItem(database, second, "no");
  expect(await sessionsLeft(database, "ana")).toBe(2);
  expect(await sessionsLeft(database, "ben")).toBe(1);
  await eraseUser(database, "ana");
  expect(await sessionsLeft(database, "ana")).toBe(0);
  expect(await database.get("keys", "ana")).toBeUndefined();
  expect(await sessionsLeft(database, "ben")).toBe(1);
  database.close();
});
