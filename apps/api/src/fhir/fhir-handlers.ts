import { FHIR_TYPE } from "@physiocheck/contracts";
import type { Response } from "express";
import { may } from "../access.ts";
import { isSubscribed } from "../care/subscribed.ts";
import type { Deps } from "../deps.ts";
import type { Handlers } from "../http/handlers.ts";
import { notFound } from "../http/refusal.ts";
import { recordBundle } from "./record-bundle.ts";

type FhirHandlers = Pick<Handlers, "exportMyFhir" | "exportPatientFhir">;

/** A patient's record for other systems. */
export function fhirHandlers({ database, audit, now }: Deps): FhirHandlers {
  const send = async (patientId: string, response: Response): Promise<void> => {
    const bundle = await recordBundle(database, patientId, now());
    response.setHeader("Cache-Control", "no-store");
    response.setHeader(
      "Content-Disposition",
      `attachment; filename="record-${new Date(now()).toISOString().slice(0, 10)}.fhir.json"`,
    );
    response.type(FHIR_TYPE).send(JSON.stringify(bundle, null, 1));
  };

  return {
    async exportMyFhir({ viewer, requestId, response }) {
      await audit.record({
        actorId: viewer.id,
        action: "exportMyFhir",
        objectId: viewer.id,
        outcome: "ok",
        requestId,
      });
      await send(viewer.id, response);
    },

    async exportPatientFhir({ viewer, params: { patientId }, response, noted }) {
      const subscribed = await isSubscribed(database, viewer.id, patientId);
      if (!may(viewer, "read", { kind: "patient", patientId, subscribed })) throw notFound();
      await noted();
      await send(patientId, response);
    },
  };
}
