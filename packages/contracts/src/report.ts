import { ANGLE_NAMES } from "@physiocheck/motion";
import { clinicResultSchema } from "./clinic-tests.ts";
import { doseSchema, exerciseIdSchema } from "./exercises.ts";
import { instantSchema, uuidSchema } from "./primitives.ts";
import { sessionSchema } from "./sessions.ts";
import "./zod-setup.ts";
import * as z from "zod";

/** An angle at one session, degrees. */
const measuredSchema = z.object({ value: z.number(), plusMinus: z.number() });

/**
 * An angle over the sessions of a period. `change` is that of the engine's `changeOf`: between the medians at both ends, and real
 * where it is larger than `detectable`, the minimal detectable change at 90 %. Null where one session says nothing of a change.
 */
const courseOfAngleSchema = z.object({
  angle: z.enum(ANGLE_NAMES),
  first: measuredSchema,
  last: measuredSchema,
  change: z.object({ by: z.number(), detectable: z.number(), real: z.boolean() }).nullable(),
});

const ledgerFiguresSchema = z.object({ counted: z.int(), partial: z.int(), refused: z.int() });
export type LedgerFigures = z.infer<typeof ledgerFiguresSchema>;

export const reportQuerySchema = z.strictObject({
  /** Days back from now. */
  days: z.coerce.number().int().min(1).max(3660).default(90),
});

/** Everything on the printed report of a patient. Times are in the period unless said otherwise. */
export const reportSchema = z.object({
  madeAt: instantSchema,
  from: instantSchema,
  to: instantSchema,
  /** As the admins named it; null where they did not. */
  clinic: z.string().nullable(),
  patient: z.object({ id: uuidSchema, name: z.string() }),
  /** Those whom the patient lets see this now. */
  physicians: z.array(z.object({ name: z.string(), specialisation: z.string() })),
  /** What was on the plan at any time of the period. */
  plan: z.array(
    z.object({
      exerciseId: exerciseIdSchema,
      exerciseTitle: z.string().nullable(),
      dose: doseSchema,
      note: z.string(),
      physician: z.string(),
      since: instantSchema,
      until: instantSchema.nullable(),
      /** Finished sessions of it. */
      sessions: z.int(),
    }),
  ),
  /** Seven days each, oldest first; the last ends with the period. */
  weeks: z.array(
    z.object({
      from: instantSchema,
      /** Finished sessions of anything. */
      sessions: z.int(),
      /** Goes through the plan that were due in these days, and those of them that were done; null without a plan. */
      due: z.int().nullable(),
      done: z.int().nullable(),
    }),
  ),
  exercises: z.array(
    z.object({
      exerciseId: exerciseIdSchema,
      exerciseTitle: z.string().nullable(),
      sessions: z.int(),
      ledger: ledgerFiguresSchema,
      firstAt: instantSchema,
      lastAt: instantSchema,
      /** The largest value of each angle that the exercise is about. */
      range: z.array(courseOfAngleSchema),
    }),
  ),
  clinicResults: z.array(clinicResultSchema),
  /** Oldest first. */
  sessions: z.array(
    z.object({
      session: sessionSchema,
      ledger: ledgerFiguresSchema,
      /** What the physicians wrote about it. */
      notes: z.array(z.object({ at: instantSchema, author: z.string(), text: z.string() })),
    }),
  ),
});
export type Report = z.infer<typeof reportSchema>;
