/** What every live board promises, held against the one in process and against two processes' worth of Redis. */
import { afterAll, afterEach, describe, expect, test } from "vitest";
import { openInProcessBoard } from "../../src/ports/board/in-process-board.ts";
import { FORGOTTEN_AFTER_MS, SHORTEST_GAP_MS, type LiveBoard } from "../../src/ports/board/live-board.ts";
import { openRedisBoard } from "../../src/ports/board/redis-board.ts";
import { progress } from "../support/samples.ts";
import { dropRedis, REDIS_URL, redisMissing, redisPrefix, silent } from "./servers.ts";

type Ends = { readonly here: LiveBoard; readonly there: LiveBoard };

let ms = 1_790_000_000_000;
const now = (): number => ms;
const prefix = redisPrefix();

const PLACES: readonly { name: string; skip: boolean; open: () => Promise<Ends> }[] = [
  {
    name: "in process",
    skip: false,
    async open() {
      const board = openInProcessBoard(now);
      return { here: board, there: board };
    },
  },
  {
    name: redisMissing === null ? "redis" : `redis (skipped: ${redisMissing})`,
    skip: redisMissing !== null,
    open: async () => ({
      here: await openRedisBoard(REDIS_URL, prefix, now, silent),
      there: await openRedisBoard(REDIS_URL, prefix, now, silent),
    }),
  },
];

const closing: LiveBoard[] = [];
afterEach(async () => {
  for (const board of closing.splice(0)) await board.close();
});
afterAll(async () => {
  if (redisMissing === null) await dropRedis(prefix);
});

describe.each(PLACES)("$name", ({ open, skip }) => {
  const opened = async (): Promise<Ends> => {
    const ends = await open();
    closing.push(ends.here, ends.there);
    return ends;
  };

  test.skipIf(skip)("what was noted there is known here, with its time, until it is forgotten", async () => {
    const { here, there } = await opened();
    expect(await there.note("one", progress(3))).toBe(true);
    ms += 1000;
    expect(await there.note("two", progress(4))).toBe(true);
    const known = await here.last(["two", "none", "one"]);
    expect(known.get("one")).toEqual({ progress: progress(3), at: ms - 1000 });
    expect(known.get("two")).toEqual({ progress: progress(4), at: ms });
    expect(known.size).toBe(2);
    await here.forget("one");
    expect([...(await there.last(["one", "two"])).keys()]).toEqual(["two"]);
    expect((await here.last([])).size).toBe(0);
  });

  test.skipIf(skip)("what comes too soon is dropped, on whichever process", async () => {
    const { here, there } = await opened();
    expect(await here.note("fast", progress(1))).toBe(true);
    ms += SHORTEST_GAP_MS - 1;
    expect([await here.note("fast", progress(2)), await there.note("fast", progress(2))]).toEqual([
      false,
      false,
    ]);
    expect((await there.last(["fast"])).get("fast")?.progress.repetitions).toBe(1);
    ms += 1;
    const both = await Promise.all([here.note("fast", progress(3)), there.note("fast", progress(3))]);
    expect(both.filter(Boolean)).toHaveLength(1);
  });
});

test("in process, what was silent for long is forgotten by itself", async () => {
  const board = openInProcessBoard(now);
  await board.note("old", progress(1));
  ms += FORGOTTEN_AFTER_MS;
  expect((await board.last(["old"])).size).toBe(0);
  await board.note("new", progress(1));
  expect((await board.last(["old", "new"])).size).toBe(1);
});

test.skipIf(redisMissing !== null)("in Redis, what is noted runs out by itself", async () => {
  const { Redis } = await import("ioredis");
  const board = await openRedisBoard(REDIS_URL, prefix, now, silent);
  closing.push(board);
  await board.note("old", progress(1));
  const redis = new Redis(REDIS_URL);
  try {
    const left = await redis.pttl(`${prefix}board:old`);
    expect(left).toBeGreaterThan(0);
    expect(left).toBeLessThanOrEqual(FORGOTTEN_AFTER_MS);
  } finally {
    redis.disconnect();
  }
});
