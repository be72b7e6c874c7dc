import type { Rights } from "@physiocheck/contracts";
import { eq } from "@physiocheck/database";
import { ENGINES } from "@physiocheck/database/testing";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { erasedFile } from "../../src/rights/erased-list.ts";
import { eraseDue } from "../../src/rights/erase.ts";
import { holdingsOf } from "../../src/rights/holding.ts";
import { ERASED_NAME, HOLDINGS } from "../../src/rights/holdings.ts";
import { countOf } from "../../src/rights/rows.ts";
import { codeOf } from "../support/browser.ts";
import { fullPatient, ok, PASSWORD } from "../support/full-patient.ts";
import { plant } from "../support/planted.ts";
import { findRaw } from "../support/raw-scan.ts";
import { startTestServer, type Person, type TestServer } from "../support/test-server.ts";

const DAY_MS = 24 * 3_600_000;

describe.each(ENGINES)("$name", ({ engine, skip }) => {
  describe.skipIf(skip)("erasure", () => {
    let api: TestServer;

    beforeAll(async () => {
      api = await startTestServer(engine);
    });
    afterAll(() => api.stop());

    const ask = (by: Person, immediately: boolean, password = PASSWORD) =>
      by.browser.send<{ erased: boolean }>("POST", "/api/rights/erasure", { password, immediately });

    test("every table of the schema is sorted, and every column named there exists", () => {
      const { schema } = api.server.deps.database;
      expect(Object.keys(HOLDINGS).toSorted()).toEqual(Object.keys(schema).toSorted());
      for (const role of ["patient", "physician", "admin"] as const)
        for (const { table, by, through, leave, erase } of holdingsOf(HOLDINGS, role)) {
          const names = [by, ...(leave ?? []), ...(erase === "delete" ? [] : Object.keys(erase.set ?? {}))];
          for (const name of names) expect(Object.keys(schema[table]), `${table}.${name}`).toContain(name);
          const owners = through ? Object.keys(schema[through.table]) : [];
          expect(owners).toEqual(expect.arrayContaining(through ? [through.by, through.key] : []));
        }
    });

    test("no canary of a patient is left in any table, file or job but where it is said", async () => {
      const canary = "canary-erase-me";
      const { patient, sessionId, analysisId, trace, physician } = await fullPatient(api, canary);
      await ok(patient, "GET", "/api/rights/export.zip");
      await plant(api, patient, canary);
      const other = await fullPatient(api, "canary-stays");
      const { database, objects } = api.server.deps;
      await objects.put(`credentials/${patient.id}/x`, Buffer.from(canary), { contentType: "text/plain" });
      const before: Record<string, number> = {};
      for (const holding of holdingsOf(HOLDINGS, "patient"))
        if (holding.table !== "erasures")
          before[`${holding.table} by ${holding.by}`] = await countOf(database, holding, patient);
      // A canary that was never there would prove nothing.
      expect(Object.entries(before).filter(([, count]) => count === 0)).toEqual([]);
      expect((await findRaw(api, [canary])).length).toBeGreaterThan(15);

      expect((await ask(patient, true)).body).toEqual({ erased: true, erasure: null });

      // What the physician wrote of others carries the same word here, and goes with the physician.
      expect((await ask(physician, true)).status).toBe(200);
      const traceText = Buffer.from(trace).toString("latin1").slice(0, 200);
      expect(await findRaw(api, [canary, traceText])).toEqual([]);
      // Ids of nobody: in the log of who did what, and as the proof of the erasure.
      for (const id of [sessionId, analysisId])
        expect(await findRaw(api, [id])).toEqual(withFile(api, ["table auditLog"]));
      expect(await findRaw(api, [`pictures/${physician.id}`])).toEqual([]);
      // And in the list that a restored backup is held against.
      const list = `file ${erasedFile(api.server.deps.config.dataDir)}`;
      expect(await findRaw(api, [patient.id])).toEqual(
        withFile(api, [list, "table auditLog", "table erasures"]),
      );
      // Nobody else lost anything.
      expect((await other.patient.browser.send("GET", `/api/sessions/${other.sessionId}`)).status).toBe(200);
      expect((await findRaw(api, ["canary-stays"])).length).toBeGreaterThan(5);
    });

    test("the wrong password erases nothing, and is as slow to guess as at the sign-in", async () => {
      const someone = await api.person("patient", { password: PASSWORD });
      const reply = await ask(someone, true, "wrong password 1");
      expect([reply.status, codeOf(reply)]).toEqual([422, "invalid"]);
      expect(reply.text).toContain("wrong_password");
      for (let guess = 0; guess < 6; guess += 1) await ask(someone, true, "wrong password 1");
      expect(codeOf(await ask(someone, true))).toBe("slow_down");
      expect((await someone.browser.send("GET", "/api/auth/me")).status).toBe(200);
      // The address is slowed down too, and the other tests come from the same one.
      api.clock.ms += 16 * 60_000;
    });

    test("it waits seven days, can be undone, and happens when nobody undoes it", async () => {
      const someone = await api.person("patient", { password: PASSWORD });
      expect((await ask(someone, false)).body).toMatchObject({ erased: false });
      const { erasure } = await ok<Rights>(someone, "GET", "/api/rights");
      expect(Date.parse(erasure?.dueAt ?? "") - api.clock.ms).toBe(7 * DAY_MS);
      expect(codeOf(await ask(someone, false))).toBe("wrong_state");
      await ok(someone, "DELETE", "/api/rights/erasure");
      expect(codeOf(await someone.browser.send("DELETE", "/api/rights/erasure"))).toBe("wrong_state");
      api.clock.ms += 8 * DAY_MS;
      expect(await eraseDue(api.server.deps)).toBe(0);

      const again = await api.person("patient", { password: PASSWORD, email: "again@x.test" });
      await ask(again, false);
      expect(await eraseDue(api.server.deps)).toBe(0);
      api.clock.ms += 7 * DAY_MS;
      expect(await eraseDue(api.server.deps)).toBe(1);
      expect(await eraseDue(api.server.deps)).toBe(0);
      expect((await again.browser.send("GET", "/api/auth/me")).status).toBe(401);
      const { read, schema } = api.server.deps.database;
      expect(await read.select().from(schema.users).where(eq(schema.users.id, again.id))).toEqual([]);
      // The address is free again.
      await api.person("patient", { email: "again@x.test" });
    });

    test("a physician takes what is theirs, and leaves what is their patients'", async () => {
      const word = "canary-doctor";
      const { patient, physician, sessionId, exerciseId, assignmentId } = await fullPatient(api, word);
      const unused = await ok<{ definition: { id: string } }>(
        physician,
        "GET",
        `/api/exercises/${exerciseId}`,
      );
      expect(unused.definition.id).toBe(exerciseId);
      await plant(api, physician, word);
      const rights = await ok<Rights>(physician, "GET", "/api/rights");
      expect(
        rights.holdings.some(({ fate, reason }) => fate === "kept" && reason === "patients_record"),
      ).toBe(true);
      expect((await ask(physician, true)).body.erased).toBe(true);

      expect(await findRaw(api, [physician.email, physician.name])).toEqual([]);
      const { read, schema } = api.server.deps.database;
      const [row] = await read.select().from(schema.users).where(eq(schema.users.id, physician.id));
      expect(row).toMatchObject({ name: ERASED_NAME, licenceNumber: null, specialisation: null });
      expect(row?.disabledAt).not.toBeNull();
      expect(
        await read.select().from(schema.exerciseTakes).where(eq(schema.exerciseTakes.ownerId, physician.id)),
      ).toEqual([]);

      const { sessions } = await ok<{ sessions: unknown[] }>(patient, "GET", "/api/sessions");
      expect(sessions).toHaveLength(1);
      await ok(patient, "GET", `/api/sessions/${sessionId}`);
      const { assignments } = await ok<{ assignments: { id: string }[] }>(patient, "GET", "/api/assignments");
      expect(assignments.map(({ id }) => id)).toContain(assignmentId);
      const { subscriptions } = await ok<{ subscriptions: { state: string }[] }>(
        patient,
        "GET",
        "/api/subscriptions",
      );
      expect(subscriptions.every(({ state }) => state === "revoked")).toBe(true);
    });

    test("the only admin cannot leave the clinic without one", async () => {
      const [one, two] = [
        await api.person("admin", { password: PASSWORD }),
        await api.person("admin", { password: PASSWORD }),
      ];
      expect((await ask(one, true)).body.erased).toBe(true);
      expect(codeOf(await ask(two, true))).toBe("wrong_state");
    });

    test("the audit log still checks out, and says that there was an erasure", async () => {
      const { database, audit } = api.server.deps;
      const noted = await database.read
        .select()
        .from(database.schema.auditLog)
        .where(eq(database.schema.auditLog.action, "erased"));
      expect(noted.length).toBeGreaterThan(2);
      expect((await audit.check()).whole).toBe(true);
    });
  });
});

/** What stands in a table of the embedded engine stands in its file too. */
function withFile({ server }: TestServer, tables: readonly string[]): unknown {
  const { database } = server.deps;
  const inFile: unknown = expect.arrayContaining([...tables, expect.stringMatching(/^file .*\.db/)]);
  return database.engine === "libsql" ? inFile : tables;
}
