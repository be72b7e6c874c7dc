import { LEDGER_CHANGES } from "@physiocheck/motion";
import { exerciseDefinitionSchema } from "./exercises.ts";
import { instantSchema, uuidSchema } from "./primitives.ts";
import { ledgerEntrySchema, sessionSummarySchema } from "./results.ts";
import "./zod-setup.ts";
import * as z from "zod";

const versionSchema = z.int().min(1).max(1_000_000);

/** How one attempt fared: its place in the ledger as scored then and as scored again, null where it is in one only. */
export const ledgerDifferenceSchema = z.object({
  before: z.int().nullable(),
  after: z.int().nullable(),
  changes: z.array(z.enum(LEDGER_CHANGES)),
});

/** A session scored again from its trace, beside what was counted live. */
export const rescoringSchema = z.object({
  id: uuidSchema,
  /** The definition it was scored with; its version names it. */
  exercise: exerciseDefinitionSchema,
  /** Version of the engine. */
  engine: z.string(),
  createdAt: instantSchema,
  createdBy: z.object({ id: uuidSchema, name: z.string() }),
  ledger: z.array(z.object({ set: z.int(), index: z.int(), entry: ledgerEntrySchema })),
  summary: sessionSummarySchema,
  /** Every attempt of either ledger, in order of time. */
  differences: z.array(ledgerDifferenceSchema),
});
export type Rescoring = z.infer<typeof rescoringSchema>;

export const rescoringsSchema = z.object({
  /** Versions that the session can be scored with, newest first. */
  versions: z.array(z.int()),
  rescorings: z.array(rescoringSchema),
});

export const rescoreSessionSchema = z.strictObject({ version: versionSchema });

export const rescoreExerciseSchema = z.strictObject({
  version: versionSchema,
  /** `next` of the answer before; absent for the first. */
  after: uuidSchema.optional(),
});

const tallySchema = z.object({ repetitions: z.int(), partial: z.int(), holdSeconds: z.number() });

/** Some sessions of an exercise scored again; ask again with `next` until it is null. */
export const rescoredExerciseSchema = z.object({
  sessions: z.array(
    z.object({
      sessionId: uuidSchema,
      patient: z.object({ id: uuidSchema, name: z.string() }),
      startedAt: instantSchema,
      before: tallySchema,
      after: tallySchema,
      /** Attempts that came out otherwise. */
      changed: z.int(),
    }),
  ),
  /** Sessions still to be scored. */
  remaining: z.int(),
  next: uuidSchema.nullable(),
});
export type RescoredExercise = z.infer<typeof rescoredExerciseSchema>;
