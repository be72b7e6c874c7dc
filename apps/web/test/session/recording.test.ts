import "fake-indexeddb/auto";
import { createHash } from "node:crypto";
import { ApiError } from "@physiocheck/contracts/client";
import { afterEach, beforeEach, expect, test } from "vitest";
import { Outbox, type OutboxItem } from "../../src/session/outbox/outbox.ts";
import { type OutboxDatabase, openOutboxDatabase } from "../../src/session/outbox/store.ts";
import { apiTransport } from "../../src/session/outbox/transport.ts";
import { ChunkWriter } from "../../src/session/recording/chunk-writer.ts";
import { recallRecording, recordedSessions } from "../../src/session/recording/recording-memory.ts";

const SESSION = "019aa000-0000-7000-8000-000000000001";

/** The server's part of the bargain, in memory: each piece once, a manifest only where nothing is missing. */
class Shelf {
  readonly pieces = new Map<number, string>();
  manifests: unknown[] = [];
  known = true;
  /** Calls that fail before anything is stored. */
  faults = 0;

  readonly api = {
    startSession: () => Promise.reject(new Error("not here")),
    appendEvents: () => Promise.reject(new Error("not here")),
    putTraceChunk: () => Promise.reject(new Error("not here")),
    finishSession: () => Promise.reject(new Error("not here")),
    me: () => Promise.resolve({ id: "ana" }),
    startRecording: () => Promise.resolve({ state: "recording", why: null }),
    putRecordingChunk: async ({ params, body }: { params: { seq: number }; body: Uint8Array }) => {
      this.fail();
      const sha = createHash("sha256").update(body).digest("hex");
      const before = this.pieces.get(params.seq);
      if (before !== undefined && before !== sha) throw refusal(422, "invalid");
      this.pieces.set(params.seq, sha);
    },
    putRecordingManifest: async ({ body }: { body: { chunks: number; lost: number[] } }) => {
      this.fail();
      const missingChunks = Array.from({ length: body.chunks }, (_, seq) => seq).filter(
        (seq) => !this.pieces.has(seq) && !body.lost.includes(seq),
      );
      if (missingChunks.length > 0) throw refusal(409, "incomplete", { missingChunks });
      this.manifests.push(body);
      return {};
    },
  };

  private fail(): void {
    if (!this.known) throw refusal(404, "not_found");
    if (this.faults <= 0) return;
    this.faults -= 1;
    throw refusal(0, "network");
  }
}

function refusal(status: number, code: string, details = {}): ApiError {
  return new ApiError(code as "not_found", status, code, details);
}

let database: OutboxDatabase;
let shelf: Shelf;
let outbox: Outbox;
let name = 0;

function newOutbox(): Outbox {
  const transport = apiTransport(shelf.api as unknown as Parameters<typeof apiTransport>[0]);
  return new Outbox({
    database,
    user: "ana",
    transport,
    lock: "recordings",
    largestBatch: 1,
    random: () => 0,
  });
}

beforeEach(async () => {
  name += 1;
  database = await openOutboxDatabase(`recordings-${name}`);
  shelf = new Shelf();
  outbox = newOutbox();
});
afterEach(async () => {
  await outbox.stop();
  database.close();
});

function piece(take: number, second: number, size = 100) {
  const bytes = new Uint8Array(size).fill(second);
  return { take, from: second * 1000, until: (second + 1) * 1000, bytes: () => Promise.resolve(bytes), size };
}

const writerOf = async (put: Pick<Outbox, "put"> = outbox): Promise<ChunkWriter> =>
  new ChunkWriter({
    outbox: put,
    sessionId: SESSION,
    memory: await recallRecording(database, "ana", SESSION),
    diskWaitMs: 5,
  });

test("pieces wait on the disk, sealed, until the server has them; then the manifest says what there is", async () => {
  const writer = await writerOf();
  const take = writer.beginTake();
  for (const second of [0, 1, 2]) writer.write(piece(take, second, 5000));
  writer.endTake(take);
  await writer.finish();
  expect(await database.count("items")).toBe(4);
  for (const item of await database.getAll("items")) {
    expect(Buffer.from(item.sealed.data).includes(Buffer.alloc(64, 1))).toBe(false);
    expect(item.user).toBe("ana");
  }
  shelf.faults = 2;
  outbox.start();
  expect(await outbox.drained(20_000)).toBe(true);
  expect([...shelf.pieces.keys()]).toEqual([0, 1, 2]);
  expect(shelf.manifests).toEqual([{ chunks: 3, lost: [], ended: [0] }]);
});

test("a page that dies is followed by another one: no number twice, none left out, the cut take stays open", async () => {
  const first = await writerOf();
  const take = first.beginTake();
  for (const second of [0, 1]) first.write(piece(take, second));
  await first.settled();
  // It dies here. Whoever comes next finishes what is there, and later goes on after all.
  const next = await writerOf();
  expect(await recordedSessions(database, "ana")).toEqual([SESSION]);
  expect(next.isUntold).toBe(true);
  await next.finish();
  const later = await writerOf();
  expect(later.isUntold).toBe(false);
  const second = later.beginTake();
  expect(second).toBe(1);
  later.write(piece(second, 9));
  later.endTake(second);
  await later.finish();
  outbox.start();
  expect(await outbox.drained(20_000)).toBe(true);
  expect([...shelf.pieces.keys()]).toEqual([0, 1, 2]);
  expect(shelf.manifests).toEqual([
    { chunks: 2, lost: [], ended: [] },
    { chunks: 3, lost: [], ended: [1] },
  ]);
});

test("a full disk: pieces are held and tried again; beyond what memory holds they are written down as lost", async () => {
  let isFull = true;
  const put = async (item: OutboxItem, after: Parameters<Outbox["put"]>[1]): Promise<void> => {
    if (isFull) throw new DOMException("no room", "QuotaExceededError");
    return outbox.put(item, after);
  };
  const writer = await writerOf({ put });
  const take = writer.beginTake();
  const large = 20 * 1_048_576;
  expect(writer.write(piece(take, 0, large))).toBe(true);
  expect(writer.write(piece(take, 1, large))).toBe(true);
  expect(writer.write(piece(take, 2, large))).toBe(false);
  await expect.poll(() => writer.state.getState().name, { timeout: 10_000 }).toBe("stuck");
  isFull = false;
  await writer.finish();
  expect(writer.state.getState().name).toBe("writing");
  outbox.start();
  expect(await outbox.drained(20_000)).toBe(true);
  expect(shelf.manifests).toEqual([{ chunks: 3, lost: [2], ended: [] }]);
});

test("a session that the server does not know yet is waited for; a piece that is gone is said to be lost", async () => {
  shelf.known = false;
  const writer = await writerOf();
  const take = writer.beginTake();
  for (const second of [0, 1]) writer.write(piece(take, second));
  await writer.finish();
  outbox.start();
  expect(await outbox.drained(300)).toBe(false);
  expect((await database.getAll("refused")).length).toBe(0);
  // The second piece is damaged on the disk.
  const [, second] = await database.getAll("items");
  if (!second?.id) throw new Error("no second piece");
  await database.put("items", { ...second, sealed: { ...second.sealed, data: new ArrayBuffer(40) } });
  shelf.known = true;
  outbox.nudge();
  expect(await outbox.drained(20_000)).toBe(true);
  expect(shelf.manifests).toEqual([{ chunks: 2, lost: [1], ended: [] }]);
});
