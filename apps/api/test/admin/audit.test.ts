import { createSecretKey } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { AuditCheck, AuditLine } from "@physiocheck/contracts";
import { desc, eq, openDatabase, sql, type Database } from "@physiocheck/database";
import { createTestDatabase, ENGINES, type TestDatabase } from "@physiocheck/database/testing";
import { parse } from "csv-parse/sync";
import { uuidv7 } from "uuidv7";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { AuditAnchor } from "../../src/admin/audit-anchor.ts";
import { Audit } from "../../src/audit.ts";
import { startTestServer, type Person, type TestServer } from "../support/test-server.ts";

const KEY = createSecretKey(Buffer.alloc(32, 7));

describe.each(ENGINES)("$name", ({ engine, skip }) => {
  describe.skipIf(skip)("the chain", () => {
    let place: TestDatabase;
    let database: Database;
    let folder: string;
    let audit: Audit;
    let at: number;

    beforeEach(async () => {
      place = await createTestDatabase(engine);
      database = await openDatabase(place.url);
      await database.migrate();
      folder = mkdtempSync(join(tmpdir(), "physiocheck-audit-"));
      at = Date.UTC(2026, 0, 1);
      audit = opened(database);
      await audit.begin();
    });
    afterEach(async () => {
      await database.close();
      await place.drop();
      rmSync(folder, { recursive: true, force: true });
    });

    const opened = (through: Database): Audit =>
      new Audit(through, KEY, new AuditAnchor(folder, place.url), () => at);
    const note = (by: Audit, action: string): Promise<void> =>
      by.record({ actorId: null, action, objectId: null, outcome: "ok", requestId: null });
    const write = async (count: number): Promise<void> => {
      for (let i = 0; i < count; i += 1) await note(audit, `step_${i}`);
    };
    const broken = async (): Promise<AuditCheck["broken"]> => (await audit.check()).broken;

    test("is whole however many write to it at once, from however many servers", async () => {
      const second = await openDatabase(place.url);
      const other = opened(second);
      await other.begin();
      await Promise.all(Array.from({ length: 40 }, (_, i) => note(i % 2 ? audit : other, `at_once_${i}`)));
      expect(await audit.check()).toEqual({ whole: true, checked: 40, broken: null });
      await second.close();
    });

    test("finds a row that was changed", async () => {
      await write(5);
      const { auditLog } = database.schema;
      await database.write(async (w) => {
        await w.update(auditLog).set({ outcome: "refused" }).where(eq(auditLog.seq, 3));
      });
      expect(await broken()).toEqual({ seq: 3, problem: "changed" });
    });

    test("finds a row that was removed", async () => {
      await write(5);
      const { auditLog } = database.schema;
      await database.write(async (w) => {
        await w.delete(auditLog).where(eq(auditLog.seq, 2));
      });
      expect(await broken()).toEqual({ seq: 2, problem: "removed" });
    });

    test("finds that the end was cut off, and still does after more was written", async () => {
      await write(5);
      const { auditLog } = database.schema;
      await database.write(async (w) => {
        await w.delete(auditLog).where(sql`${auditLog.seq} > 3`);
      });
      expect(await broken()).toEqual({ seq: 4, problem: "cut" });
      await note(audit, "later");
      expect(await broken()).toEqual({ seq: 4, problem: "removed" });
    });

    test("finds a head that was moved back to hide a cut, and writing on does not heal it", async () => {
      await write(5);
      const { auditLog, auditHead } = database.schema;
      await database.write(async (w) => {
        await w.delete(auditLog).where(sql`${auditLog.seq} > 3`);
        const [last] = await w.select().from(auditLog).orderBy(desc(auditLog.seq)).limit(1);
        await w.update(auditHead).set({ lastSeq: 3, lastMac: last?.mac ?? "" });
      });
      expect((await broken())?.problem).toBe("head");
      await note(audit, "later");
      expect((await broken())?.problem).toBe("head");
    });

    test("finds that everything was set back, head and all, by what was noted outside", async () => {
      await write(3);
      const { auditLog, auditHead } = database.schema;
      const [head] = await database.read.select().from(auditHead);
      await write(2);
      audit.noteEnd();
      await database.write(async (w) => {
        await w.delete(auditLog).where(sql`${auditLog.seq} > 3`);
        if (head) await w.update(auditHead).set(head);
      });
      expect(await broken()).toEqual({ seq: 4, problem: "cut" });
    });

    test("finds rows that no server wrote", async () => {
      await write(2);
      const { auditLog } = database.schema;
      await database.write(async (w) => {
        await w
          .insert(auditLog)
          .values({ id: uuidv7(), at, action: "forged", outcome: "ok", seq: null, mac: null });
      });
      expect((await broken())?.problem).toBe("added");
    });

    test("stays whole when old rows are cleared, and says that they were", async () => {
      await write(3);
      at += 1000;
      await write(2);
      expect(await audit.prune(at)).toBe(3);
      const check = await audit.check();
      expect(check).toEqual({ whole: true, checked: 3, broken: null });
      const { auditLog } = database.schema;
      const [last] = await database.read.select().from(auditLog).orderBy(desc(auditLog.seq)).limit(1);
      expect(last).toMatchObject({ action: "audit_cleared", detail: "3", seq: 6 });
      expect(await audit.prune(at)).toBe(0);
    });

    test("takes rows into it that were there before it was a chain", async () => {
      const { auditLog, auditHead } = database.schema;
      await database.write(async (w) => {
        await w.delete(auditHead);
        for (const action of ["old_1", "old_2"])
          await w.insert(auditLog).values({ id: uuidv7(), at, action, outcome: "ok" });
      });
      await audit.begin();
      await note(audit, "new");
      expect(await audit.check()).toEqual({ whole: true, checked: 3, broken: null });
    });
  });

  describe.skipIf(skip)("the log as admins see it", () => {
    let api: TestServer;
    let admin: Person;
    let physician: Person;

    beforeAll(async () => {
      api = await startTestServer(engine);
      admin = await api.person("admin", { name: "Ada Min" });
      physician = await api.person("physician", { name: "=cmd|' /C calc'!A0" });
      for (let i = 0; i < 7; i += 1) await physician.browser.send("GET", `/api/sessions/${uuidv7()}`);
      api.clock.ms += 60_000;
      await api.person("patient", { email: "someone@x.test", password: "correct horse battery" });
      await admin.browser.send("POST", "/api/auth/login", {
        email: "someone@x.test",
        password: "wrong one 1",
      });
      const again = await api.person("admin");
      admin = again;
    });
    afterAll(() => api.stop());

    type Page = { entries: AuditLine[]; next: number | null; actions: string[] };
    const list = async (query: string): Promise<Page> =>
      (await admin.browser.send<Page>("GET", `/api/admin/audit?${query}`)).body;

    test("is filtered by who, what, outcome and when, and read page by page", async () => {
      const refused = await list(`actor=${physician.id}&outcome=refused&action=getSession&limit=3`);
      expect(refused.entries).toHaveLength(3);
      expect(refused.entries[0]).toMatchObject({ detail: "not_found", actor: { id: physician.id } });
      expect(refused.actions).toContain("getSession");
      let pages = 1;
      for (let { next } = refused; next !== null; pages += 1)
        ({ next } = await list(`actor=${physician.id}&outcome=refused&limit=3&before=${next}`));
      expect(pages).toBe(3);
      const object = refused.entries[0]?.objectId ?? "";
      expect((await list(`object=${object}`)).entries).toHaveLength(1);
      const since = new Date(api.clock.ms - 30_000).toISOString();
      expect((await list(`actor=${physician.id}&from=${since}`)).entries).toEqual([]);
      expect((await list(`actor=${physician.id}&to=${since}`)).entries).toHaveLength(7);
      const failed = await list("action=login&outcome=refused");
      expect(failed.entries[0]).toMatchObject({ detail: "wrong_credentials" });
      // Its name finds it too.
      expect((await list("actor=calc")).entries).toHaveLength(7);
    });

    test("is exported as CSV without formulas, and the export stands in it", async () => {
      const { text, headers } = await admin.browser.send("GET", `/api/admin/audit.csv?actor=${physician.id}`);
      expect(headers.get("content-type")).toContain("text/csv");
      expect(headers.get("content-disposition")).toMatch(/^attachment; filename=audit-log-.*\.csv$/);
      const lines = parse<Record<string, string>>(text, { bom: true, columns: true });
      expect(lines).toHaveLength(7);
      expect(lines[0]).toMatchObject({ action: "getSession", outcome: "refused" });
      expect(lines[0]?.actor_name?.startsWith("'=")).toBe(true);
      expect((await list("action=exportAudit")).entries[0]?.actor?.id).toBe(admin.id);
    });

    test("a page that looks again is one line in five minutes, and a refusal is a line each time", async () => {
      const lines = async (): Promise<number> =>
        (await list(`actor=${physician.id}&action=listPatients`)).entries.length;
      const look = async (): Promise<void> => {
        const { status } = await physician.browser.send("GET", "/api/patients");
        expect(status).toBe(200);
      };
      for (let i = 0; i < 5; i += 1) await look();
      expect(await lines()).toBe(1);
      api.clock.ms += 4 * 60_000;
      await look();
      expect(await lines()).toBe(1);
      api.clock.ms += 60_000;
      await look();
      expect(await lines()).toBe(2);
      const missing = uuidv7();
      for (let i = 0; i < 2; i += 1) await physician.browser.send("GET", `/api/sessions/${missing}`);
      expect((await list(`object=${missing}`)).entries.map(({ outcome }) => outcome)).toEqual([
        "refused",
        "refused",
      ]);
    });

    test("is checked on demand", async () => {
      const { body } = await admin.browser.send<AuditCheck>("POST", "/api/admin/audit/check");
      expect(body.whole).toBe(true);
      expect(body.checked).toBeGreaterThan(8);
    });
  });
});
