import { assignmentSchema } from "./exercises.ts";
import { clinicResultSchema } from "./clinic-tests.ts";
import { meSchema, subscriptionSchema } from "./people.ts";
import { instantSchema } from "./primitives.ts";
import { calibrationSchema } from "./results.ts";
import { sessionDetailSchema, sessionSchema } from "./sessions.ts";
import "./zod-setup.ts";
import * as z from "zod";

/** What is kept of a person, as they would sort it. Every table of the database belongs to some of these. */
export const HOLDING_KINDS = [
  "account",
  "sign_ins",
  "consents",
  "plan",
  "sessions",
  "movement",
  "clinic_tests",
  "body",
  "authored",
  "documents",
  "messages",
  "videos",
  "workouts",
  "posture",
  "yoga",
  "clinic",
  "trail",
  "requests",
] as const;
export const holdingKindSchema = z.enum(HOLDING_KINDS);
export type HoldingKind = z.infer<typeof holdingKindSchema>;

/** Why something outlives its person: each is a sentence on the privacy page. */
export const KEEP_REASONS = [
  /** The audit log: who did what, without the name. */
  "audit_duty",
  /** It is part of the record of patients who stay. */
  "patients_record",
  /** It runs the clinic and says nothing of the person. */
  "clinic_runs_on_it",
  /** That and when it was erased: proof, and what a restored backup has to erase once more. */
  "proof_of_erasure",
] as const;
export const keepReasonSchema = z.enum(KEEP_REASONS);
export type KeepReason = z.infer<typeof keepReasonSchema>;

/** How much of one kind is kept, and what erasing the account would do to it. */
export const holdingSchema = z.object({
  kind: holdingKindSchema,
  /** Rows. */
  count: z.int(),
  fate: z.enum(["deleted", "anonymised", "kept"]),
  /** Null unless something is kept. */
  reason: keepReasonSchema.nullable(),
});
export type HoldingSummary = z.infer<typeof holdingSchema>;

/** An erasure that was asked for and can still be undone. */
export const erasureSchema = z.object({ requestedAt: instantSchema, dueAt: instantSchema });
export type Erasure = z.infer<typeof erasureSchema>;

/** Days between asking for erasure and erasing, unless it shall be at once. */
export const ERASURE_GRACE_DAYS = 7;

export const rightsSchema = z.object({
  holdings: z.array(holdingSchema),
  /** When the person last took everything with them; null for never. */
  exportedAt: instantSchema.nullable(),
  erasure: erasureSchema.nullable(),
});
export type Rights = z.infer<typeof rightsSchema>;

export const requestErasureSchema = z.strictObject({
  /** The password once more: a device left open must not be enough. */
  password: z.string().min(1).max(128),
  /** Now and for good, instead of after the grace. */
  immediately: z.boolean(),
});

export const erasureAnswerSchema = z.object({
  /** It is gone already, and the person signed out. */
  erased: z.boolean(),
  erasure: erasureSchema.nullable(),
});

export const CSV_KINDS = ["sessions", "repetitions", "clinic-tests", "plan"] as const;
export const csvKindSchema = z.enum(CSV_KINDS);
export type CsvKind = z.infer<typeof csvKindSchema>;

/** Version of the export's layout; a change that a reader would notice raises it. */
export const EXPORT_VERSION = 1;

/** `data.json` of an export. `sessions/<id>/session.json` beside it is a `sessionDetailSchema`. */
export const exportDataSchema = z.object({
  format: z.literal("physiocheck-export"),
  version: z.literal(EXPORT_VERSION),
  madeAt: instantSchema,
  account: meSchema,
  /** For a patient those they gave, for a physician those they were given. */
  consents: z.array(subscriptionSchema),
  plan: z.array(assignmentSchema),
  clinicResults: z.array(clinicResultSchema),
  calibration: calibrationSchema.nullable(),
  sessions: z.array(sessionSchema),
});
export type ExportData = z.infer<typeof exportDataSchema>;

/** `sessions/<id>/session.json` of an export. */
export const exportSessionSchema = sessionDetailSchema;

/** `records/<table>.json` of an export: every row about the person as it is stored, secrets apart. */
export const exportRecordsSchema = z.array(
  z.record(z.string(), z.union([z.string(), z.number(), z.null(), z.json()])),
);
