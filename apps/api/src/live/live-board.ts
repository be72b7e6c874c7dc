import type { Progress } from "@physiocheck/contracts";

type Entry = { progress: Progress | null; heardAt: number; progressAt: number };

/** Faster progress than this (twice a second, with room for a jittering network) is not passed on. */
const SHORTEST_GAP_MS = 350;
const FORGOTTEN_AFTER_MS = 15 * 60_000;

/** The last thing known of each running session. In memory: what is worth keeping comes as events. */
export class LiveBoard {
  private readonly entries = new Map<string, Entry>();
  private readonly now: () => number;

  constructor(now: () => number) {
    this.now = now;
  }

  /** Takes a progress. @returns false where it came too soon after the last */
  progress(sessionId: string, progress: Progress): boolean {
    const now = this.now();
    const entry = this.entry(sessionId);
    entry.heardAt = now;
    if (now - entry.progressAt < SHORTEST_GAP_MS) return false;
    entry.progress = progress;
    entry.progressAt = now;
    return true;
  }

  /** The session was heard of. */
  heard(sessionId: string): void {
    this.entry(sessionId).heardAt = this.now();
  }

  last(sessionId: string): { readonly progress: Progress | null; readonly heardAt: number } | null {
    return this.entries.get(sessionId) ?? null;
  }

  forget(sessionId: string): void {
    this.entries.delete(sessionId);
  }

  private entry(sessionId: string): Entry {
    const now = this.now();
    const found = this.entries.get(sessionId) ?? { progress: null, heardAt: now, progressAt: 0 };
    // Set anew, so that the map is in the order of being heard of and the silent ones stand first.
    this.entries.delete(sessionId);
    this.entries.set(sessionId, found);
    for (const [id, { heardAt }] of this.entries) {
      if (now - heardAt < FORGOTTEN_AFTER_MS) break;
      this.entries.delete(id);
    }
    return found;
  }
}
