/** A backup taken from one engine while it is written to, restored into the other one. */
import {
  appendFileSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setImmediate } from "node:timers/promises";
import type { SessionDetail } from "@physiocheck/contracts";
import { openDatabase } from "@physiocheck/database";
import { createTestDatabase, ENGINES, type Engine } from "@physiocheck/database/testing";
import { pino } from "pino";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  auditReport,
  BackupError,
  backupInstallation,
  readConfig,
  restoreInstallation,
  startServer,
} from "../src/index.ts";
import { eraseDue } from "../src/rights/erase.ts";
import { loadSecrets } from "../src/secrets.ts";
import { Browser } from "./support/browser.ts";
import { fullPatient, PASSWORD, type FullPatient } from "./support/full-patient.ts";
import { startTestServer, type TestServer } from "./support/test-server.ts";

type Env = { readonly DATA_DIR: string; readonly DATABASE_URL: string; readonly SECRET_KEY: string };

describe.each(ENGINES)("$name", ({ engine, skip }) => {
  describe.skipIf(skip)("a backup", () => {
    let api: TestServer;
    let full: FullPatient;
    let folder: string;
    let env: Env;
    let taken: string;
    const others: { drop(): Promise<void> }[] = [];

    /** An installation without anything in it. */
    const newPlace = async (on: Engine, secret = env.SECRET_KEY): Promise<Env> => {
      const place = await createTestDatabase(on);
      others.push(place);
      return { DATA_DIR: mkdtempSync(join(folder, "place-")), DATABASE_URL: place.url, SECRET_KEY: secret };
    };
    const rowsOf = async (url: string, table: "users" | "sessionEvents" | "traceChunks" | "auditLog") => {
      const database = await openDatabase(url);
      try {
        return await database.read.select().from(database.schema[table]);
      } finally {
        await database.close();
      }
    };

    beforeAll(async () => {
      folder = mkdtempSync(join(tmpdir(), "physiocheck-backup-"));
      api = await startTestServer(engine);
      full = await fullPatient(api, "kept");
      const { dataDir, databaseUrl } = api.server.deps.config;
      env = {
        DATA_DIR: dataDir,
        DATABASE_URL: databaseUrl,
        SECRET_KEY: readFileSync(join(dataDir, "secret.key"), "utf8"),
      };
      // While it is taken, others go on writing.
      const taking = new AbortController();
      const writing = (async () => {
        // The embedded engine answers without ever leaving the turn: the backup gets one between two people.
        for (; !taking.signal.aborted; await setImmediate()) await api.person("patient");
      })();
      try {
        taken = (await backupInstallation(env, join(folder, "backup"))).folder;
      } finally {
        taking.abort();
        await writing;
      }
    });
    afterAll(async () => {
      await api.stop();
      for (const other of others) await other.drop();
      rmSync(folder, { recursive: true, force: true });
    });

    test("restored into either engine, it is the same clinic: people sign in, sessions, files and the audit log are there", async () => {
      for (const { engine: other, skip: isMissing } of ENGINES) {
        if (isMissing) continue;
        const place = await newPlace(other);
        expect(await restoreInstallation(place, taken)).toContain("the audit log is whole");
        for (const table of ["sessionEvents", "traceChunks"] as const)
          expect(await rowsOf(place.DATABASE_URL, table)).toEqual(await rowsOf(env.DATABASE_URL, table));
        expect((await auditReport(place)).whole).toBe(true);
        const server = await startServer({
          config: { ...readConfig({ ...place, WEB_ROOT: folder, PASSWORD_COST: "4" }), port: 0 },
          secrets: loadSecrets("development", place.DATA_DIR, place.SECRET_KEY),
          log: pino({ level: "silent" }),
        });
        try {
          const { email, id } = full.patient;
          const signedIn = new Browser(server.origin);
          const login = await signedIn.send("POST", "/api/auth/login", { email, password: PASSWORD });
          expect(login.status).toBe(200);
          const session = await signedIn.send<SessionDetail>("GET", `/api/sessions/${full.sessionId}`);
          expect(session.status).toBe(200);
          expect(session.body.session.state).toBe("complete");
          const picture = await signedIn.send("GET", `/api/users/${id}/picture`);
          expect(picture.status).toBe(200);
        } finally {
          await server.close();
        }
      }
    });

    test("nothing that was acknowledged before it was taken is missing from it", async () => {
      const place = await newPlace(engine);
      await restoreInstallation(place, taken);
      const restored = new Set((await rowsOf(place.DATABASE_URL, "users")).map((row) => JSON.stringify(row)));
      const before = (await rowsOf(env.DATABASE_URL, "users")).slice(0, 2);
      expect(before.map((row) => restored.has(JSON.stringify(row)))).toEqual([true, true]);
    });

    test("a file that was changed or is missing is found, and nothing is restored", async () => {
      const place = await newPlace(engine);
      const table = join(taken, "tables/sessionEvents.jsonl.gz");
      const whole = readFileSync(table);
      appendFileSync(table, "x");
      await expect(restoreInstallation(place, taken)).rejects.toThrow("sessionEvents.jsonl.gz has");
      writeFileSync(table, Buffer.from(whole.map((byte, at) => (at === whole.length - 9 ? byte ^ 1 : byte))));
      await expect(restoreInstallation(place, taken)).rejects.toThrow("sessionEvents.jsonl.gz was changed");
      rmSync(table);
      await expect(restoreInstallation(place, taken)).rejects.toThrow("sessionEvents.jsonl.gz is missing");
      writeFileSync(table, whole);
      await restoreInstallation(place, taken);
    });

    test("who was erased after it was taken does not come back with it", async () => {
      const { id, email } = full.patient;
      // The backup was taken by the clock on the wall.
      api.clock.ms = Date.now() + 1000;
      const erased = await full.patient.browser.send("POST", "/api/rights/erasure", {
        password: PASSWORD,
        immediately: true,
      });
      expect(erased.status).toBe(200);
      const place = await newPlace(engine);
      const list = join(env.DATA_DIR, "erased.jsonl");
      expect(await restoreInstallation(place, taken, list)).toContain("1 of those who came back");
      const server = await startServer({
        config: { ...readConfig({ ...place, WEB_ROOT: folder, PASSWORD_COST: "4" }), port: 0 },
        secrets: loadSecrets("development", place.DATA_DIR, place.SECRET_KEY),
        log: pino({ level: "silent" }),
      });
      try {
        // Shut out from the first moment, and gone as soon as the server looks for what is due.
        const login = await new Browser(server.origin).send("POST", "/api/auth/login", {
          email,
          password: PASSWORD,
        });
        expect([401, 403]).toContain(login.status);
        await eraseDue(server.deps);
        const users = await rowsOf(place.DATABASE_URL, "users");
        expect(users.length).toBeGreaterThan(1);
        expect(JSON.stringify(users)).not.toContain(id);
        expect(await rowsOf(place.DATABASE_URL, "traceChunks")).toEqual([]);
      } finally {
        await server.close();
      }
      await expect(restoreInstallation(await newPlace(engine), taken, join(folder, "none"))).rejects.toThrow(
        "there is no list",
      );
    });

    test("another secret key, a clinic that is not empty and a folder that is none are refused", async () => {
      const other = Buffer.from(Array.from({ length: 32 }, (_, i) => (i * 53 + 5) % 256)).toString("base64");
      await expect(restoreInstallation(await newPlace(engine, other), taken)).rejects.toThrow(
        "another SECRET_KEY",
      );
      await expect(restoreInstallation(env, taken)).rejects.toThrow("is not empty");
      await expect(restoreInstallation(await newPlace(engine), folder)).rejects.toThrow(BackupError);
      await expect(backupInstallation(env, taken)).rejects.toThrow("is there already");
      expect(readdirSync(folder).filter((name) => name.endsWith(".partial"))).toEqual([]);
      expect(existsSync(join(taken, "manifest.json"))).toBe(true);
    });
  });
});
