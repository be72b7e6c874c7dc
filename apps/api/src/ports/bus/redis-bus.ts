import { setTimeout } from "node:timers/promises";
import type { Logger } from "pino";
import { Together } from "../../together.ts";
import { openRedis } from "../redis.ts";
import { Listeners } from "./listeners.ts";
import type { LiveBus } from "./live-bus.ts";

/** Without an answer for so long, whoever listens goes on; once the line is back they are told that they missed something. */
const PATIENCE_MS = 2000;

/**
 * The bus of several processes over Redis pub/sub. A process subscribes once to each topic that somebody in it listens to; its
 * own messages come to it by the same way, so that everybody hears the same in the same order.
 * @param prefix of every channel, so that several installations share a Redis
 */
export async function openRedisBus(url: string, prefix: string, log: Logger): Promise<LiveBus> {
  const listeners = new Listeners();
  const speaking = await openRedis(url, log, "fail", `${prefix}bus-out`);
  // A connection that subscribes can do nothing else.
  const hearing = await openRedis(url, log, "wait", `${prefix}bus-in`);
  const channel = (topic: string): string => `${prefix}bus:${topic}`;
  /** Topics that Redis has confirmed, or is about to. */
  const confirmed = new Map<string, Promise<void>>();

  hearing.on("message", (name: string, text: string) => {
    const topic = name.slice(channel("").length);
    try {
      listeners.tell(topic, JSON.parse(text) as unknown);
    } catch (error) {
      log.error({ err: error }, "a message of the bus was not taken");
    }
  });
  // ioredis subscribes again by itself; what was said meanwhile is gone.
  let broken = false;
  hearing.on("close", () => (broken = true));
  hearing.on("ready", () => {
    if (!broken) return;
    broken = false;
    // The commands to subscribe again go out before this one, and Redis answers in order.
    void hearing.ping().then(
      () => listeners.missed(),
      () => {},
    );
  });

  const listen = async (name: string): Promise<void> => {
    try {
      await hearing.subscribe(name);
    } catch (error) {
      log.warn({ err: error }, "a topic of the bus could not be listened to");
    }
  };

  /** How many processes listen to each of many channels: those who ask at the same time share one question. */
  const processes = new Together<string, number>(
    async (names) => {
      const answer = (await speaking.pubsub("NUMSUB", ...names)) as (string | number)[];
      return names.map((_, index) => Number(answer[2 * index + 1]));
    },
    { most: 500, atOnce: 4 },
  );

  return {
    publish(topic, message) {
      speaking.publish(channel(topic), JSON.stringify(message ?? null)).catch((error: unknown) => {
        log.warn({ err: error }, "a message of the bus was lost");
      });
    },
    subscribe(topic, hear, missed) {
      const listener = { hear, missed };
      if (listeners.add(topic, listener))
        confirmed.set(
          topic,
          Promise.race([listen(channel(topic)), setTimeout(PATIENCE_MS, undefined, { ref: false })]),
        );
      const stop = (): void => {
        if (!listeners.remove(topic, listener)) return;
        confirmed.delete(topic);
        hearing.unsubscribe(channel(topic)).catch(() => {});
      };
      return Object.assign(stop, { ready: confirmed.get(topic) ?? Promise.resolve() });
    },
    async audience(topic) {
      const here = listeners.count(topic);
      try {
        return here + Math.max(0, (await processes.do(channel(topic))) - (here > 0 ? 1 : 0));
      } catch (error) {
        log.warn({ err: error }, "the audience could not be counted");
        // Better told to nobody than kept from somebody.
        return Math.max(1, here);
      }
    },
    async ping() {
      await speaking.ping();
    },
    async close() {
      speaking.disconnect();
      hearing.disconnect();
    },
  };
}
