import { createHash } from "node:crypto";
import { MAX_RECORDING_BYTES } from "@physiocheck/contracts";
import { and, eq, sql } from "@physiocheck/database";
import type { Deps } from "../deps.ts";
import { notFound, Refusal } from "../http/refusal.ts";
import { containerOf } from "../media/container.ts";
import { chunkKey, findRecording, manifestOf } from "./recording-store.ts";

export type NewChunk = {
  readonly sessionId: string;
  readonly seq: number;
  readonly take: number;
  /** ms on the session's clock. */
  readonly fromMs: number;
  readonly untilMs: number;
  readonly data: Buffer;
  /** SHA-256 of the bytes, hexadecimal, as the client says. */
  readonly claimed: string;
};

/**
 * Stores a chunk once. On return its bytes are on the disk and its row is committed: only then may the device let go of it.
 * Sent again it is checked and passed over; of a recording that was removed it is taken and thrown away, so that the device
 * stops keeping it.
 * @throws Refusal not_found, hash_mismatch, invalid (other bytes under its number), unsupported_type, too_large, session_closed,
 * unavailable where the disk is full
 */
export async function putChunk(deps: Deps, chunk: NewChunk): Promise<void> {
  const { database, objects, now } = deps;
  const { schema } = database;
  const { recordings, recordingChunks } = schema;
  const { sessionId, seq, take, fromMs, untilMs, data, claimed } = chunk;
  const sha256 = createHash("sha256").update(data).digest("hex");
  if (sha256 !== claimed)
    throw new Refusal("hash_mismatch", "The bytes that came are not those that were hashed.");
  if (untilMs < fromMs) throw new Refusal("invalid", "A chunk does not end before it begins.");
  const recording = await findRecording(database.read, schema, sessionId);
  if (!recording) throw notFound();
  if (recording.state === "removed") return;
  if (await isStored(deps, sessionId, seq, sha256)) return;
  if (seq < (manifestOf(recording)?.chunks ?? 0))
    throw new Refusal("session_closed", "The device has said that it has no such chunk.");
  if (recording.bytes + data.length > MAX_RECORDING_BYTES)
    throw new Refusal("too_large", "The recording is full.");
  if ((await beginsTake(deps, sessionId, seq, take)) && containerOf(data) === null)
    throw new Refusal("unsupported_type", "This is neither WebM nor MP4.");

  const key = chunkKey({ sessionId, seq, sha256 });
  try {
    await objects.put(key, data, { contentType: "application/octet-stream" });
  } catch (error) {
    if (isFull(error)) throw new Refusal("unavailable", "The server's disk is full. Keep the chunk.");
    throw error;
  }
  const kept = await database.write(async (writer) => {
    const [row] = await database.forUpdate(
      writer.select().from(recordings).where(eq(recordings.sessionId, sessionId)),
    );
    if (!row || row.state === "removed") return "gone" as const;
    const [other] = await writer
      .select({ sha256: recordingChunks.sha256 })
      .from(recordingChunks)
      .where(and(eq(recordingChunks.sessionId, sessionId), eq(recordingChunks.seq, seq)));
    if (other) return other.sha256 === sha256 ? ("twice" as const) : ("differs" as const);
    await writer.insert(recordingChunks).values({
      sessionId,
      seq,
      take,
      fromMs,
      untilMs,
      sha256,
      size: data.length,
      apart: 1,
      receivedAt: now(),
    });
    await writer
      .update(recordings)
      .set({ bytes: sql`${recordings.bytes} + ${data.length}`, changedAt: now() })
      .where(eq(recordings.sessionId, sessionId));
    return "stored" as const;
  });
  if (kept === "gone" || kept === "differs") await objects.delete(key);
  if (kept === "differs") throw differs(seq);
}

/** Whether the chunk is there. @throws Refusal invalid where other bytes are */
async function isStored(
  { database }: Deps,
  sessionId: string,
  seq: number,
  sha256: string,
): Promise<boolean> {
  const { recordingChunks } = database.schema;
  const [row] = await database.read
    .select({ sha256: recordingChunks.sha256 })
    .from(recordingChunks)
    .where(and(eq(recordingChunks.sessionId, sessionId), eq(recordingChunks.seq, seq)));
  if (row && row.sha256 !== sha256) throw differs(seq);
  return row !== undefined;
}

/** Whether the chunk is known to be the first of its take: its predecessor is there, and of another one. */
async function beginsTake(
  { database }: Deps,
  sessionId: string,
  seq: number,
  take: number,
): Promise<boolean> {
  if (seq === 0) return true;
  const { recordingChunks } = database.schema;
  const [before] = await database.read
    .select({ take: recordingChunks.take })
    .from(recordingChunks)
    .where(and(eq(recordingChunks.sessionId, sessionId), eq(recordingChunks.seq, seq - 1)));
  return before !== undefined && before.take !== take;
}

function differs(seq: number): Refusal {
  return new Refusal("invalid", `Chunk ${seq} is stored with other content.`, {
    fields: [{ path: "params.seq", code: "other_content", message: "stored with another SHA-256" }],
  });
}

function isFull(error: unknown): boolean {
  return error instanceof Error && "code" in error && (error.code === "ENOSPC" || error.code === "EDQUOT");
}
