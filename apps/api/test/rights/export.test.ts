import { createHash } from "node:crypto";
import {
  exportDataSchema,
  exportRecordsSchema,
  exportSessionSchema,
  type Rights,
} from "@physiocheck/contracts";
import { eq } from "@physiocheck/database";
import { ENGINES } from "@physiocheck/database/testing";
import { parse } from "csv-parse/sync";
import { strFromU8, unzipSync } from "fflate";
import { uuidv7 } from "uuidv7";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { holdingsOf } from "../../src/rights/holding.ts";
import { HOLDINGS } from "../../src/rights/holdings.ts";
import { codeOf } from "../support/browser.ts";
import { fullPatient, ok, type FullPatient } from "../support/full-patient.ts";
import { plant } from "../support/planted.ts";
import { DOSE, newExercise } from "../support/samples.ts";
import { startTestServer, type Person, type TestServer } from "../support/test-server.ts";

type Files = Readonly<Record<string, Uint8Array>>;

describe.each(ENGINES)("$name", ({ engine, skip }) => {
  describe.skipIf(skip)("export", () => {
    let api: TestServer;
    let mine: FullPatient;
    let files: Files;

    beforeAll(async () => {
      api = await startTestServer(engine);
      mine = await fullPatient(api, "canary-mine");
      await fullPatient(api, "canary-theirs");
      await plant(api, mine.patient, "canary-mine");
      files = await exportOf(mine.patient);
    });
    afterAll(() => api.stop());

    const download = (by: Person, path: string): Promise<Response> =>
      fetch(api.origin + path, { headers: { cookie: by.browser.cookieHeader } });
    const exportOf = async (by: Person): Promise<Files> => {
      const response = await download(by, "/api/rights/export.zip");
      expect(response.status).toBe(200);
      expect(response.headers.get("content-type")).toBe("application/zip");
      expect(response.headers.get("content-disposition")).toMatch(
        /^attachment; filename="physiocheck-[\d-]+\.zip"$/,
      );
      return unzipSync(new Uint8Array(await response.arrayBuffer()));
    };
    const json = (path: string): unknown => JSON.parse(strFromU8(files[path] ?? new Uint8Array()));

    test("the data have the documented shape, and what was done is in them", () => {
      const data = exportDataSchema.parse(json("data.json"));
      expect(data.account).toMatchObject({ id: mine.patient.id, name: "canary-mine Person" });
      expect(data.consents).toHaveLength(1);
      expect(data.plan.map(({ id }) => id)).toContain(mine.assignmentId);
      expect(data.clinicResults[0]?.result).toMatchObject({ test: "chair-stand-30", value: 14 });
      expect(data.sessions.map(({ id }) => id)).toContain(mine.sessionId);
      const session = exportSessionSchema.parse(json(`sessions/${mine.sessionId}/session.json`));
      expect(session.ledger).toHaveLength(6);
      expect(session.summary?.versions.exercise).toBe("squat@1");
      expect(strFromU8(files["README.txt"] ?? new Uint8Array())).toContain("There is no video in it.");
    });

    test("the trace comes back byte for byte", () => {
      const bytes = files[`sessions/${mine.sessionId}/0000.trace.gz`];
      const sha = (of: Uint8Array | undefined) =>
        createHash("sha256")
          .update(of ?? "")
          .digest("hex");
      expect(sha(bytes)).toBe(sha(mine.trace));
    });

    test("every table in which the person stands is there, with their rows and nobody else's", () => {
      const tables = holdingsOf(HOLDINGS, "patient").filter(({ mentions }) => !mentions);
      const empty: string[] = [];
      for (const { table, by } of tables) {
        const path = [`records/${table}.json`, `records/${table}-by-${by}.json`].find((one) => one in files);
        expect(path, `${table} by ${by}`).toBeDefined();
        const records = exportRecordsSchema.parse(json(path ?? ""));
        // Nobody here has asked to be erased.
        if (records.length === 0) empty.push(table);
      }
      expect(empty).toEqual(["erasures"]);
      const all = Object.values(files)
        .map((bytes) => strFromU8(bytes, true))
        .join("\n");
      expect(all).toContain("canary-mine");
      expect(all).not.toContain("canary-theirs");
    });

    test("secrets stay, and so does what a physician wrote for themselves", async () => {
      const { read, schema } = api.server.deps.database;
      const [account] = await read.select().from(schema.users).where(eq(schema.users.id, mine.patient.id));
      const all = Object.values(files)
        .map((bytes) => strFromU8(bytes, true))
        .join("\n");
      expect(account?.passwordHash.length).toBeGreaterThan(20);
      expect(all).not.toContain(account?.passwordHash);
      expect(all).not.toMatch(/passwordHash|tokenHash|"mac"/);
      expect(all).toContain("Good, canary-mine");
      expect(all).not.toContain("canary-mine-private");
    });

    test("it is written down, and the page says when", async () => {
      const { read, schema } = api.server.deps.database;
      const noted = await read
        .select()
        .from(schema.auditLog)
        .where(eq(schema.auditLog.action, "exportMyData"));
      expect(noted.map(({ actorId }) => actorId)).toContain(mine.patient.id);
      const rights = await ok<Rights>(mine.patient, "GET", "/api/rights");
      expect(rights.exportedAt).toBe(new Date(api.clock.ms).toISOString());
      expect(rights.holdings.find(({ kind }) => kind === "movement")?.count).toBe(1);
      expect(rights.holdings.find(({ kind }) => kind === "trail")).toMatchObject({
        fate: "kept",
        reason: "audit_duty",
      });
    });

    test("one at a time; one that died with its server does not stand in the way for ever", async () => {
      const { database } = api.server.deps;
      const { dataExports } = database.schema;
      const began = async (startedAt: number): Promise<Person> => {
        const someone = await api.person("patient");
        await database.write(async (writer) => {
          await writer
            .insert(dataExports)
            .values({ id: uuidv7(), userId: someone.id, openKey: someone.id, startedAt });
        });
        return someone;
      };
      const running = await began(api.clock.ms - 60_000);
      const refused = await running.browser.send("GET", "/api/rights/export.zip");
      expect([refused.status, codeOf(refused)]).toEqual([409, "wrong_state"]);
      await exportOf(await began(api.clock.ms - 16 * 60_000));
    });

    test("physicians and admins get what is about them, and nothing of their patients' sessions", async () => {
      const theirs = await exportOf(mine.physician);
      const all = Object.values(theirs)
        .map((bytes) => strFromU8(bytes, true))
        .join("\n");
      expect(all).toContain("Dr canary-mine House");
      expect(Object.keys(theirs).filter((path) => path.startsWith("sessions/"))).toEqual([]);
      expect(Object.keys(theirs).some((path) => path.endsWith(".trace.gz"))).toBe(true);
      await exportOf(await api.person("admin"));
      // Two documents lie in one folder.
      const waiting = await api.person("physician", { verification: "pending" });
      for (const name of ["licence", "diploma"]) {
        const pdf = Buffer.from(`%PDF-1.4\n${name}\n%%EOF`);
        await ok(waiting, "POST", `/api/credentials?name=${name}.pdf`, pdf);
      }
      const documents = Object.keys(await exportOf(waiting)).filter((path) => path.startsWith("media/"));
      expect(documents).toHaveLength(2);
    });

    test("CSV opens in a spreadsheet as what it is: marked as UTF-8, and no cell is a formula", async () => {
      const { physician, patient } = mine;
      const evil = `=HYPERLINK("http://evil.test","x")`;
      const { definition } = await ok<{ definition: { id: string } }>(
        physician,
        "POST",
        "/api/exercises",
        newExercise(evil),
      );
      for (const note of ["+1+1", "-1", "@SUM(1)", "Zürich, „gut“"])
        await ok(physician, "POST", "/api/assignments", {
          patientId: patient.id,
          exerciseId: definition.id,
          dose: DOSE,
          note,
        });
      const bytes = new Uint8Array(await (await download(patient, "/api/rights/csv/plan")).arrayBuffer());
      expect(Array.from(bytes.subarray(0, 3))).toEqual([0xef, 0xbb, 0xbf]);
      const rows = parse<Record<string, string>>(Buffer.from(bytes), { bom: true, columns: true });
      for (const cell of rows.flatMap((row) => Object.values(row))) expect(cell).not.toMatch(/^[=+\-@\t\r]/);
      const notes = rows.map(({ note }) => note);
      expect(notes).toEqual(expect.arrayContaining(["'+1+1", "'-1", "'@SUM(1)", "Zürich, „gut“"]));
      expect(rows.map(({ exercise_title: title }) => title)).toContain(`'${evil}`);
    });

    test("CSV of sessions and repetitions says what holds and what was counted live, and numbers stay numbers", async () => {
      const table = async (kind: string) =>
        parse<Record<string, string>>(
          await (await download(mine.patient, `/api/rights/csv/${kind}`)).text(),
          { bom: true, columns: true },
        );
      const [session] = (await table("sessions")).filter(({ session_id: id }) => id === mine.sessionId);
      // Their physician refused the first repetition.
      expect(session).toMatchObject({
        repetitions: "4",
        partial: "1",
        repetitions_live: "5",
        partial_live: "1",
      });
      const repetitions = (await table("repetitions")).filter(({ session_id: id }) => id === mine.sessionId);
      expect(repetitions).toHaveLength(6);
      expect(repetitions[0]).toMatchObject({
        counted_live: "yes",
        overruled_to: "refused",
        sparc: "-1.75",
        out_s: "1.2",
        angles_deg: "knee_flexion_left 93.3±4.5",
      });
      expect(repetitions[3]).toMatchObject({ counted_live: "no", reason: "too_shallow", overruled_to: "" });
      expect((await table("clinic-tests")).map(({ test: id }) => id)).toContain("chair-stand-30");
    });

    test("a physician gets the same table while the patient consents; others are told nothing", async () => {
      const path = `/api/patients/${mine.patient.id}/csv/sessions`;
      const own = await (await download(mine.patient, "/api/rights/csv/sessions")).text();
      expect(await (await download(mine.physician, path)).text()).toBe(own);
      const stranger = await api.person("physician");
      expect((await download(stranger, path)).status).toBe(404);
      expect((await download(stranger, `/api/patients/${uuidv7()}/csv/sessions`)).status).toBe(404);
      expect((await download(mine.patient, "/api/rights/csv/secrets")).status).toBe(422);
    });
  });
});
