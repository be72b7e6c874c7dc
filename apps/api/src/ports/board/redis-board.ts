import type { Progress } from "@physiocheck/contracts";
import type { Redis } from "ioredis";
import type { Logger } from "pino";
import { openRedis } from "../redis.ts";
import { FORGOTTEN_AFTER_MS, SHORTEST_GAP_MS, type LiveBoard } from "./live-board.ts";

/** Looks and writes in one step, so that two processes do not both pass on what came too soon. A hash a session: when, and what. */
const NOTE = `
  local before = redis.call('HGET', KEYS[1], 'at')
  if before and tonumber(ARGV[1]) - tonumber(before) < ${SHORTEST_GAP_MS} then return 0 end
  redis.call('HSET', KEYS[1], 'at', ARGV[1], 'progress', ARGV[2])
  redis.call('PEXPIRE', KEYS[1], ${FORGOTTEN_AFTER_MS})
  return 1`;

type Board = Redis & { note(key: string, at: number, progress: string): Promise<number> };

/**
 * The board of several processes: a key a session, which Redis forgets by itself.
 * @param prefix of every key, so that several installations share a Redis
 * @param now ms since 1970; processes' clocks are taken to agree within the gap
 */
export async function openRedisBoard(
  url: string,
  prefix: string,
  now: () => number,
  log: Logger,
): Promise<LiveBoard> {
  const redis = await openRedis(url, log, "fail", `${prefix}board`);
  redis.defineCommand("note", { numberOfKeys: 1, lua: NOTE });
  const board = redis as Board;
  const key = (sessionId: string): string => `${prefix}board:${sessionId}`;
  return {
    async note(sessionId, progress) {
      try {
        return (await board.note(key(sessionId), now(), JSON.stringify(progress))) === 1;
      } catch (error) {
        log.warn({ err: error }, "a progress was not noted");
        // Whoever listens already may hear it all the same.
        return true;
      }
    },
    async last(sessionIds) {
      try {
        const rows = await Promise.all(sessionIds.map((id) => redis.hmget(key(id), "at", "progress")));
        return new Map(
          rows.flatMap(([at, progress], index) =>
            at && progress
              ? [[sessionIds[index], { at: Number(at), progress: JSON.parse(progress) as Progress }]]
              : [],
          ),
        );
      } catch (error) {
        log.warn({ err: error }, "the live board could not be read");
        return new Map();
      }
    },
    async forget(sessionId) {
      try {
        await redis.del(key(sessionId));
      } catch (error) {
        log.warn({ err: error }, "a session stays on the live board until it runs out");
      }
    },
    async close() {
      redis.disconnect();
    },
  };
}
