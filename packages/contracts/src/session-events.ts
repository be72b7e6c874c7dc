import { clockSchema, instantSchema, ratingSchema, uuidSchema } from "./primitives.ts";
import { calibrationSchema, ledgerEntrySchema } from "./results.ts";
import "./zod-setup.ts";
import * as z from "zod";

/** Sets are counted from 1. */
const setSchema = z.int().min(1).max(100);
const countSchema = z.int().min(0).max(100_000);
const heldSchema = z.number().min(0).max(100_000);

const base = {
  /** Made by the patient's browser, once. */
  id: uuidSchema,
  /** 0, 1, 2 … without gaps within a session. */
  seq: z.int().min(0).max(100_000),
  t: clockSchema,
  /** Wall clock of the patient's device; for people, never for order. */
  at: instantSchema,
};

const nothing = z.strictObject({});

/**
 * What is kept of a session, in order. The first is `session_started`, the last `finished`; ms on the session's clock in `t`.
 */
export const sessionEventSchema = z.discriminatedUnion("kind", [
  z.strictObject({
    ...base,
    kind: z.literal("session_started"),
    payload: z.strictObject({
      source: z.enum(["camera", "file", "digital_patient"]),
      model: z.enum(["lite", "full", "heavy"]).nullable(),
      delegate: z.enum(["CPU", "GPU"]).nullable(),
      /** Pixels. */
      picture: z
        .strictObject({ width: z.int().min(1).max(16_384), height: z.int().min(1).max(16_384) })
        .nullable(),
      engineVersion: z.string().max(32),
    }),
  }),
  z.strictObject({ ...base, kind: z.literal("armed"), payload: z.strictObject({ set: setSchema }) }),
  z.strictObject({ ...base, kind: z.literal("set_started"), payload: z.strictObject({ set: setSchema }) }),
  /**
   * An engine begins: with the frame of this time, and what is known of the body. It runs until the next one or a pause.
   * From these the trace can be scored again as it was scored live.
   */
  z.strictObject({
    ...base,
    kind: z.literal("stretch_started"),
    payload: z.strictObject({
      set: setSchema,
      mode: z.enum(["live", "recorded"]),
      calibration: calibrationSchema.nullable(),
    }),
  }),
  z.strictObject({
    ...base,
    kind: z.literal("attempt"),
    payload: z.strictObject({
      set: setSchema,
      /** From 0 within the session, counted and refused attempts alike. */
      index: countSchema,
      entry: ledgerEntrySchema,
    }),
  }),
  z.strictObject({
    ...base,
    kind: z.literal("hold"),
    payload: z.strictObject({ set: setSchema, holding: z.boolean(), holdSeconds: heldSchema }),
  }),
  z.strictObject({
    ...base,
    kind: z.literal("paused"),
    payload: z.strictObject({ reason: z.enum(["asked", "not_seen", "camera", "hidden", "pain", "reload"]) }),
  }),
  z.strictObject({ ...base, kind: z.literal("resumed"), payload: nothing }),
  z.strictObject({
    ...base,
    kind: z.literal("set_finished"),
    payload: z.strictObject({
      set: setSchema,
      repetitions: countSchema,
      partial: countSchema,
      holdSeconds: heldSchema,
    }),
  }),
  z.strictObject({
    ...base,
    kind: z.literal("rest"),
    payload: z.strictObject({ set: setSchema, seconds: z.number().min(0).max(3600) }),
  }),
  z.strictObject({
    ...base,
    kind: z.literal("note_pain"),
    payload: z.strictObject({ pain: ratingSchema }),
  }),
  z.strictObject({
    ...base,
    kind: z.literal("finished"),
    payload: z.strictObject({ reason: z.enum(["completed", "stopped", "pain"]) }),
  }),
]);
export type SessionEvent = z.infer<typeof sessionEventSchema>;
export type SessionEventKind = SessionEvent["kind"];
/** The payload of one kind of event. */
export type SessionEventPayload<K extends SessionEventKind> = Extract<SessionEvent, { kind: K }>["payload"];

/** What the patient is doing at this moment, for the physician's live page. */
export const LIVE_STATES = [
  "preparing",
  "calibrating",
  "waiting_for_start",
  "countdown",
  "exercising",
  "paused",
  "resting",
  "summary",
] as const;

/** Where the patient is right now: for the live stream only, never stored, sent at most twice a second. */
export const progressSchema = z.strictObject({
  ephemeral: z.literal(true),
  t: clockSchema,
  at: instantSchema,
  state: z.enum(LIVE_STATES),
  /** Set that is being done, from 1, and how many there will be. */
  set: setSchema,
  sets: setSchema,
  /** Counted in this set. */
  repetitions: countSchema,
  partial: countSchema,
  /** Seconds held in this set. */
  holdSeconds: heldSchema,
  phase: z.enum(["rest", "out", "peak", "back"]),
  /** Part of the way to the peak; null while not known. */
  progress: z.number().min(-2).max(4).nullable(),
  side: z.enum(["left", "right", "both"]),
  /** Somebody is seen. */
  present: z.boolean(),
});
export type Progress = z.infer<typeof progressSchema>;
