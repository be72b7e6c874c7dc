import { ADDRESSES } from "../addresses.ts";
import { uuidSchema } from "../primitives.ts";
import { reportQuerySchema, reportSchema } from "../report.ts";
import { csvKindSchema, erasureAnswerSchema, requestErasureSchema, rightsSchema } from "../rights.ts";
import { SIGNED_IN, type Route } from "../route.ts";
import "../zod-setup.ts";
import * as z from "zod";

const patientParams = z.strictObject({ patientId: uuidSchema });

export const rightsRoutes = {
  getRights: {
    ...ADDRESSES.getRights,
    who: SIGNED_IN,
    object: "self",
    summary: "What is kept of me, what erasing would do to each kind of it, and whether it was asked for",
    response: rightsSchema,
  },
  exportMyData: {
    ...ADDRESSES.exportMyData,
    who: SIGNED_IN,
    object: "self",
    summary: "Everything that is kept of me as a ZIP file: JSON, CSV, traces and media; one at a time",
  },
  requestErasure: {
    ...ADDRESSES.requestErasure,
    who: SIGNED_IN,
    object: "self",
    summary: "Erase my account after a grace, or at once; needs the password again",
    body: requestErasureSchema,
    response: erasureAnswerSchema,
  },
  undoErasure: {
    ...ADDRESSES.undoErasure,
    who: SIGNED_IN,
    object: "self",
    summary: "Keep my account after all, while the grace lasts",
    response: null,
  },
  downloadMyCsv: {
    ...ADDRESSES.downloadMyCsv,
    who: ["patient"],
    object: "self",
    summary: "A table of mine as CSV (UTF-8 with byte order mark)",
    params: z.strictObject({ kind: csvKindSchema }),
  },
  downloadPatientCsv: {
    ...ADDRESSES.downloadPatientCsv,
    who: ["physician"],
    object: "patient",
    summary: "A table of a patient of mine as CSV (UTF-8 with byte order mark)",
    params: z.strictObject({ patientId: uuidSchema, kind: csvKindSchema }),
  },
  getMyReport: {
    ...ADDRESSES.getMyReport,
    who: ["patient"],
    object: "self",
    summary: "What stands on the printed report of me",
    query: reportQuerySchema,
    response: reportSchema,
  },
  getPatientReport: {
    ...ADDRESSES.getPatientReport,
    who: ["physician"],
    object: "patient",
    summary: "What stands on the printed report of a patient of mine",
    params: patientParams,
    query: reportQuerySchema,
    response: reportSchema,
  },
} as const satisfies Record<string, Route>;
