import {
  recordingGapSchema,
  recordingManifestSchema,
  recordingPartSchema,
  type Recording,
  type RecordingManifest,
  type RecordingReason,
} from "@physiocheck/contracts";
import { and, asc, countAll, eq, gte, type Database, type Reader, type Schema } from "@physiocheck/database";
import * as z from "zod";
import { readSettings } from "../admin/settings-store.ts";
import { instant } from "../time.ts";
import type { ChunkRow } from "./takes.ts";

export type RecordingRow = Schema["recordings"]["$inferSelect"];

const DAY_MS = 86_400_000;

const storedPartsSchema = z.array(recordingPartSchema.extend({ key: z.string(), sha256: z.string() }));
/** A file of a recording, and where it lies. */
export type StoredPart = z.infer<typeof storedPartsSchema>[number];
const gapsSchema = z.array(recordingGapSchema);

/** Where everything of a recording lies in the object store. */
export function recordingFolder(sessionId: string): string {
  return `recordings/${sessionId}/`;
}

/** Where a chunk lies. With its hash, so that two that come at once under one number do not overwrite each other. */
export function chunkKey({ sessionId, seq, sha256 }: Pick<ChunkRow, "sessionId" | "seq" | "sha256">): string {
  return `${recordingFolder(sessionId)}chunk-${String(seq).padStart(6, "0")}-${sha256.slice(0, 16)}`;
}

export async function findRecording(
  reader: Reader,
  { recordings }: Schema,
  sessionId: string,
): Promise<RecordingRow | null> {
  const [row] = await reader.select().from(recordings).where(eq(recordings.sessionId, sessionId));
  return row ?? null;
}

/** Chunks that were taken, in order. */
export async function chunksOf(
  reader: Reader,
  { recordingChunks }: Schema,
  sessionId: string,
  from = 0,
): Promise<ChunkRow[]> {
  return reader
    .select()
    .from(recordingChunks)
    .where(and(eq(recordingChunks.sessionId, sessionId), gte(recordingChunks.seq, from)))
    .orderBy(asc(recordingChunks.seq));
}

export function partsOf({ parts }: Pick<RecordingRow, "parts">): StoredPart[] {
  return storedPartsSchema.parse(JSON.parse(parts));
}

export function manifestOf({ manifest }: Pick<RecordingRow, "manifest">): RecordingManifest | null {
  return manifest === null ? null : recordingManifestSchema.parse(JSON.parse(manifest));
}

/** A recording as it is answered. */
export async function toRecording(database: Database, row: RecordingRow): Promise<Recording> {
  const { recordingChunks } = database.schema;
  const [{ chunks }] = await database.read
    .select({ chunks: countAll })
    .from(recordingChunks)
    .where(eq(recordingChunks.sessionId, row.sessionId));
  const { retention } = await readSettings(database);
  return {
    sessionId: row.sessionId,
    state: row.state,
    why: row.why as RecordingReason | null,
    consentVersion: row.consentVersion,
    consentedAt: instant(row.consentedAt),
    chunks,
    bytes: row.bytes,
    parts: partsOf(row).map(({ part, type, bytes, takes }) => ({ part, type, bytes, takes })),
    gaps: gapsSchema.parse(JSON.parse(row.gaps)),
    expiresAt: row.state === "removed" ? null : instant(row.createdAt + retention.recordings * DAY_MS),
  };
}
