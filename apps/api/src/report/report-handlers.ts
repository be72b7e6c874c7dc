import { may } from "../access.ts";
import { isSubscribed } from "../care/subscribed.ts";
import type { Deps } from "../deps.ts";
import type { Handlers } from "../http/handlers.ts";
import { notFound } from "../http/refusal.ts";
import { reportOf } from "./report.ts";

type ReportHandlers = Pick<Handlers, "getMyReport" | "getPatientReport">;

/** What is printed and handed on. */
export function reportHandlers({ database, now }: Deps): ReportHandlers {
  return {
    getMyReport: ({ viewer, query: { days } }) => reportOf(database, viewer.id, viewer.id, days, now()),

    async getPatientReport({ viewer, params: { patientId }, query: { days } }) {
      const subscribed = await isSubscribed(database, viewer.id, patientId);
      if (!may(viewer, "read", { kind: "patient", patientId, subscribed })) throw notFound();
      return reportOf(database, patientId, viewer.id, days, now());
    },
  };
}
