import {
  ANGLE_NAMES,
  REFUSALS,
  REP_REFUSALS,
  type Calibration,
  type LedgerEntry,
  type Measured,
  type SessionSummary,
} from "@physiocheck/motion";
import { exerciseIdSchema, feedbackCodeSchema } from "./exercises.ts";
import { sideSchema } from "./primitives.ts";
import "./zod-setup.ts";
import * as z from "zod";

const number = z.number().min(-1e12).max(1e12);
const nullable = number.nullable();
const angleSchema = z.enum(ANGLE_NAMES);

const measuredSchema: z.ZodType<Measured, Measured> = z.strictObject({ value: number, plusMinus: number });

/** One attempt of the rep ledger, as the engine makes it. */
export const ledgerEntrySchema: z.ZodType<LedgerEntry, LedgerEntry> = z.strictObject({
  start: number,
  peak: number,
  end: number,
  side: sideSchema,
  counted: z.boolean(),
  reason: z.enum(REP_REFUSALS).nullable(),
  angles: z.partialRecord(angleSchema, measuredSchema),
  depth: number,
  tempo: z.strictObject({ out: number, peak: number, back: number }),
  quality: nullable,
  sparc: nullable,
  feedback: z.array(feedbackCodeSchema).max(64),
});

const partSchema = nullable;
const angleRangeSchema: z.ZodType<SessionSummary["range"], SessionSummary["range"]> = z.partialRecord(
  angleSchema,
  z.strictObject({ min: measuredSchema, max: measuredSchema }),
);
type RefusedAngle = SessionSummary["refused"][number];
const refusedAngleSchema: z.ZodType<RefusedAngle, RefusedAngle> = z.strictObject({
  angle: angleSchema,
  reason: z.enum(REFUSALS),
  request: feedbackCodeSchema.nullable(),
  turn: z.int().min(-180).max(180).exactOptional(),
});

/** The engine's summary of a session. */
export const sessionSummarySchema: z.ZodType<SessionSummary, SessionSummary> = z.strictObject({
  exercise: exerciseIdSchema,
  confidence: number,
  repetitions: z.int().min(0).max(100_000),
  partial: z.int().min(0).max(100_000),
  holdSeconds: number,
  durationMs: number,
  seen: number,
  ledger: z.array(ledgerEntrySchema).max(5000),
  range: angleRangeSchema,
  stability: z.strictObject({ swayPath: nullable, swayRms: nullable, swayArea: nullable, jitter: nullable }),
  smoothness: z.strictObject({ sparc: nullable, ldlj: nullable }),
  symmetry: z.strictObject({ range: nullable, tempo: nullable }),
  fatigue: z.strictObject({ tempoMs: nullable, range: nullable, sparc: nullable }),
  quality: z.strictObject({
    score: nullable,
    parts: z.strictObject({
      range: partSchema,
      alignment: partSchema,
      tempo: partSchema,
      stability: partSchema,
      completion: partSchema,
    }),
  }),
  feedback: z.partialRecord(feedbackCodeSchema, z.int().min(0).max(1_000_000)),
  refused: z.array(refusedAngleSchema).max(ANGLE_NAMES.length),
  versions: z.strictObject({ engine: z.string().max(32), exercise: z.string().max(80) }),
});

/** What was learned about a body, kept with the patient as a prior for the next session. */
export const calibrationSchema: z.ZodType<Calibration, Calibration> = z.strictObject({
  version: z.literal(1),
  bones: z.array(z.number().min(0).max(100)).max(128),
  confidence: z.array(z.number().min(0).max(1)).max(128),
  cameraPitch: z.number().min(-180).max(180).nullable(),
});
