import { Listeners } from "./listeners.ts";
import type { LiveBus } from "./live-bus.ts";

const NOW = Promise.resolve();

/** The bus of a single process. */
export function openInProcessBus(): LiveBus {
  const listeners = new Listeners();
  return {
    publish: (topic, message) => listeners.tell(topic, message),
    subscribe(topic, hear, missed) {
      const listener = { hear, missed };
      listeners.add(topic, listener);
      return Object.assign(() => void listeners.remove(topic, listener), { ready: NOW });
    },
    audience: async (topic) => listeners.count(topic),
    async ping() {},
    async close() {},
  };
}
