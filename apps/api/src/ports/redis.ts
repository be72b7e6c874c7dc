import type { Redis } from "ioredis";
import type { Logger } from "pino";

/**
 * A connection that comes back by itself.
 * @param url redis://:password@host:6379/0 or rediss://…
 * @param meanwhile while the line is down, commands wait for it to come back, or fail at once
 * @param name what Redis lists the connection as
 * @throws Error where nobody answers at first
 */
export async function openRedis(
  url: string,
  log: Logger,
  meanwhile: "wait" | "fail",
  name: string,
): Promise<Redis> {
  const { Redis } = await import("ioredis");
  const redis = new Redis(url, {
    lazyConnect: true,
    connectionName: name,
    // Null means without end; BullMQ asks for it, so that workers live through an outage.
    maxRetriesPerRequest: null,
    enableOfflineQueue: meanwhile === "wait",
    retryStrategy: (times) => Math.min(2000, 50 * 2 ** times),
  });
  redis.on("error", (error: Error) => log.warn({ err: error }, "Redis"));
  try {
    await redis.connect();
  } catch (error) {
    redis.disconnect();
    throw error;
  }
  return redis;
}
