import type { Progress } from "@physiocheck/contracts";

/** Faster progress than this (twice a second, with room for a jittering network) is not passed on, ms. */
export const SHORTEST_GAP_MS = 350;
/** What was not heard of for so long is forgotten, ms. */
export const FORGOTTEN_AFTER_MS = 15 * 60_000;

/** The last that a patient's page said of a session, and when, ms since 1970. */
export type LastHeard = { readonly progress: Progress; readonly at: number };

/**
 * Where patients are right now, for whoever begins to watch or lists the running sessions: on this machine or, with Redis, on any.
 * What is worth keeping comes as events; this may be lost at any moment.
 */
export interface LiveBoard {
  /** Notes a progress. @returns false where it came too soon after the last, on whichever process */
  note(sessionId: string, progress: Progress): Promise<boolean>;
  /** What is known of sessions; those of which nothing is are left out. */
  last(sessionIds: readonly string[]): Promise<ReadonlyMap<string, LastHeard>>;
  forget(sessionId: string): Promise<void>;
  close(): Promise<void>;
}
