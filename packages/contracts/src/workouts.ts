import type { Bout } from "@physiocheck/motion";
import { clockSchema, instantSchema, line, sha256Schema, timeZoneSchema, uuidSchema } from "./primitives.ts";
import "./zod-setup.ts";
import * as z from "zod";

/** Version of the words with which a patient agrees that a result is kept, or that a film is analysed on the server. */
export const WORKOUT_CONSENT_VERSION = 1;
/** A packed and compressed trace: an hour at 15 pictures a second takes some 10 MB. */
export const MAX_WORKOUT_TRACE_BYTES = 24 * 1_048_576;
export const WORKOUT_MODELS = ["lite", "full", "heavy"] as const;
/** What an uploaded film may be; judged by its content. */
export const WORKOUT_VIDEO_TYPES = ["video/mp4", "video/quicktime", "video/webm"] as const;

/** `pending`: uploaded, or waiting for its film or its turn. */
export const WORKOUT_STATES = ["pending", "in_progress", "completed", "failed"] as const;

/**
 * Why a film was not analysed. The first five say something of the film: it is not tried again. The others say something of the
 * machine, and the last two that there is no film: it was removed in its time before its turn came, or was announced and never came.
 */
export const FILM_FAULTS = ["container", "codec", "damaged", "empty", "too_long"] as const;
export const WORKOUT_FAILURES = [
  ...FILM_FAULTS,
  "crashed",
  "timeout",
  "memory",
  "expired",
  "never_came",
] as const;
export type WorkoutFailure = (typeof WORKOUT_FAILURES)[number];

export const boutSchema: z.ZodType<Bout, Bout> = z
  .strictObject({
    exercise: z.string().regex(/^[a-z0-9-]{1,64}$/, "not an exercise of the library"),
    confidence: z.number().min(0).max(1),
    start: clockSchema,
    end: clockSchema,
    repetitions: z.int().min(0).max(20_000),
    partial: z.int().min(0).max(20_000),
    holdSeconds: z.number().min(0).max(36_000),
  })
  .refine(({ start, end }) => end >= start, { path: ["end"], message: "a bout ends after it began" });

const filmSchema = z.strictObject({
  durationMs: clockSchema,
  frames: z.int().min(1).max(1_000_000),
  /** Pictures a second that were looked at. */
  fps: z.number().min(0.01).max(240),
  width: z.int().min(1).max(16_384),
  height: z.int().min(1).max(16_384),
});

const common = {
  /** Made by the client, so that a repeated call makes it once. */
  id: uuidSchema,
  /** When it was filmed, as far as the file says. */
  at: instantSchema,
  /** What the person calls it; the file's name unless changed. */
  name: line(200),
  /** By which the same file is known again: see fingerprintOf in the web app. */
  fingerprint: sha256Schema,
  model: z.enum(WORKOUT_MODELS),
  /** The words that were agreed to. */
  agreed: z.literal(WORKOUT_CONSENT_VERSION),
};

export const newWorkoutSchema = z.discriminatedUnion("where", [
  /** Analysed in the browser: the film stays there. */
  z.strictObject({
    where: z.literal("device"),
    ...common,
    film: filmSchema,
    bouts: z.array(boutSchema).max(500),
  }),
  /** The film follows, and is analysed by the server. */
  z.strictObject({ where: z.literal("server"), ...common }),
]);
export type NewWorkout = z.infer<typeof newWorkoutSchema>;

/** What the server tells the process that analyses a film (apps/worker); paths on their common machine. */
export const filmJobSchema = z.object({
  film: z.string(),
  /** Where the trace is to be written: packed, gzip. */
  trace: z.string(),
  model: z.enum(WORKOUT_MODELS),
  /** The built web app, for the model's files. */
  webRoot: z.string(),
});
export type FilmJob = z.infer<typeof filmJobSchema>;

/** What that process answers. `refused`: for a reason that is in the film. */
export const filmMessageSchema = z.discriminatedUnion("type", [
  z.object({ type: z.literal("progress"), done: z.int().min(0), of: z.int().min(0) }),
  z.object({ type: z.literal("done"), film: filmSchema, bouts: z.array(boutSchema).max(500) }),
  z.object({ type: z.literal("refused"), reason: z.enum(FILM_FAULTS), message: z.string() }),
  z.object({ type: z.literal("failed"), message: z.string() }),
]);
export type FilmMessage = z.infer<typeof filmMessageSchema>;

export const energySchema = z.object({ low: z.number().min(0), high: z.number().min(0) });

export const workoutSchema = z.object({
  id: uuidSchema,
  patientId: uuidSchema,
  at: instantSchema,
  name: z.string(),
  where: z.enum(["device", "server"]),
  model: z.enum(WORKOUT_MODELS),
  fingerprint: sha256Schema,
  state: z.enum(WORKOUT_STATES),
  reason: z.enum(WORKOUT_FAILURES).nullable(),
  /** Tries that were begun on the server. */
  attempts: z.int().min(0),
  /** It may be tried again: it failed for a reason that is not in the film. */
  retryable: z.boolean(),
  /** 0..1 while the server is at work. */
  progress: z.number().min(0).max(1).nullable(),
  film: filmSchema.nullable(),
  bouts: z.array(boutSchema),
  /** The exercise that was done longest. */
  dominant: z.string().nullable(),
  /** kcal; null while the patient's body mass is not known. */
  energy: energySchema.nullable(),
  hasTrace: z.boolean(),
  /** The film that is kept; null for one that never left the device or was removed. */
  video: z.object({ bytes: z.int().min(0), type: z.enum(WORKOUT_VIDEO_TYPES) }).nullable(),
});
export type Workout = z.infer<typeof workoutSchema>;

/** Newest first. */
export const workoutListSchema = z.object({ workouts: z.array(workoutSchema) });

export const workoutStatisticsQuerySchema = z.strictObject({
  /** IANA name: where a week begins. */
  zone: timeZoneSchema.default("UTC"),
});

const doneSchema = z.object({
  workouts: z.int().min(0),
  repetitions: z.int().min(0),
  holdSeconds: z.number().min(0),
  activeMs: z.number().min(0),
  energy: energySchema.nullable(),
});

export const workoutStatisticsSchema = z.object({
  totals: doneSchema,
  /** The twelve weeks that end with this one, oldest first; `from` is a Monday. */
  weeks: z.array(doneSchema.extend({ from: z.iso.date() })),
  /** The one that took longest first. */
  exercises: z.array(doneSchema.extend({ exercise: z.string() })),
});
export type WorkoutStatistics = z.infer<typeof workoutStatisticsSchema>;

/** Why the server does not analyse films. `off`: switched off; `not_built`, `no_browser`: see docs/workouts.md. */
export const NO_BACKGROUND_REASONS = ["off", "not_built", "no_browser"] as const;

export const bodyMassSchema = z.strictObject({
  /** Body mass, for the energy; null for not told. */
  kilograms: z.number().min(20).max(400).nullable(),
});

export const workoutSettingsSchema = bodyMassSchema.extend({
  background: z.object({
    offered: z.boolean(),
    reason: z.enum(NO_BACKGROUND_REASONS).nullable(),
    /** A film, at most. */
    videoBytes: z.int(),
    /** All films of one person together, and how much of it is taken. */
    quotaBytes: z.int(),
    usedBytes: z.int(),
    /** Days after which an uploaded film is removed. */
    keptDays: z.int(),
  }),
});
export type WorkoutSettings = z.infer<typeof workoutSettingsSchema>;
