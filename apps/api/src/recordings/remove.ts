import type { RecordingReason } from "@physiocheck/contracts";
import { and, eq, lt, ne } from "@physiocheck/database";
import type { Deps } from "../deps.ts";
import { recordingFolder } from "./recording-store.ts";

/** Recordings removed at a time. */
const BATCH = 50;

/**
 * Removes a recording with every byte of it. The row stays, so that chunks that are still on their way are thrown away and a
 * page can say what became of it.
 */
export async function removeRecording(deps: Deps, sessionId: string, why: RecordingReason): Promise<void> {
  const { database, objects, now } = deps;
  const { recordings, recordingChunks } = database.schema;
  await database.write(async (writer) => {
    await writer
      .update(recordings)
      .set({ state: "removed", why, parts: "[]", gaps: "[]", bytes: 0, manifest: null, changedAt: now() })
      .where(and(eq(recordings.sessionId, sessionId), ne(recordings.state, "removed")));
    await writer.delete(recordingChunks).where(eq(recordingChunks.sessionId, sessionId));
  });
  // Listed rather than known: what a process that died left behind goes with it.
  for await (const { key } of objects.list(recordingFolder(sessionId))) await objects.delete(key);
}

/** Removes what has been kept long enough. @param before ms since 1970 @returns how many */
export async function expireRecordings(deps: Deps, before: number, signal?: AbortSignal): Promise<number> {
  const { recordings } = deps.database.schema;
  for (let sum = 0; ;) {
    const found = await deps.database.read
      .select({ sessionId: recordings.sessionId })
      .from(recordings)
      .where(and(lt(recordings.createdAt, before), ne(recordings.state, "removed")))
      .limit(BATCH);
    if (found.length === 0 || signal?.aborted) return sum;
    for (const { sessionId } of found) await removeRecording(deps, sessionId, "expired");
    sum += found.length;
  }
}
