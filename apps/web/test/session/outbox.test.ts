import "fake-indexeddb/auto";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { exerciseById } from "@physiocheck/motion";
import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { Outbox, type OutboxItem, type OutboxTransport } from "../../src/session/outbox/outbox.ts";
import { backoff, judge, nextBatch, type Outcome } from "../../src/session/outbox/policy.ts";
import { makeKey, open, seal } from "../../src/session/outbox/sealing.ts";
import { recall, type SessionMemory } from "../../src/session/outbox/session-memory.ts";
import { type OutboxDatabase, openOutboxDatabase, waitingItems } from "../../src/session/outbox/store.ts";

/** What the little server does with the next request, once; afterwards it behaves. */
type Fault =
  | "none"
  /** Nothing is committed and the connection breaks. */
  | "cut_before"
  /** It is committed, and the connection breaks before the answer: the classic cause of duplicates. */
  | "cut_after"
  | 401
  | 429
  | 500
  | 503;

/** A real HTTP server with the contract that matters here: each (session, kind, n) once, answer after commit. */
class LittleServer {
  readonly committed = new Map<string, string>();
  readonly order: string[] = [];
  duplicates = 0;
  faults: Fault[] = [];
  user: string | null = "ana";
  /** Refused for good, by key. */
  poison = new Set<string>();
  /** The wrong control: says yes without keeping anything. */
  liesAboutCommit = false;
  private server: Server = createServer();
  port = 0;

  async listen(port = 0): Promise<void> {
    this.server = createServer((request, response) => {
      const chunks: Buffer[] = [];
      request.on("data", (chunk: Buffer) => chunks.push(chunk));
      request.on("end", () => {
        const fault = this.faults.shift() ?? "none";
        if (fault === "cut_before") return void request.socket.destroy();
        if (request.url === "/me") return void response.end(JSON.stringify({ user: this.user }));
        const items = JSON.parse(Buffer.concat(chunks).toString()) as {
          key: string;
          owner: string;
          body: string;
        }[];
        if (typeof fault === "number") return void response.writeHead(fault).end(`fault ${fault}`);
        if (this.user === null) return void response.writeHead(401).end("sign in");
        if (items.some((item) => item.owner !== this.user))
          return void response.writeHead(404).end("no such session");
        const bad = items.find((item) => this.poison.has(item.key));
        if (bad) return void response.writeHead(422).end(`cannot take ${bad.key}`);
        if (!this.liesAboutCommit) for (const item of items) this.commit(item.key, item.body);
        if (fault === "cut_after") return void request.socket.destroy();
        response.end("{}");
      });
    });
    await new Promise<void>((resolve) => this.server.listen(port, "127.0.0.1", resolve));
    this.port = (this.server.address() as AddressInfo).port;
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private commit(key: string, body: string): void {
    const known = this.committed.get(key);
    if (known !== undefined) {
      this.duplicates += 1;
      if (body !== known) throw new Error(`${key} came twice with different content`);
      return;
    }
    this.committed.set(key, body);
    this.order.push(key);
  }
}

function transportTo(server: LittleServer): OutboxTransport {
  const call = async (path: string, body: string): Promise<Response> =>
    fetch(`http://127.0.0.1:${server.port}${path}`, { method: "POST", body });
  return {
    async send(items): Promise<Outcome> {
      const wire = items.map((item) => ({
        key: keyOf(item),
        owner: item.sessionId.split(":")[0],
        body: JSON.stringify([item.body, [...item.bytes]]),
      }));
      try {
        const response = await call("/items", JSON.stringify(wire));
        if (response.ok) return { kind: "acknowledged" };
        return {
          kind: "answered",
          status: response.status,
          reason: await response.text(),
          retryAfterMs: null,
        };
      } catch {
        return { kind: "unreachable" };
      }
    },
    async whoAmI() {
      const answer = (await (await call("/me", "")).json()) as { user: string | null };
      return answer.user;
    },
  };
}

function keyOf(item: Pick<OutboxItem, "sessionId" | "kind" | "n">): string {
  return `${item.sessionId}/${item.kind}/${item.n}`;
}

function event(n: number, session = "ana:1"): OutboxItem {
  return { sessionId: session, kind: "event", n, body: { type: "rep", n }, bytes: new Uint8Array() };
}

let server: LittleServer;
let database: OutboxDatabase;
const outboxes: Outbox[] = [];
let names = 0;

function outboxOf(user = "ana", largestBatch = 4): Outbox {
  const outbox = new Outbox({
    database,
    user,
    transport: transportTo(server),
    largestBatch,
    random: () => 0,
  });
  outboxes.push(outbox);
  return outbox;
}

/** Keeps nudging, so that no test waits for a real back-off. */
async function drain(outbox: Outbox): Promise<boolean> {
  const timer = setInterval(() => outbox.nudge(), 5);
  try {
    return await outbox.drained(20_000);
  } finally {
    clearInterval(timer);
  }
}

async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await new Promise((resolve) => setTimeout(resolve, 5));
}

beforeEach(async () => {
  server = new LittleServer();
  await server.listen();
  names += 1;
  database = await openOutboxDatabase(`outbox-${names}`);
});

afterEach(async () => {
  await Promise.all(outboxes.splice(0).map((outbox) => outbox.stop()));
  await server.close();
  database.close();
});

describe("policy", () => {
  test("back-off grows, is spread by chance and has a ceiling", () => {
    expect(backoff(0, 0)).toBe(250);
    expect(backoff(0, 1)).toBe(500);
    expect(backoff(3, 1)).toBe(4000);
    expect(backoff(50, 1)).toBe(30_000);
  });

  test("only an acknowledgement deletes", () => {
    for (const status of [100, 204, 301, 400, 401, 403, 404, 408, 409, 413, 422, 429, 500, 502, 503]) {
      const verdict = judge({ kind: "answered", status, reason: "no", retryAfterMs: null }, 1, 0, 0);
      expect({ status, kind: verdict.kind }).not.toEqual({ status, kind: "delete" });
    }
    expect(judge({ kind: "unreachable" }, 1, 0, 0).kind).toBe("retry");
    expect(judge({ kind: "acknowledged" }, 1, 0, 0).kind).toBe("delete");
  });

  test("the server's own wish to wait is respected", () => {
    const verdict = judge({ kind: "answered", status: 503, reason: "", retryAfterMs: 9000 }, 1, 0, 0);
    expect(verdict).toEqual({ kind: "retry", waitMs: 9000 });
  });

  test("batches never mix sessions or kinds and never reorder", () => {
    const head = fc.record({
      sessionId: fc.constantFrom("a", "b"),
      kind: fc.constantFrom("start", "event", "trace", "finish"),
    });
    fc.assert(
      fc.property(fc.array(head, { maxLength: 20 }), fc.integer({ min: 1, max: 6 }), (heads, largest) => {
        let waiting = heads.map((item, id) => ({ ...item, id }));
        const sent: number[] = [];
        while (waiting.length > 0) {
          const batch = nextBatch(waiting, largest);
          expect(batch.length).toBeGreaterThan(0);
          expect(batch.length).toBeLessThanOrEqual(largest);
          expect(new Set(batch.map((item) => item.sessionId)).size).toBe(1);
          expect(batch.length === 1 || batch.every((item) => item.kind === "event")).toBe(true);
          sent.push(...batch.map((item) => item.id));
          waiting = waiting.slice(batch.length);
        }
        expect(sent).toEqual(heads.map((_, id) => id));
      }),
    );
  });
});

describe("sealing", () => {
  test("opens for the same key and place only, and notices a changed bit", async () => {
    const [ana, ben] = await Promise.all([makeKey(), makeKey()]);
    const bytes = new Uint8Array([10, 0, 255]);
    const sealed = await seal(ana, "ana/1", { pain: 7, note: "line\nbreak" }, bytes);
    const opened = await open(ana, "ana/1", sealed);
    expect(opened.body).toEqual({ pain: 7, note: "line\nbreak" });
    expect([...opened.bytes]).toEqual([10, 0, 255]);
    await expect(open(ben, "ana/1", sealed)).rejects.toHaveProperty("name", "OperationError");
    await expect(open(ana, "ana/2", sealed)).rejects.toHaveProperty("name", "OperationError");
    const damaged = new Uint8Array(sealed.data.slice(0));
    damaged[3] = (damaged[3] ?? 0) ^ 1;
    await expect(open(ana, "ana/1", { ...sealed, data: damaged.buffer })).rejects.toHaveProperty(
      "name",
      "OperationError",
    );
    await expect(crypto.subtle.exportKey("raw", ana)).rejects.toThrow("not extractable");
  });
});

describe("outbox", () => {
  test("delivers everything once and in order, whatever goes wrong on the way", async () => {
    const fault = fc.constantFrom<Fault>("none", "cut_before", "cut_after", 401, 429, 500, 503);
    await fc.assert(
      fc.asyncProperty(
        fc.array(fault, { maxLength: 12 }),
        fc.integer({ min: 1, max: 15 }),
        async (faults, count) => {
          server.committed.clear();
          server.order.length = 0;
          server.faults = [...faults];
          const outbox = outboxOf();
          outbox.start();
          const items: OutboxItem[] = [
            { sessionId: "ana:1", kind: "start", n: 0, body: {}, bytes: new Uint8Array() },
            ...Array.from({ length: count }, (_, n) => event(n)),
            { sessionId: "ana:1", kind: "trace", n: 0, body: {}, bytes: new Uint8Array(5000).fill(7) },
            { sessionId: "ana:1", kind: "finish", n: 0, body: {}, bytes: new Uint8Array() },
          ];
          await Promise.all(items.map((item) => outbox.put(item)));
          expect(await drain(outbox)).toBe(true);
          await outbox.stop();
          expect(server.order).toEqual(items.map(keyOf));
        },
      ),
      { numRuns: 15 },
    );
  });

  test("a server that says yes without committing is caught by that very comparison", async () => {
    server.liesAboutCommit = true;
    const outbox = outboxOf();
    outbox.start();
    await outbox.put(event(0));
    await drain(outbox);
    expect(server.order).not.toEqual([keyOf(event(0))]);
  });

  test("survives a reload and a server that dies in between", async () => {
    const first = outboxOf();
    first.start();
    await Promise.all([0, 1, 2].map((n) => first.put(event(n))));
    await drain(first);
    const { port } = server;
    await server.close();
    await Promise.all([3, 4].map((n) => first.put(event(n))));
    await until(() => first.state.getState().name === "waiting");
    await first.stop();
    // A new page: the same database, a new outbox.
    const second = outboxOf();
    second.start();
    await second.put(event(5));
    await server.listen(port);
    expect(await drain(second)).toBe(true);
    expect(server.order).toEqual([0, 1, 2, 3, 4, 5].map((n) => keyOf(event(n))));
    expect(server.duplicates).toBe(0);
  });

  test("401 pauses and never empties", async () => {
    server.user = null;
    const outbox = outboxOf();
    outbox.start();
    await outbox.put(event(0));
    await until(() => outbox.state.getState().name === "signed_out");
    expect(outbox.state.getState()).toEqual({ name: "signed_out", waiting: 1 });
    server.user = "ana";
    expect(await drain(outbox)).toBe(true);
    expect(server.order).toEqual([keyOf(event(0))]);
  });

  test("another user on this device can neither read nor send it", async () => {
    await outboxOf("ana").put(event(0));
    server.user = "ben";
    const bens = outboxOf("ben");
    bens.start();
    await bens.put(event(0, "ben:1"));
    expect(await drain(bens)).toBe(true);
    expect(server.order).toEqual(["ben:1/event/0"]);
    const [item] = await waitingItems(database, "ana", 1);
    const bensKey = await database.get("keys", "ben");
    if (!item || !bensKey) throw new Error("nothing was stored");
    await expect(open(bensKey, `ana/${keyOf(item)}`, item.sealed)).rejects.toHaveProperty(
      "name",
      "OperationError",
    );
    expect(JSON.stringify(await database.getAll("items"))).not.toContain("rep");
  });

  test("with another user's cookie the outbox waits for its owner instead of putting items aside", async () => {
    server.user = "ben";
    const anas = outboxOf("ana");
    anas.start();
    await anas.put(event(0));
    await until(() => anas.state.getState().name === "signed_out");
    server.user = "ana";
    expect(await drain(anas)).toBe(true);
    expect(server.order).toEqual([keyOf(event(0))]);
  });

  test("one refused item is kept and named, the others go through, and it gets another chance", async () => {
    server.poison.add(keyOf(event(2)));
    const outbox = outboxOf();
    outbox.start();
    await Promise.all([0, 1, 2, 3, 4].map((n) => outbox.put(event(n))));
    expect(await drain(outbox)).toBe(true);
    await until(() => outbox.state.getState().name === "refused");
    expect(outbox.state.getState()).toEqual({
      name: "refused",
      count: 1,
      reason: "cannot take ana:1/event/2",
    });
    expect(server.order).toEqual([0, 1, 3, 4].map((n) => keyOf(event(n))));
    await outbox.stop();
    server.poison.clear();
    const newer = outboxOf();
    newer.start();
    await until(() => server.committed.has(keyOf(event(2))));
    await until(() => newer.state.getState().name === "idle");
    expect(await database.count("refused")).toBe(0);
  });

  test("the session's state is stored with the event it follows from, for its user only", async () => {
    const squat = exerciseById("squat");
    if (!squat) throw new Error("the library has lost its squat");
    const memory: SessionMemory = {
      version: 1,
      startedAt: 1000,
      assignment: {
        id: "squats",
        patientId: "ana",
        physician: { id: "dr", name: "Dr Example" },
        exercise: squat,
        dose: { sets: 3, reps: 10, holdSeconds: null, restSeconds: 30, side: "both" },
        note: "",
        createdAt: "2026-01-01T00:00:00.000Z",
        endedAt: null,
      },
      journal: { sessionId: "ana:1", nextSeq: 8, chain: "0".repeat(64), nextChunk: 2 },
      exercise: {
        flow: { set: 2, setsDone: 1, count: 3, painBefore: 4, ended: null },
        setBegun: 2,
        attempts: 14,
        setPartial: 1,
        picture: { width: 1280, height: 720 },
        calibration: null,
        stretches: [],
        running: null,
      },
    };
    await outboxOf().put(event(7), { assignment: "squats", memory });
    expect(await recall(database, "ana", "squats", 2000)).toEqual(memory);
    expect(await recall(database, "ben", "squats", 2000)).toBeNull();
    expect(await recall(database, "ana", "squats", 1000 + 7 * 3_600_000)).toBeNull();
  });
});
