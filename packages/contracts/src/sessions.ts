import { calibrationSchema, ledgerEntrySchema, sessionSummarySchema } from "./results.ts";
import { doseSchema, exerciseDefinitionSchema, exerciseIdSchema } from "./exercises.ts";
import { instantSchema, ratingSchema, sha256Schema, uuidSchema } from "./primitives.ts";
import { progressSchema, sessionEventSchema } from "./session-events.ts";
import "./zod-setup.ts";
import * as z from "zod";

/** Most events in one batch. */
export const MAX_BATCH = 500;
/** Most chunks of a trace, and the largest chunk in bytes (gzip-compressed). */
export const MAX_TRACE_CHUNKS = 1000;
export const MAX_TRACE_CHUNK_BYTES = 1_048_576;
/** Header that carries the SHA-256 of a chunk as sent (compressed), hexadecimal. */
export const CHECKSUM_HEADER = "x-content-sha256";

/** Longest that something may have waited on a device before it is sent, ms: a year. */
export const MAX_WAITED_MS = 366 * 86_400_000;

/**
 * How long ago something happened when it is sent, in ms by the sender's own clock: for what was done without a network. An
 * age and not a time, because the server then needs no trust in the date of somebody's device; only in that it runs.
 */
const agoSchema = z.int().min(0).max(MAX_WAITED_MS).optional();

/**
 * Starts a session, or finds it again: the same id may be sent any number of times.
 * Give an assignment, or an exercise and a dose.
 */
export const startSessionSchema = z
  .strictObject({
    id: uuidSchema,
    assignmentId: uuidSchema.optional(),
    exerciseId: exerciseIdSchema.optional(),
    dose: doseSchema.optional(),
    /** Since it began; absent where it begins now. Only the first call counts. */
    agoMs: agoSchema,
  })
  .superRefine((start, context) => {
    const { assignmentId, exerciseId, dose } = start;
    if (assignmentId !== undefined && (exerciseId !== undefined || dose !== undefined))
      context.addIssue({
        code: "custom",
        path: ["assignmentId"],
        message: "not together with exerciseId or dose",
      });
    if (assignmentId === undefined && (exerciseId === undefined || dose === undefined))
      context.addIssue({
        code: "custom",
        path: ["exerciseId"],
        message: "give assignmentId, or exerciseId and dose",
      });
  });

export const sessionStateSchema = z.enum(["running", "complete"]);

/** A session in a list. Counts come from the stored events. */
export const sessionSchema = z.object({
  id: uuidSchema,
  patient: z.object({ id: uuidSchema, name: z.string() }),
  assignmentId: uuidSchema.nullable(),
  exerciseId: exerciseIdSchema,
  /** A physician's own exercise has a title; the library's names are in the catalogue. */
  exerciseTitle: z.string().nullable(),
  dose: doseSchema,
  state: sessionStateSchema,
  startedAt: instantSchema,
  /** When the server last heard of it. */
  lastEventAt: instantSchema.nullable(),
  completedAt: instantSchema.nullable(),
  repetitions: z.int(),
  partial: z.int(),
  /** The same as physicians see it; null while they overruled nothing. */
  reviewed: z.object({ repetitions: z.int(), partial: z.int() }).nullable(),
  holdSeconds: z.number(),
  /** Sets finished. */
  sets: z.int(),
  durationMs: z.number(),
  /** 0..100; null where nothing was scored. */
  quality: z.number().nullable(),
  painBefore: ratingSchema.nullable(),
  painAfter: ratingSchema.nullable(),
  effort: ratingSchema.nullable(),
  /** How it ended, from the `finished` event. */
  endReason: z.enum(["completed", "stopped", "pain"]).nullable(),
});
export type Session = z.infer<typeof sessionSchema>;

/** What the server has: where to go on after a reload. */
export const acknowledgementSchema = z.object({
  /** Every event up to and including this seq is stored; −1 for none. Those may be deleted from the outbox. */
  highestContiguous: z.int().min(-1),
  /** `nextChain` over those events. */
  chain: sha256Schema,
});
export type Acknowledgement = z.infer<typeof acknowledgementSchema>;

export const startedSessionSchema = z.object({
  session: sessionSchema,
  exercise: exerciseDefinitionSchema,
  /** Prior for the engine from earlier sessions of this patient. */
  calibration: calibrationSchema.nullable(),
  acknowledged: acknowledgementSchema,
});
export type StartedSession = z.infer<typeof startedSessionSchema>;

export const eventBatchSchema = z.strictObject({
  events: z.array(sessionEventSchema).min(1).max(MAX_BATCH),
});

export const eventListSchema = z.object({
  events: z.array(sessionEventSchema),
  acknowledged: acknowledgementSchema,
});

export const finishSessionSchema = z.strictObject({
  /** Seq of the last event. */
  lastSeq: z.int().min(0).max(100_000),
  /** `nextChain` after the last event. */
  chain: sha256Schema,
  /** How many chunks of trace there are; 0 for none. */
  traceChunks: z.int().min(0).max(MAX_TRACE_CHUNKS),
  painBefore: ratingSchema.nullable(),
  painAfter: ratingSchema.nullable(),
  effort: ratingSchema.nullable(),
  /** The engine's `finish(true)`; null where the engine never ran. */
  summary: sessionSummarySchema.nullable(),
  /** The engine's `calibration()`, kept as prior for the next session. */
  calibration: calibrationSchema.nullable().default(null),
  /** Since it ended; absent where it ends now. Only the call that closes the session counts. */
  agoMs: agoSchema,
});
export type FinishSession = z.input<typeof finishSessionSchema>;

export const sessionDetailSchema = z.object({
  session: sessionSchema,
  exercise: exerciseDefinitionSchema,
  /** Attempts in order, with the set (from 1) each belongs to. */
  ledger: z.array(z.object({ set: z.int(), index: z.int(), entry: ledgerEntrySchema })),
  summary: sessionSummarySchema.nullable(),
  /** Chunks of trace that are stored. */
  traceChunks: z.int(),
});
export type SessionDetail = z.infer<typeof sessionDetailSchema>;

export const sessionQuerySchema = z.strictObject({
  /** For physicians: one of their patients. Patients see their own. */
  patientId: uuidSchema.optional(),
  exerciseId: exerciseIdSchema.optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  /** Sessions started before this session (the last of the page before). */
  before: uuidSchema.optional(),
});

export const traceManifestSchema = z.object({
  /** In order of time. Each is a gzip file of `packTrace` bytes: fetch, gunzip, then `concatTraces`. */
  chunks: z.array(z.object({ chunk: z.int(), bytes: z.int(), sha256: sha256Schema })),
});

/** The last thing known of a running session. */
export const liveSessionSchema = z.object({
  session: sessionSchema,
  progress: progressSchema.nullable(),
  /** Milliseconds since the server last heard of it (its clock, so that devices need not agree). */
  ageMs: z.number(),
});
export type LiveSession = z.infer<typeof liveSessionSchema>;

/**
 * A message of the live stream. `snapshot` comes first and after every reconnect; `ended` comes last, then the server closes.
 * `ping` every few seconds carries the age, so that a silent patient is told from a dead line.
 */
export const streamMessageSchema = z.discriminatedUnion("type", [
  z.object({ type: z.literal("snapshot"), live: liveSessionSchema }),
  z.object({ type: z.literal("progress"), progress: progressSchema }),
  z.object({ type: z.literal("event"), event: sessionEventSchema, session: sessionSchema }),
  z.object({ type: z.literal("ping"), ageMs: z.number() }),
  z.object({
    type: z.literal("ended"),
    reason: z.enum(["complete", "no_access", "signed_out", "shutting_down"]),
  }),
]);
export type StreamMessage = z.infer<typeof streamMessageSchema>;
