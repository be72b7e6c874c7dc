import type { Analytics, ClinicFace, ClinicSettings } from "@physiocheck/contracts";
import { countAll, eq } from "@physiocheck/database";
import { ENGINES } from "@physiocheck/database/testing";
import sharp from "sharp";
import { uuidv7 } from "uuidv7";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { applyRetention } from "../../src/admin/retention.ts";
import { Browser, codeOf } from "../support/browser.ts";
import { DOSE } from "../support/samples.ts";
import { startTestServer, type Person, type TestServer } from "../support/test-server.ts";
import { runningSession } from "../support/world.ts";

const DAY_MS = 86_400_000;

describe.each(ENGINES)("$name", ({ engine, skip }) => {
  describe.skipIf(skip)("settings and figures", () => {
    let api: TestServer;
    let admin: Person;

    beforeAll(async () => {
      api = await startTestServer(engine);
      admin = await api.person("admin");
    });
    afterAll(() => api.stop());

    const put = (section: string, body: unknown) =>
      admin.browser.send<ClinicSettings>("PUT", `/api/admin/settings/${section}`, body);
    const face = async () => (await new Browser(api.origin).send<ClinicFace>("GET", "/api/clinic")).body;
    const signUp = (kind: "patient" | "physician", email: string) =>
      new Browser(api.origin).send("POST", `/api/auth/register/${kind}`, {
        name: "New",
        email,
        password: "correct horse battery",
        ...(kind === "physician" && { licenceNumber: "L", specialisation: "S" }),
      });

    test("sign-up is open, closed, or for some addresses, and says which", async () => {
      expect((await signUp("patient", "one@anywhere.test")).status).toBe(201);
      await put("sign-up", { patients: true, physicians: false, emailDomains: ["Clinic.Test"] });
      expect((await face()).signUp).toEqual({
        patients: true,
        physicians: false,
        emailDomains: ["clinic.test"],
      });
      const closed = await signUp("physician", "two@clinic.test");
      expect([closed.status, codeOf(closed)]).toEqual([403, "sign_up_closed"]);
      const outside = await signUp("patient", "two@anywhere.test");
      expect([outside.status, codeOf(outside)]).toEqual([403, "email_domain"]);
      expect(outside.text).toContain("clinic.test");
      // The end of a domain is not the domain.
      expect(codeOf(await signUp("patient", "two@not-clinic.test"))).toBe("email_domain");
      expect((await signUp("patient", "two@clinic.test")).status).toBe(201);
      expect(
        (await put("sign-up", { patients: true, physicians: true, emailDomains: ["no domain"] })).status,
      ).toBe(422);
      await put("sign-up", { patients: true, physicians: true, emailDomains: [] });
    });

    test("the clinic's name, colour and logo are there for everybody; a logo is a picture and nothing else", async () => {
      await put("branding", { clinicName: "  Knee & Co ", accent: "#7a1fa2" });
      expect(await face()).toMatchObject({ clinicName: "Knee & Co", accent: "#7a1fa2", logo: null });
      expect((await put("branding", { clinicName: "x", accent: "red; }" })).status).toBe(422);

      const svg = await admin.browser.send(
        "PUT",
        "/api/admin/settings/logo",
        Buffer.from("<svg onload='x'/>"),
      );
      expect(codeOf(svg)).toBe("unsupported_type");
      const picture = await sharp({ create: { width: 900, height: 300, channels: 4, background: "#7a1fa2" } })
        .png()
        .toBuffer();
      const stored = await admin.browser.send<ClinicSettings>("PUT", "/api/admin/settings/logo", picture);
      const response = await fetch(api.origin + (stored.body.logo ?? ""));
      expect(response.headers.get("content-type")).toBe("image/png");
      const { width } = await sharp(Buffer.from(await response.arrayBuffer())).metadata();
      expect(width).toBe(512);
      await admin.browser.send("DELETE", "/api/admin/settings/logo");
      expect((await face()).logo).toBeNull();
      expect((await fetch(`${api.origin}/api/clinic/logo`)).status).toBe(404);
    });

    test("what was kept long enough goes: traces, notices, sign-ins, the log; results stay", async () => {
      const patient = await api.person("patient");
      const physician = await api.person("physician");
      await api.subscribe(patient, physician);
      const assignment = await physician.browser.send<{ id: string }>("POST", "/api/assignments", {
        patientId: patient.id,
        exerciseId: "squat",
        dose: DOSE,
      });
      const sessionId = await runningSession(patient, assignment.body.id);
      const { database } = api.server.deps;
      const { read, schema } = database;
      const count = async (table: typeof schema.traceChunks | typeof schema.sessions) =>
        (await read.select({ count: countAll }).from(table))[0].count;
      expect(await count(schema.traceChunks)).toBe(1);
      expect(
        (await put("retention", { recordings: 7, traces: 30, notices: 30, signIns: 30, audit: 10 })).status,
      ).toBe(422);
      await put("retention", { recordings: 7, traces: 30, notices: 30, signIns: 60, audit: 365 });

      expect((await applyRetention(api.server.deps)).traces).toBe(0);
      api.clock.ms += 31 * DAY_MS;
      expect((await applyRetention(api.server.deps)).traces).toBe(1);
      expect(await count(schema.traceChunks)).toBe(0);
      expect(await count(schema.sessions)).toBe(1);
      const [session] = await read.select().from(schema.sessions).where(eq(schema.sessions.id, sessionId));
      expect(session?.contiguous).toBe(3);

      api.clock.ms += 400 * DAY_MS;
      const cleared = await applyRetention(api.server.deps);
      expect(cleared.signIns).toBeGreaterThan(2);
      expect(cleared.audit).toBeGreaterThan(2);
      expect((await api.server.deps.audit.check()).whole).toBe(true);
      admin = await api.person("admin");
    });

    test("figures are by the calendar of the place that is asked for", async () => {
      const { database } = api.server.deps;
      const { sessions } = database.schema;
      const patient = await api.person("patient");
      // 23:30 on Sunday in London is Monday in Auckland.
      api.clock.ms = Date.parse("2030-11-25T12:00:00.000Z");
      admin = await api.person("admin");
      await database.write(async (writer) => {
        await writer.insert(sessions).values({
          id: uuidv7(),
          patientId: patient.id,
          exerciseId: "squat",
          definition: "{}",
          dose: "{}",
          startedAt: Date.parse("2030-11-24T23:30:00.000Z"),
          contiguous: -1,
          chain: "",
          repetitions: 12,
          partial: 0,
          holdSeconds: 0,
          setsDone: 1,
          durationMs: 1,
        });
      });
      const ask = async (zone: string) =>
        (await admin.browser.send<Analytics>("GET", `/api/admin/analytics?zone=${zone}`)).body;
      const london = await ask("Europe/London");
      const auckland = await ask("Pacific/Auckland");
      const on = (of: Analytics, day: string) => of.days.find((one) => one.day === day);
      expect(on(london, "2030-11-24")).toMatchObject({ sessions: 1, repetitions: 12 });
      expect(on(auckland, "2030-11-25")).toMatchObject({ sessions: 1, repetitions: 12 });
      expect(on(auckland, "2030-11-24")).toMatchObject({ sessions: 0 });
      expect(london.weeks.at(-2)).toMatchObject({ from: "2030-11-18", activePatients: 1 });
      expect(auckland.weeks.at(-1)).toMatchObject({ from: "2030-11-25", activePatients: 1 });
      expect(london.users.find(({ role }) => role === "admin")?.active).toBeGreaterThan(0);
      const nowhere = await admin.browser.send("GET", "/api/admin/analytics?zone=Nowhere/Land");
      expect(nowhere.status).toBe(422);
    });
  });
});
