import type { Assignment } from "@physiocheck/contracts";
import type { Calibration, PictureSize, SessionSummary } from "@physiocheck/motion";
import type { FlowMemory } from "../flow.ts";
import { makeKey, open, seal } from "./sealing.ts";
import { keyOf, type OutboxDatabase, type SealedMemory } from "./store.ts";

/** How far the journal of a session has come: same id, same sequence, same hash after a reload. */
export type JournalMemory = {
  readonly sessionId: string;
  readonly nextSeq: number;
  /** The contracts' event chain up to the last event. */
  readonly chain: string;
  readonly nextChunk: number;
};

/** What of the exercise itself has to survive a reload. */
export type ExerciseMemory = {
  readonly flow: FlowMemory;
  /** The set for which `set_started` was recorded last; 0 before the first. */
  readonly setBegun: number;
  /** Attempts so far in the session, and refused ones in the running set. */
  readonly attempts: number;
  readonly setPartial: number;
  readonly picture: PictureSize | null;
  readonly calibration: Calibration | null;
  /** Closed stretches, and the summary so far of the running one. */
  readonly stretches: readonly SessionSummary[];
  readonly running: SessionSummary | null;
};

/** What a session that a reload, a crash or an empty battery cut off needs to go on. */
export type SessionMemory = {
  readonly version: 1;
  /** Wall clock, ms since 1970, of the start; the session's own clock counts from there. */
  readonly startedAt: number;
  /** So that going on needs no network. */
  readonly assignment: Assignment;
  readonly journal: JournalMemory;
  readonly exercise: ExerciseMemory;
};

/** Sessions older than this (ms) are not continued: pain and effort of yesterday are not today's. */
const LONGEST_BREAK_MS = 6 * 60 * 60 * 1000;

/** Seals a running session's state for its user, one an assignment. */
export async function sealMemory(
  key: CryptoKey,
  user: string,
  assignment: string,
  memory: object,
): Promise<SealedMemory> {
  const place = `${user}/${assignment}`;
  return { place, sealed: await seal(key, place, memory) };
}

/** The session that was cut off, or null if there is none that can be continued. */
export async function recall(
  database: OutboxDatabase,
  user: string,
  assignment: string,
  now: number,
): Promise<SessionMemory | null> {
  const place = `${user}/${assignment}`;
  const sealed = await database.get("sessions", place);
  if (!sealed) return null;
  try {
    const { body } = await open(await keyOf(database, user, makeKey), place, sealed);
    const memory = body as SessionMemory;
    return memory.version === 1 && now - memory.startedAt < LONGEST_BREAK_MS ? memory : null;
  } catch {
    return null;
  }
}

/** The session is over. */
export async function forget(database: OutboxDatabase, user: string, assignment: string): Promise<void> {
  const transaction = database.transaction("sessions", "readwrite", { durability: "strict" });
  await Promise.all([transaction.store.delete(`${user}/${assignment}`), transaction.done]);
}
