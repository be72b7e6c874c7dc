import { keepOutbox } from "../outbox/open-outbox.ts";
import { ChunkWriter } from "./chunk-writer.ts";
import { forgetRecording, recallRecording, recordedSessions } from "./recording-memory.ts";

/** Video waits apart from everything else: on a slow line it must not stand in the way of what was counted. */
const DATABASE = "physiocheck-recordings";

/** The outbox of whoever is signed in for pieces of video, sealed like the other one. */
export const recordingsOf = keepOutbox(DATABASE, {
  lock: "recordings",
  // A piece at a time: each is opened whole in memory.
  largestBatch: 1,
});

/** A writer that goes on where a page before this one ended, and the way to let go of the session. */
export type HeldWriter = { readonly writer: ChunkWriter; readonly release: () => void };

/**
 * Opens a session's recording for writing. One page at a time holds it; others wait.
 */
export async function holdWriter(user: string, sessionId: string): Promise<HeldWriter> {
  const release = await hold(sessionId, {});
  try {
    const { database, outbox } = await recordingsOf(user);
    const memory = await recallRecording(database, user, sessionId);
    return { writer: new ChunkWriter({ outbox, sessionId, memory }), release: release ?? (() => undefined) };
  } catch (error) {
    release?.();
    throw error;
  }
}

/** Whether this session was being recorded on this device. */
export async function wasRecorded(user: string, sessionId: string): Promise<boolean> {
  const { database } = await recordingsOf(user);
  return (await recallRecording(database, user, sessionId)) !== null;
}

/** Ends recordings whose page is gone: says what there is of them. Those that a page still writes are left alone. */
export async function finishLeftRecordings(user: string): Promise<void> {
  const { database, outbox } = await recordingsOf(user);
  for (const sessionId of await recordedSessions(database, user)) {
    const release = await hold(sessionId, { ifAvailable: true });
    if (!release) continue;
    try {
      const memory = await recallRecording(database, user, sessionId);
      const writer = memory && new ChunkWriter({ outbox, sessionId, memory });
      if (writer?.isUntold) await writer.finish();
      // What is all told stays remembered for a day: the session may go on.
      else if (!memory || isOld(sessionId)) await forgetRecording(database, user, sessionId);
    } finally {
      release();
    }
  }
}

const LONGEST_BREAK_MS = 24 * 3600_000;

/** By the time in the id (RFC 9562, UUIDv7). */
function isOld(sessionId: string): boolean {
  const madeAt = Number.parseInt(sessionId.replaceAll("-", "").slice(0, 12), 16);
  return !(Date.now() - madeAt < LONGEST_BREAK_MS);
}

/** Holds a session's recording against other pages. @returns lets go; null where it is held elsewhere and we do not wait */
function hold(sessionId: string, options: { readonly ifAvailable?: true }): Promise<(() => void) | null> {
  const locks: LockManager | undefined = globalThis.navigator?.locks;
  if (!locks) return Promise.resolve(() => undefined);
  return new Promise((resolve, reject) => {
    locks
      .request(`physiocheck-recorder-${sessionId}`, options, (lock) => {
        if (!lock) {
          resolve(null);
          return undefined;
        }
        return new Promise<void>((letGo) => resolve(() => letGo()));
      })
      .catch(reject);
  });
}
