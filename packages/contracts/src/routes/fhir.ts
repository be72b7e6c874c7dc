import { ADDRESSES } from "../addresses.ts";
import { uuidSchema } from "../primitives.ts";
import type { Route } from "../route.ts";
import "../zod-setup.ts";
import * as z from "zod";

export const fhirRoutes = {
  exportMyFhir: {
    ...ADDRESSES.exportMyFhir,
    who: ["patient"],
    object: "self",
    summary: "My record as a FHIR R4 Bundle",
  },
  exportPatientFhir: {
    ...ADDRESSES.exportPatientFhir,
    who: ["physician"],
    object: "patient",
    summary: "The record of a patient of mine as a FHIR R4 Bundle",
    params: z.strictObject({ patientId: uuidSchema }),
  },
} as const satisfies Record<string, Route>;
