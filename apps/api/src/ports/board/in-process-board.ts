import { FORGOTTEN_AFTER_MS, SHORTEST_GAP_MS, type LastHeard, type LiveBoard } from "./live-board.ts";

/** The board of a single process. @param now ms since 1970 */
export function openInProcessBoard(now: () => number): LiveBoard {
  /** In the order of being heard of: the silent ones stand first. */
  const heard = new Map<string, LastHeard>();
  return {
    async note(sessionId, progress) {
      const at = now();
      const before = heard.get(sessionId);
      if (before && at - before.at < SHORTEST_GAP_MS) return false;
      heard.delete(sessionId);
      heard.set(sessionId, { progress, at });
      for (const [id, one] of heard) {
        if (at - one.at < FORGOTTEN_AFTER_MS) break;
        heard.delete(id);
      }
      return true;
    },
    async last(sessionIds) {
      const found = new Map<string, LastHeard>();
      for (const id of sessionIds) {
        const one = heard.get(id);
        if (one && now() - one.at < FORGOTTEN_AFTER_MS) found.set(id, one);
      }
      return found;
    },
    async forget(sessionId) {
      heard.delete(sessionId);
    },
    async close() {},
  };
}
