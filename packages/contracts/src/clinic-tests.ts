import {
  CLINIC_NOTES,
  CLINIC_TEST_IDS,
  CLINIC_UNITS,
  type ClinicTestResult,
  type NormPerson,
} from "@physiocheck/motion";
import { clockSchema, instantSchema, uuidSchema } from "./primitives.ts";
import "./zod-setup.ts";
import * as z from "zod";

/** A value of a test in its unit, or its doubt. */
const valueSchema = z.number().min(-360).max(10_000);
const doubtSchema = z.number().min(0).max(10_000);

/** A result as the engine makes it. */
export const clinicTestResultSchema: z.ZodType<ClinicTestResult, ClinicTestResult> = z.strictObject({
  test: z.enum(CLINIC_TEST_IDS),
  side: z.enum(["left", "right"]).nullable(),
  value: valueSchema,
  unit: z.enum(CLINIC_UNITS),
  plusMinus: doubtSchema,
  trials: z
    .array(
      z.strictObject({ start: clockSchema, end: clockSchema, value: valueSchema, plusMinus: doubtSchema }),
    )
    .min(1)
    .max(10),
  notes: z.array(z.enum(CLINIC_NOTES)).max(CLINIC_NOTES.length),
  versions: z.strictObject({ engine: z.string().max(32), test: z.int().min(1).max(10_000) }),
});

/** Age and sex as norms need them; null where the person did not say. Kept with the result: ages change. */
export const normPersonSchema: z.ZodType<NormPerson, NormPerson> = z.strictObject({
  age: z.int().min(5).max(120),
  sex: z.enum(["female", "male"]),
});

export const newClinicResultSchema = z.strictObject({
  /** Made by the client, so that a repeated call stores it once. */
  id: uuidSchema,
  source: z.enum(["camera", "file", "digital_patient"]),
  person: normPersonSchema.nullable(),
  result: clinicTestResultSchema,
});
export type NewClinicResult = z.infer<typeof newClinicResultSchema>;

export const clinicResultSchema = z.object({
  id: uuidSchema,
  at: instantSchema,
  source: newClinicResultSchema.shape.source,
  person: normPersonSchema.nullable(),
  result: clinicTestResultSchema,
});
export type ClinicResult = z.infer<typeof clinicResultSchema>;

/** Newest first. */
export const clinicResultListSchema = z.object({ results: z.array(clinicResultSchema) });
