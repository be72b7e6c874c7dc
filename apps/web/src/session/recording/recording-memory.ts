import { makeKey, open } from "../outbox/sealing.ts";
import { keyOf, type OutboxDatabase } from "../outbox/store.ts";

/** How far the recording of a session has come, so that a page that dies can be followed by another one. */
export type RecordingMemory = {
  readonly version: 1;
  readonly sessionId: string;
  readonly nextSeq: number;
  readonly nextTake: number;
  /** Takes that were ended, and did not end with their page. */
  readonly ended: readonly number[];
  /** Pieces that this device could not keep. */
  readonly lost: readonly number[];
  /** Pieces that the last manifest told of. */
  readonly told: number;
};

const PREFIX = "recording-of-";

/** Under which name it is kept. */
export function placeOf(sessionId: string): string {
  return PREFIX + sessionId;
}

/** What is remembered of a session's recording; null if there is none. */
export async function recallRecording(
  database: OutboxDatabase,
  user: string,
  sessionId: string,
): Promise<RecordingMemory | null> {
  const place = `${user}/${placeOf(sessionId)}`;
  const sealed = await database.get("sessions", place);
  if (!sealed) return null;
  try {
    const { body } = await open(await keyOf(database, user, makeKey), place, sealed);
    const memory = body as RecordingMemory;
    return memory.version === 1 ? memory : null;
  } catch {
    // Damaged, or of a key that is gone.
    return null;
  }
}

/** Sessions of this user whose recordings are remembered here. */
export async function recordedSessions(database: OutboxDatabase, user: string): Promise<readonly string[]> {
  const start = `${user}/${PREFIX}`;
  const places = await database.getAllKeys("sessions");
  return places.filter((place) => place.startsWith(start)).map((place) => place.slice(start.length));
}

/** Nothing more will come of it. */
export async function forgetRecording(
  database: OutboxDatabase,
  user: string,
  sessionId: string,
): Promise<void> {
  await database.delete("sessions", `${user}/${placeOf(sessionId)}`);
}
