/** What every bus promises, held against the one in process and against two processes' worth of Redis. */
import { Redis } from "ioredis";
import { afterEach, describe, expect, test, vi } from "vitest";
import { openInProcessBus } from "../../src/ports/bus/in-process-bus.ts";
import type { LiveBus } from "../../src/ports/bus/live-bus.ts";
import { openRedisBus } from "../../src/ports/bus/redis-bus.ts";
import { REDIS_URL, redisMissing, redisPrefix, silent } from "./servers.ts";

type Place = {
  readonly name: string;
  readonly skip: boolean;
  /** Two ends of one bus: for one process they are the same. */
  readonly open: () => Promise<{ readonly here: LiveBus; readonly there: LiveBus }>;
};

const PLACES: readonly Place[] = [
  {
    name: "in process",
    skip: false,
    async open() {
      const bus = openInProcessBus();
      return { here: bus, there: bus };
    },
  },
  {
    name: redisMissing === null ? "redis" : `redis (skipped: ${redisMissing})`,
    skip: redisMissing !== null,
    async open() {
      const prefix = redisPrefix();
      return {
        here: await openRedisBus(REDIS_URL, prefix, silent),
        there: await openRedisBus(REDIS_URL, prefix, silent),
      };
    },
  },
];

const closing: LiveBus[] = [];
afterEach(async () => {
  for (const bus of closing.splice(0)) await bus.close();
});

describe.each(PLACES)("$name", ({ open, skip }) => {
  const opened = async (): Promise<{ here: LiveBus; there: LiveBus }> => {
    const ends = await open();
    closing.push(ends.here, ends.there);
    return ends;
  };

  test.skipIf(skip)("what is said there is heard here, once, in order", async () => {
    const { here, there } = await opened();
    const heard: unknown[] = [];
    await here.subscribe("topic", (message) => heard.push(message)).ready;
    for (let i = 0; i < 100; i += 1) there.publish("topic", { i, text: "مرحبا" });
    there.publish("other", "nothing for us");
    there.publish("topic", null);
    await vi.waitFor(() => expect(heard).toHaveLength(101));
    expect(heard.slice(0, 3)).toEqual([0, 1, 2].map((i) => ({ i, text: "مرحبا" })));
    expect(heard.at(-1)).toBeNull();
  });

  test.skipIf(skip)("one's own words are heard too", async () => {
    const { here } = await opened();
    const heard: unknown[] = [];
    await here.subscribe("topic", (message) => heard.push(message)).ready;
    here.publish("topic", 1);
    await vi.waitFor(() => expect(heard).toEqual([1]));
  });

  test.skipIf(skip)("who stops hears no more, and others go on", async () => {
    const { here, there } = await opened();
    const first: unknown[] = [];
    const second: unknown[] = [];
    const stop = here.subscribe("topic", (message) => first.push(message));
    const other = here.subscribe("topic", (message) => second.push(message));
    await Promise.all([stop.ready, other.ready]);
    stop();
    stop();
    there.publish("topic", 1);
    await vi.waitFor(() => expect(second).toEqual([1]));
    expect(first).toEqual([]);
  });

  test.skipIf(skip)("the audience is counted over both ends", async () => {
    const { here, there } = await opened();
    expect(await there.audience("topic")).toBe(0);
    const one = here.subscribe("topic", () => {});
    const two = here.subscribe("topic", () => {});
    await Promise.all([one.ready, two.ready]);
    expect(await here.audience("topic")).toBe(2);
    expect(await there.audience("topic")).toBeGreaterThan(0);
    expect(await there.audience("other")).toBe(0);
    one();
    two();
    await vi.waitFor(async () => expect(await there.audience("topic")).toBe(0));
  });

  test.skipIf(skip)("who stops and begins again in one breath hears", async () => {
    const { here, there } = await opened();
    const heard: unknown[] = [];
    const first = here.subscribe("topic", () => {});
    first();
    await here.subscribe("topic", (message) => heard.push(message)).ready;
    there.publish("topic", "again");
    await vi.waitFor(() => expect(heard).toEqual(["again"]));
  });

  test.skipIf(skip)("answers", async () => {
    const { here } = await opened();
    await expect(here.ping()).resolves.toBeUndefined();
  });
});

describe.skipIf(redisMissing !== null)("redis", () => {
  test("after a broken line, who listens is told that something was missed, and hears again", async () => {
    const prefix = redisPrefix();
    const bus = await openRedisBus(REDIS_URL, prefix, silent);
    closing.push(bus);
    const heard: unknown[] = [];
    let missed = 0;
    await bus.subscribe(
      "topic",
      (message) => heard.push(message),
      () => (missed += 1),
    ).ready;
    const admin = new Redis(REDIS_URL);
    const clients = String(await admin.client("LIST"));
    const ids = clients
      .split("\n")
      .filter((line) => line.includes(` name=${prefix}bus-in `))
      .flatMap((line) => /^id=(\d+) /.exec(line)?.[1] ?? []);
    expect(ids).toHaveLength(1);
    for (const id of ids) await admin.client("KILL", "ID", id);
    admin.disconnect();
    await vi.waitFor(() => expect(missed).toBe(1), { timeout: 5000 });
    bus.publish("topic", "after");
    await vi.waitFor(() => expect(heard).toContain("after"), { timeout: 5000 });
  });

  test("a Redis that is not there is an error at once", async () => {
    await expect(openRedisBus("redis://127.0.0.1:1", "x:", silent)).rejects.toThrow(/ECONNREFUSED|closed/i);
  });
});
