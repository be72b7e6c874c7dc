import type { FlowMemory } from "../flow.ts";
import { makeKey, open, seal } from "./sealing.ts";
import { keyOf, type OutboxDatabase, type SealedMemory } from "./store.ts";

/** What a session that a reload, a crash or an empty battery cut off needs to go on: same id, same sequence. */
export type SessionMemory = {
  readonly version: 1;
  readonly sessionId: string;
  /** The next sequence number of its events, and of its trace chunks. */
  readonly nextSeq: number;
  readonly nextChunk: number;
  /** Wall clock, ms since 1970, of the start; the session's own clock counts from there. */
  readonly startedAt: number;
  readonly flow: FlowMemory;
  /** Counted so far in the whole session, for the summary. */
  readonly segments: readonly unknown[];
};

/** Sessions older than this (ms) are not continued: pain and effort of yesterday are not today's. */
const LONGEST_BREAK_MS = 6 * 60 * 60 * 1000;

/** Seals a running session's state for its user, one an assignment. */
export async function sealMemory(
  key: CryptoKey,
  user: string,
  assignment: string,
  memory: SessionMemory,
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
