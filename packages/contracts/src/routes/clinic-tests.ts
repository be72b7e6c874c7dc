import { ADDRESSES } from "../addresses.ts";
import { clinicResultListSchema, clinicResultSchema, newClinicResultSchema } from "../clinic-tests.ts";
import { uuidSchema } from "../primitives.ts";
import type { Route } from "../route.ts";
import "../zod-setup.ts";
import * as z from "zod";

export const clinicTestRoutes = {
  storeClinicResult: {
    ...ADDRESSES.storeClinicResult,
    who: ["patient"],
    object: "none",
    summary:
      "Store the result of a clinic test of mine, under an id the client made; the same call again finds it",
    body: newClinicResultSchema,
    response: clinicResultSchema,
    status: 201,
  },
  listClinicResults: {
    ...ADDRESSES.listClinicResults,
    who: ["patient"],
    object: "none",
    summary: "My results of clinic tests, newest first",
    response: clinicResultListSchema,
  },
  listPatientClinicResults: {
    ...ADDRESSES.listPatientClinicResults,
    who: ["physician"],
    object: "patient",
    summary: "Results of clinic tests of a patient of mine, newest first",
    params: z.strictObject({ patientId: uuidSchema }),
    response: clinicResultListSchema,
  },
} as const satisfies Record<string, Route>;
