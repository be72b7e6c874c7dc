import type { FinishSession } from "@physiocheck/contracts";
import { and, asc, eq, type Database } from "@physiocheck/database";
import { notFound, Refusal } from "../http/refusal.ts";
import { momentOf } from "./late.ts";

/**
 * Closes a session, once every event and every chunk of trace it says it has is stored and the hashes agree. The same call
 * again is fine.
 * @throws Refusal not_found, incomplete (with what is missing), hash_mismatch, conflict
 */
export async function finishSession(
  database: Database,
  patientId: string,
  sessionId: string,
  finish: FinishSession,
  now: number,
): Promise<void> {
  const { sessions, traceChunks, calibrations } = database.schema;
  await database.write(async (writer) => {
    const [session] = await database.forUpdate(
      writer
        .select()
        .from(sessions)
        .where(and(eq(sessions.id, sessionId), eq(sessions.patientId, patientId))),
    );
    if (!session) throw notFound();
    const { contiguous } = session;
    if (contiguous < finish.lastSeq)
      throw new Refusal("incomplete", "Events are missing.", {
        highestContiguous: contiguous,
        missingFrom: contiguous + 1,
      });
    if (contiguous > finish.lastSeq)
      throw new Refusal("conflict", "There are events after the one that is said to be the last.", {
        highestContiguous: contiguous,
      });
    if (session.chain !== finish.chain)
      throw new Refusal("hash_mismatch", "The stored events are not those that were hashed.");

    const stored = await writer
      .select({ chunk: traceChunks.chunk })
      .from(traceChunks)
      .where(eq(traceChunks.sessionId, sessionId))
      .orderBy(asc(traceChunks.chunk));
    const there = new Set(stored.map(({ chunk }) => chunk));
    const missingChunks = Array.from({ length: finish.traceChunks }, (_, chunk) => chunk).filter(
      (chunk) => !there.has(chunk),
    );
    if (missingChunks.length > 0)
      throw new Refusal("incomplete", "Chunks of the trace are missing.", { missingChunks });
    if (session.completedAt !== null) return;

    await writer
      .update(sessions)
      .set({
        completedAt: momentOf(finish.agoMs, session.startedAt, now),
        painBefore: finish.painBefore,
        painAfter: finish.painAfter,
        effort: finish.effort,
        summary: finish.summary === null ? null : JSON.stringify(finish.summary),
        quality: finish.summary?.quality.score ?? null,
        ...(finish.summary && {
          holdSeconds: Math.max(session.holdSeconds, finish.summary.holdSeconds),
        }),
      })
      .where(eq(sessions.id, sessionId));
    if (finish.calibration)
      await database.upsert(
        writer,
        calibrations,
        { patientId, calibration: JSON.stringify(finish.calibration), updatedAt: now },
        calibrations.patientId,
        { calibration: JSON.stringify(finish.calibration), updatedAt: now },
      );
  });
}
