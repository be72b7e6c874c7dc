import { createHash } from "node:crypto";
import { promisify } from "node:util";
import { gunzip } from "node:zlib";
import { and, asc, eq, sql, type Database } from "@physiocheck/database";
import { notFound, Refusal } from "../http/refusal.ts";

/** Most bytes of trace a session may have: two hours at 0.4 MB a minute. */
const MOST_BYTES = 48 * 1_048_576;
/** Most bytes of a chunk of a session when unpacked; a small file that unpacks to more is an attack. */
const MOST_UNPACKED = 16 * 1_048_576;
/** How a packed trace begins. */
const MAGIC = "PCTR";

const unzip = promisify(gunzip);

/**
 * Stores a chunk once. Sent again it is checked and passed over.
 * @param claimed SHA-256 of the bytes, hexadecimal, as the client says
 * @throws Refusal not_found, hash_mismatch, unsupported_type, too_large, conflict, session_closed
 */
export async function storeChunk(
  database: Database,
  patientId: string,
  sessionId: string,
  chunk: number,
  data: Buffer,
  claimed: string,
): Promise<void> {
  const { sessions, traceChunks } = database.schema;
  const sha256 = createHash("sha256").update(data).digest("hex");
  if (sha256 !== claimed)
    throw new Refusal("hash_mismatch", "The bytes that came are not those that were hashed.");
  await database.write(async (writer) => {
    const [session] = await database.forUpdate(
      writer
        .select({ completedAt: sessions.completedAt })
        .from(sessions)
        .where(and(eq(sessions.id, sessionId), eq(sessions.patientId, patientId))),
    );
    if (!session) throw notFound();
    const [before] = await writer
      .select({ sha256: traceChunks.sha256 })
      .from(traceChunks)
      .where(and(eq(traceChunks.sessionId, sessionId), eq(traceChunks.chunk, chunk)));
    if (before?.sha256 === sha256) return;
    if (before) throw new Refusal("conflict", `Chunk ${chunk} is stored with other content.`);
    if (session.completedAt !== null)
      throw new Refusal("session_closed", "The session is closed and takes no more trace.");
    const [{ total }] = await writer
      .select({ total: sql<number>`coalesce(sum(${traceChunks.size}), 0)`.mapWith(Number) })
      .from(traceChunks)
      .where(eq(traceChunks.sessionId, sessionId));
    if (total + data.length > MOST_BYTES) throw new Refusal("too_large", "The session's trace is full.");
    await writer.insert(traceChunks).values({ sessionId, chunk, sha256, size: data.length, data });
  });
}

/**
 * Looks at the content rather than at what it is called.
 * @param mostBytes unpacked
 * @throws Refusal unsupported_type where it is not a gzip file of packed trace
 */
export async function assertPackedTrace(data: Buffer, mostBytes = MOST_UNPACKED): Promise<void> {
  const unpacked = await unzip(data, { maxOutputLength: mostBytes }).catch(() => null);
  if (unpacked?.subarray(0, MAGIC.length).toString("latin1") !== MAGIC)
    throw new Refusal("unsupported_type", "This is not a gzip file of packed trace.");
}

/** The chunks that are stored, in order, without their bytes. */
export async function chunksOf({ read, schema: { traceChunks } }: Database, sessionId: string) {
  return read
    .select({ chunk: traceChunks.chunk, bytes: traceChunks.size, sha256: traceChunks.sha256 })
    .from(traceChunks)
    .where(eq(traceChunks.sessionId, sessionId))
    .orderBy(asc(traceChunks.chunk));
}

/** The bytes of a chunk; null where there is none. */
export async function chunkData(
  { read, schema: { traceChunks } }: Database,
  sessionId: string,
  chunk: number,
): Promise<Buffer | null> {
  const [row] = await read
    .select({ data: traceChunks.data })
    .from(traceChunks)
    .where(and(eq(traceChunks.sessionId, sessionId), eq(traceChunks.chunk, chunk)));
  return row?.data ?? null;
}
