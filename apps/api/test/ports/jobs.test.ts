/** What jobs promise, held against the table of both database engines and against BullMQ on Redis. */
import { openDatabase, type Database } from "@physiocheck/database";
import { createTestDatabase, ENGINES } from "@physiocheck/database/testing";
import { afterEach, describe, expect, test, vi } from "vitest";
import { openInProcessJobs } from "../../src/ports/jobs/in-process-jobs.ts";
import type { Jobs } from "../../src/ports/jobs/jobs.ts";
import { openRedisJobs } from "../../src/ports/jobs/redis-jobs.ts";
import { dropRedis, REDIS_URL, redisMissing, redisPrefix, silent } from "./servers.ts";

/** Somewhere that outlives the processes that work there. */
type Place = { readonly process: () => Promise<Jobs>; drop(): Promise<void> };

const PLACES: readonly {
  readonly name: string;
  readonly skip: boolean;
  readonly open: () => Promise<Place>;
}[] = [
  ...ENGINES.map(({ engine, name, skip }) => ({
    name: `in process, ${name}`,
    skip,
    async open(): Promise<Place> {
      const place = await createTestDatabase(engine);
      const databases: Database[] = [];
      const first = await openDatabase(place.url);
      await first.migrate();
      databases.push(first);
      return {
        async process() {
          const database = await openDatabase(place.url);
          databases.push(database);
          return openInProcessJobs(database, Date.now, silent);
        },
        async drop() {
          for (const database of databases) await database.close();
          await place.drop();
        },
      };
    },
  })),
  {
    name: redisMissing === null ? "redis" : `redis (skipped: ${redisMissing})`,
    skip: redisMissing !== null,
    async open() {
      const prefix = redisPrefix();
      return { process: () => openRedisJobs(REDIS_URL, prefix, silent), drop: () => dropRedis(prefix) };
    },
  },
];

const WAIT = { timeout: 10_000, interval: 20 };
const ends: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0).toReversed()) await end();
});

describe.each(PLACES)("$name", ({ open, skip }) => {
  const opened = async (): Promise<() => Promise<Jobs>> => {
    const place = await open();
    ends.push(() => place.drop());
    return async () => {
      const jobs = await place.process();
      ends.push(() => jobs.close());
      return jobs;
    };
  };

  test.skipIf(skip)("every job is done, with its payload, and is gone then", async () => {
    const jobs = await (await opened())();
    const done: unknown[] = [];
    jobs.work("letters", async (payload) => void done.push(payload), { concurrency: 3 });
    const ids = await Promise.all(
      Array.from({ length: 20 }, (_, i) => jobs.add("letters", { i, text: "ñ" })),
    );
    await vi.waitFor(() => expect(done).toHaveLength(20), WAIT);
    expect(done).toEqual(
      expect.arrayContaining([
        { i: 0, text: "ñ" },
        { i: 19, text: "ñ" },
      ]),
    );
    expect(new Set(ids).size).toBe(20);
    await vi.waitFor(
      async () => expect(await jobs.counts("letters")).toEqual({ waiting: 0, running: 0, failed: 0 }),
      WAIT,
    );
    expect(await jobs.find("letters", ids[0])).toBeNull();
    expect(jobs.queues()).toEqual(["letters"]);
  });

  test.skipIf(skip)("no more at the same time than was said", async () => {
    const jobs = await (await opened())();
    let running = 0;
    let most = 0;
    let done = 0;
    jobs.work(
      "few",
      async () => {
        running += 1;
        most = Math.max(most, running);
        // The first waits for a second one: where the database is slow they would not meet by chance.
        await vi.waitFor(() => expect(most).toBeGreaterThan(1), WAIT);
        await new Promise((resolve) => setTimeout(resolve, 20));
        running -= 1;
        done += 1;
      },
      { concurrency: 2 },
    );
    for (let i = 0; i < 10; i += 1) await jobs.add("few", i);
    await vi.waitFor(() => expect(done).toBe(10), WAIT);
    expect(most).toBe(2);
  });

  test.skipIf(skip)("one that fails is tried again, and has failed for good after the last try", async () => {
    const jobs = await (await opened())();
    const tries: number[] = [];
    jobs.work(
      "fragile",
      async (_, { attempt }) => {
        tries.push(attempt);
        throw new Error(`no ${attempt}`);
      },
      { attempts: 3, backoffMs: 20 },
    );
    await jobs.add("fragile", null, { id: "one" });
    await vi.waitFor(
      async () =>
        expect(await jobs.find("fragile", "one")).toEqual({ state: "failed", attempts: 3, error: "no 3" }),
      WAIT,
    );
    expect(tries).toEqual([1, 2, 3]);
    expect(await jobs.counts("fragile")).toEqual({ waiting: 0, running: 0, failed: 1 });
    // It is not added again behind anybody's back, and can be tried anew.
    await jobs.add("fragile", null, { id: "one" });
    expect(await jobs.counts("fragile")).toEqual({ waiting: 0, running: 0, failed: 1 });
    expect(await jobs.retry("fragile", "one")).toBe(true);
    await vi.waitFor(() => expect(tries).toEqual([1, 2, 3, 1, 2, 3]), WAIT);
    expect(await jobs.retry("fragile", "none")).toBe(false);
  });

  test.skipIf(skip)("one that failed at first is done in the end", async () => {
    const jobs = await (await opened())();
    let tries = 0;
    jobs.work(
      "shaky",
      async () => {
        tries += 1;
        if (tries < 3) throw new Error("not yet");
      },
      { attempts: 5, backoffMs: 10 },
    );
    await jobs.add("shaky", null, { id: "one" });
    await vi.waitFor(async () => expect(await jobs.find("shaky", "one")).toBeNull(), WAIT);
    expect(tries).toBe(3);
  });

  test.skipIf(skip)("one that takes too long has failed, and is told", async () => {
    const jobs = await (await opened())();
    let told = false;
    jobs.work(
      "slow",
      async (_, { signal }) => {
        await new Promise((resolve) => signal.addEventListener("abort", resolve));
        told = true;
      },
      { attempts: 1, timeoutMs: 50 },
    );
    await jobs.add("slow", null, { id: "one" });
    await vi.waitFor(async () => expect((await jobs.find("slow", "one"))?.state).toBe("failed"), WAIT);
    expect((await jobs.find("slow", "one"))?.error).toBe("took longer than 50 ms");
    expect(told).toBe(true);
  });

  test.skipIf(skip)("with an id it waits only once", async () => {
    const jobs = await (await opened())();
    const ids = await Promise.all(
      Array.from({ length: 5 }, () => jobs.add("once", "x", { id: "user:7/2026-11-21" })),
    );
    expect(new Set(ids)).toEqual(new Set(["user:7/2026-11-21"]));
    expect(await jobs.counts("once")).toEqual({ waiting: 1, running: 0, failed: 0 });
    const seen: string[] = [];
    jobs.work("once", async (_, { id }) => void seen.push(id));
    await vi.waitFor(() => expect(seen).toEqual(["user:7/2026-11-21"]), WAIT);
  });

  test.skipIf(skip)("one for later is not done before", async () => {
    const jobs = await (await opened())();
    const at: number[] = [];
    jobs.work("later", async () => void at.push(Date.now()));
    const begun = Date.now();
    await jobs.add("later", null, { delayMs: 600 });
    expect(await jobs.counts("later")).toEqual({ waiting: 1, running: 0, failed: 0 });
    await vi.waitFor(() => expect(at).toHaveLength(1), WAIT);
    expect(at[0] - begun).toBeGreaterThanOrEqual(595);
  });

  test.skipIf(skip)("what waits when the process ends is done by the next", async () => {
    const process = await opened();
    const first = await process();
    await first.add("kept", { still: "here" });
    await first.close();
    const second = await process();
    const done: unknown[] = [];
    second.work("kept", async (payload) => void done.push(payload));
    await vi.waitFor(() => expect(done).toEqual([{ still: "here" }]), WAIT);
  });

  test.skipIf(skip)("closing waits for what runs", async () => {
    const jobs = await (await opened())();
    let done = false;
    let begun = false;
    jobs.work("running", async () => {
      begun = true;
      await new Promise((resolve) => setTimeout(resolve, 300));
      done = true;
    });
    await jobs.add("running", null);
    await vi.waitFor(() => expect(begun).toBe(true), WAIT);
    await jobs.close();
    expect(done).toBe(true);
  });

  test.skipIf(skip)("two processes share the work, and no job is done twice", async () => {
    const process = await opened();
    const done: number[] = [];
    for (const jobs of [await process(), await process()])
      jobs.work<number>(
        "shared",
        async (i) => {
          await new Promise((resolve) => setTimeout(resolve, 5));
          done.push(i);
        },
        { concurrency: 3 },
      );
    const third = await process();
    for (let i = 0; i < 30; i += 1) await third.add("shared", i);
    await vi.waitFor(() => expect(done).toHaveLength(30), WAIT);
    expect(done.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 30 }, (_, i) => i));
  });

  test.skipIf(skip)("what comes round is done again and again, by one process at a time", async () => {
    const process = await opened();
    let running = 0;
    let most = 0;
    let times = 0;
    for (const jobs of [await process(), await process()])
      jobs.every("sweep", 300, async () => {
        running += 1;
        most = Math.max(most, running);
        await new Promise((resolve) => setTimeout(resolve, 30));
        running -= 1;
        times += 1;
      });
    await vi.waitFor(() => expect(times).toBeGreaterThanOrEqual(3), WAIT);
    expect(most).toBe(1);
  });

  test.skipIf(skip)("what comes round goes on after it failed", async () => {
    const jobs = await (await opened())();
    let times = 0;
    jobs.every("sweep", 200, async () => {
      times += 1;
      if (times === 1) throw new Error("the first time it failed");
    });
    await vi.waitFor(() => expect(times).toBeGreaterThanOrEqual(2), WAIT);
  });

  test.skipIf(skip)("a line of cron that is none is refused", async () => {
    const jobs = await (await opened())();
    expect(() => jobs.every("bad", "61 3 * * *", async () => {})).toThrow(/61|constraint|range/i);
    expect(() => jobs.every("good", "0 3 * * *", async () => {})).not.toThrow();
  });

  test.skipIf(skip)("answers", async () => {
    const jobs = await (await opened())();
    await expect(jobs.ping()).resolves.toBeUndefined();
  });
});

describe.each(ENGINES)("in process, $name", ({ engine, skip }) => {
  test.skipIf(skip)("a job whose process died is done by another once its lease is over", async () => {
    const place = await createTestDatabase(engine);
    const database = await openDatabase(place.url);
    await database.migrate();
    const clock = { ms: Date.now() };
    const { jobs: table } = database.schema;
    await database.write(async (writer) => {
      await writer.insert(table).values({
        queue: "q",
        id: "orphan",
        payload: "7",
        attempts: 1,
        runAt: clock.ms,
        createdAt: clock.ms,
        leaseUntil: clock.ms + 30_000,
      });
    });
    const jobs = openInProcessJobs(database, () => clock.ms, silent);
    const done: unknown[] = [];
    jobs.work("q", async (payload, { attempt }) => void done.push([payload, attempt]));
    await new Promise((resolve) => setTimeout(resolve, 1500));
    expect(done).toEqual([]);
    expect(await jobs.find("q", "orphan")).toMatchObject({ state: "running" });
    clock.ms += 30_001;
    await vi.waitFor(() => expect(done).toEqual([[7, 2]]), WAIT);
    await jobs.close();
    await database.close();
    await place.drop();
  });
});
