/** Opt-in video recordings of sessions: a recording has the id of its session, and is made of numbered chunks. */
import { clockSchema, instantSchema, uuidSchema } from "./primitives.ts";
import "./zod-setup.ts";
import * as z from "zod";

/**
 * Of the words that a patient agrees to before a session is recorded; rises when they change.
 * 2: in a run through a plan it is agreed to once, for the exercises that follow.
 */
export const RECORDING_CONSENT_VERSION = 2;
/** Bytes of one chunk at most: a second of video is a twentieth of it. */
export const MAX_RECORDING_CHUNK_BYTES = 4 * 1_048_576;
/** Bytes and chunks of a recording at most: two hours. */
export const MAX_RECORDING_BYTES = 1024 * 1_048_576;
export const MAX_RECORDING_CHUNKS = 7200;
/** Each pause and each reload begins another take. */
export const MAX_RECORDING_TAKES = 500;

export const startRecordingSchema = z.strictObject({
  consentVersion: z.int().min(1).max(RECORDING_CONSENT_VERSION),
  consentedAt: instantSchema,
});
export type StartRecording = z.infer<typeof startRecordingSchema>;

/** Which take a chunk belongs to, and what it shows: ms on the session's clock. */
export const recordingChunkQuerySchema = z.strictObject({
  take: z.coerce
    .number()
    .int()
    .min(0)
    .max(MAX_RECORDING_TAKES - 1),
  from: z.coerce.number().pipe(clockSchema),
  until: z.coerce.number().pipe(clockSchema),
});

const seqSchema = z
  .int()
  .min(0)
  .max(MAX_RECORDING_CHUNKS - 1);

/**
 * What the device says that it has recorded so far. A later one, of a session that went on after a reload, has more chunks.
 */
export const recordingManifestSchema = z.strictObject({
  /** Chunks 0 … chunks − 1 were recorded. */
  chunks: z.int().min(0).max(MAX_RECORDING_CHUNKS),
  /** Those that this device does not have any more. */
  lost: z.array(seqSchema).max(MAX_RECORDING_CHUNKS),
  /** Takes that were ended, and did not end with their page. */
  ended: z.array(z.int().min(0).max(MAX_RECORDING_TAKES)).max(MAX_RECORDING_TAKES),
});
export type RecordingManifest = z.infer<typeof recordingManifestSchema>;

export const RECORDING_STATES = [
  /** Chunks come in. */
  "recording",
  /** All are there, and are being made into a video. */
  "assembling",
  /** There is one video. */
  "ready",
  /** Kept as it came, a file a take; `why` says why. */
  "kept",
  /** Nothing is left but that there was one; `why` says why. */
  "removed",
] as const;

export const RECORDING_REASONS = [
  /** This server has no FFmpeg. */
  "no_ffmpeg",
  /** FFmpeg would not have it, or took too long. */
  "not_converted",
  /** The clinic's space for recordings was used up when it began. */
  "no_room",
  /** The patient deleted it. */
  "deleted",
  /** It was kept as long as the clinic keeps recordings. */
  "expired",
] as const;
export type RecordingReason = (typeof RECORDING_REASONS)[number];

/** Where a stretch of the session is found in a video file. */
export const recordingTakeSchema = z.object({
  take: z.int(),
  /** ms on the session's clock. */
  fromMs: z.number(),
  /** ms from the file's beginning. */
  videoMs: z.number(),
  /** ms of video, as the file has it. */
  durationMs: z.number(),
});
export type RecordingTake = z.infer<typeof recordingTakeSchema>;

/** A file that can be played. */
export const recordingPartSchema = z.object({
  part: z.int(),
  type: z.enum(["video/mp4", "video/webm"]),
  bytes: z.int(),
  takes: z.array(recordingTakeSchema),
});
export type RecordingPart = z.infer<typeof recordingPartSchema>;

/** A stretch of the session that no file shows. */
export const recordingGapSchema = z.object({
  /** ms on the session's clock; null: as long as the session went on. */
  fromMs: z.number(),
  toMs: z.number().nullable(),
  /** `paused`: on purpose. `interrupted`: the page was gone. `missing`: recorded, but lost before the server had it. */
  reason: z.enum(["paused", "interrupted", "missing"]),
});
export type RecordingGap = z.infer<typeof recordingGapSchema>;

export const recordingSchema = z.object({
  sessionId: uuidSchema,
  state: z.enum(RECORDING_STATES),
  why: z.enum(RECORDING_REASONS).nullable(),
  consentVersion: z.int(),
  consentedAt: instantSchema,
  /** Chunks that are stored. */
  chunks: z.int(),
  /** Bytes that are stored now. */
  bytes: z.int(),
  parts: z.array(recordingPartSchema),
  gaps: z.array(recordingGapSchema),
  /** When the clinic deletes it; null for one that is removed. */
  expiresAt: instantSchema.nullable(),
});
export type Recording = z.infer<typeof recordingSchema>;
