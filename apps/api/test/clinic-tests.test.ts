import type { ClinicResult } from "@physiocheck/contracts";
import { eq } from "@physiocheck/database";
import { ENGINES } from "@physiocheck/database/testing";
import { uuidv7 } from "uuidv7";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { codeOf } from "./support/browser.ts";
import { chairStand } from "./support/clinic-results.ts";
import { startTestServer, type Person, type TestServer } from "./support/test-server.ts";

describe.each(ENGINES)("$name", ({ engine, skip }) => {
  describe.skipIf(skip)("results of clinic tests", () => {
    let api: TestServer;
    let patient: Person;
    let physician: Person;

    beforeAll(async () => {
      api = await startTestServer(engine);
      [patient, physician] = await Promise.all([api.person("patient"), api.person("physician")]);
      await api.subscribe(patient, physician);
    });
    afterAll(() => api.stop());

    const store = (body: unknown, by = patient) =>
      by.browser.send<ClinicResult>("POST", "/api/clinic-results", body);
    const listOf = async (by: Person, path = "/api/clinic-results") =>
      (await by.browser.send<{ results: ClinicResult[] }>("GET", path)).body.results;

    test("what is stored comes back as it was, newest first, to the patient and to their physician", async () => {
      const [first, second] = [chairStand(11), chairStand(13)];
      const reply = await store(first);
      expect(reply.status).toBe(201);
      expect(reply.body).toEqual({ ...first, at: new Date(api.clock.ms).toISOString() });
      api.clock.ms += 60_000;
      await store(second);
      const own = await listOf(patient);
      expect(own.map(({ id }) => id)).toEqual([second.id, first.id]);
      expect(own[1]?.result).toEqual(first.result);
      expect(await listOf(physician, `/api/patients/${patient.id}/clinic-results`)).toEqual(own);
    });

    test("the same result sent again is stored once, at once and one after the other", async () => {
      const [someone, result] = [await api.person("patient"), chairStand()];
      const replies = await Promise.all([1, 2, 3].map(() => store(result, someone)));
      expect(replies.map(({ status }) => status)).toEqual([201, 201, 201]);
      expect(new Set(replies.map(({ text }) => text)).size).toBe(1);
      expect(await listOf(someone)).toHaveLength(1);
    });

    test("another result under the same id is refused, and somebody else's id is not told of", async () => {
      const result = chairStand(9);
      await store(result);
      const other = await store({ ...result, result: { ...result.result, value: 20 } });
      expect([other.status, codeOf(other)]).toEqual([409, "conflict"]);
      const stranger = await api.person("patient");
      expect((await store(result, stranger)).status).toBe(404);
      expect(await listOf(stranger)).toEqual([]);
    });

    test.each([
      ["a test that does not exist", { test: "jump" }],
      ["a value beyond reason", { value: 1e9 }],
      ["no trial", { trials: [] }],
      ["a note nobody knows", { notes: ["cheated"] }],
    ])("%s is refused", async (_, change) => {
      const result = chairStand();
      const reply = await store({ ...result, result: { ...result.result, ...change } });
      expect(reply.status).toBe(422);
    });

    test("a physician reads them only while the patient consents, and the reading is written down", async () => {
      const other = await api.person("physician");
      const path = `/api/patients/${patient.id}/clinic-results`;
      expect((await other.browser.send("GET", path)).status).toBe(404);
      expect((await other.browser.send("GET", `/api/patients/${uuidv7()}/clinic-results`)).status).toBe(404);
      await listOf(physician, path);
      const { read, schema } = api.server.deps.database;
      const noted = await read.select().from(schema.auditLog).where(eq(schema.auditLog.objectId, patient.id));
      const of = ({ id }: Person) =>
        noted
          .filter(({ actorId, action }) => actorId === id && action === "listPatientClinicResults")
          .map(({ outcome }) => outcome);
      expect(of(physician)).toContain("ok");
      expect(of(other)).toEqual(["refused"]);
    });
  });
});
