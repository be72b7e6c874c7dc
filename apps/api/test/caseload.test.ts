import type { Caseload, FirstSteps, Plan, PlanContent } from "@physiocheck/contracts";
import { ENGINES } from "@physiocheck/database/testing";
import { uuidv7 } from "uuidv7";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { planContent, planItem } from "./support/plans.ts";
import { DOSE, finishOf, sessionEvents } from "./support/samples.ts";
import { startTestServer, type Person, type TestServer } from "./support/test-server.ts";

describe.each(ENGINES)("$name", ({ engine, skip }) => {
  describe.skipIf(skip)("all patients at one glance", () => {
    let api: TestServer;
    let physician: Person;

    beforeAll(async () => {
      api = await startTestServer(engine);
      physician = await api.person("physician");
    });
    afterAll(() => api.stop());

    const today = () => new Date(api.clock.ms).toISOString().slice(0, 10);
    const ok = async <T>(by: Person, method: "GET" | "POST" | "PUT", path: string, body?: unknown) => {
      let reply = await by.browser.send<T>(method, path, body);
      if (reply.status === 401) {
        // A day has passed since.
        await by.browser.send("POST", "/api/auth/refresh");
        reply = await by.browser.send<T>(method, path, body);
      }
      if (reply.status >= 300) throw new Error(`${path}: ${reply.status} ${reply.text}`);
      return reply.body;
    };
    const caseload = (by = physician) => ok<Caseload>(by, "GET", `/api/caseload?day=${today()}`);
    const patientOf = async (): Promise<Person> => {
      const patient = await api.person("patient");
      await api.subscribe(patient, physician);
      return patient;
    };
    const given = (patient: Person, content: PlanContent) =>
      ok<Plan>(physician, "POST", "/api/plans", {
        patientId: patient.id,
        state: "active",
        shared: false,
        content,
      });
    /** A run through the plan, of one session with this pain afterwards. */
    const exercised = async (patient: Person, plan: Plan, itemId: string, painAfter: number) => {
      const id = uuidv7();
      const events = sessionEvents(8);
      await ok(patient, "POST", "/api/sessions", { id, assignmentId: itemId });
      await ok(patient, "POST", `/api/sessions/${id}/events`, { events });
      await ok(patient, "POST", `/api/sessions/${id}/finish`, { ...(await finishOf(events)), painAfter });
      const at = new Date(api.clock.ms).toISOString();
      await ok(patient, "PUT", `/api/plans/${plan.id}/runs/${uuidv7()}`, {
        day: today(),
        startedAt: at,
        finishedAt: at,
        items: [{ itemId, outcome: "done", sessionId: id, reason: null, pain: painAfter }],
        feeling: null,
      });
      api.clock.ms += 24 * 3_600_000;
      return id;
    };

    test("sessions, days and what was proposed stand there until it is decided; nobody else sees them", async () => {
      const patient = await patientOf();
      const other = await api.person("physician");
      const item = planItem({ target: null, painRule: null });
      const content = planContent({ startsOn: today(), sessionsADay: 1, items: [item] });
      const plan = await given(patient, content);
      const first = await exercised(patient, plan, item.id, 2);
      expect((await caseload()).proposals).toEqual([]);
      for (const pain of [6, 7]) await exercised(patient, plan, item.id, pain);
      // Twice the same, overruled: the count that holds is shown.
      await ok(physician, "PUT", `/api/sessions/${first}/attempts/0/overrule`, {
        outcome: "refused",
        reason: "Held on.",
      });
      const seen = await caseload();
      const mine = seen.patients.find(({ id }) => id === patient.id);
      expect(mine?.sessions.map(({ repetitions, painAfter }) => [repetitions, painAfter])).toEqual([
        [5, 2],
        [6, 6],
        [6, 7],
      ]);
      expect(mine?.days.map(({ due, done }) => [due, done])).toEqual([
        [1, 1],
        [1, 1],
        [1, 1],
        [1, 0],
      ]);
      expect(seen.proposals).toMatchObject([
        {
          planId: plan.id,
          patient: { id: patient.id },
          exerciseId: "squat",
          proposal: { verdict: "regress" },
        },
      ]);
      expect(await caseload(other)).toEqual({ patients: [], proposals: [] });

      await ok(physician, "POST", `/api/plans/${plan.id}/proposals/dismissal`, {
        itemId: item.id,
        proposal: seen.proposals[0]?.proposal,
        reason: "A bad night.",
      });
      expect((await caseload()).proposals).toEqual([]);
    });

    test("a patient whose consent ended is not among them any more", async () => {
      const patient = await api.person("patient");
      await api.subscribe(patient, physician, "revoked");
      expect((await caseload()).patients.some(({ id }) => id === patient.id)).toBe(false);
    });
  });

  describe.skipIf(skip)("first steps", () => {
    let api: TestServer;
    beforeAll(async () => {
      api = await startTestServer(engine);
    });
    afterAll(() => api.stop());

    const steps = async (by: Person): Promise<FirstSteps> =>
      (await by.browser.send<FirstSteps>("GET", "/api/first-steps")).body;
    const done = async (by: Person) =>
      (await steps(by)).steps.flatMap((step) => (step.done ? step.step : []));

    test("what somebody did is done, and only that", async () => {
      const patient = await api.person("patient");
      const physician = await api.person("physician");
      const admin = await api.person("admin");
      expect(await done(patient)).toEqual([]);
      expect(await done(physician)).toEqual([]);
      expect(await done(admin)).toEqual(["physician"]);

      await patient.browser.send("POST", "/api/subscriptions", { physicianId: physician.id });
      expect(await done(patient)).toEqual(["physician"]);
      expect(await done(physician)).toEqual([]);
      await api.subscribe(patient, physician);
      await physician.browser.send("POST", "/api/assignments", {
        patientId: patient.id,
        exerciseId: "squat",
        dose: DOSE,
      });
      expect(await done(physician)).toEqual(["patient", "plan"]);
      const id = uuidv7();
      const events = sessionEvents(4);
      await patient.browser.send("POST", "/api/sessions", { id, exerciseId: "squat", dose: DOSE });
      await patient.browser.send("POST", `/api/sessions/${id}/events`, { events });
      expect(await done(patient)).toEqual(["physician", "exercises"]);
      await patient.browser.send("POST", `/api/sessions/${id}/finish`, await finishOf(events));
      await patient.browser.send("POST", "/api/goals", { aim: { kind: "pain", atMost: 2 }, by: null });
      expect(await done(patient)).toEqual(["physician", "exercises", "session", "goal"]);
      expect(await done(physician)).toEqual(["patient", "plan", "session"]);
      // A colleague has none of it.
      expect(await done(await api.person("physician"))).toEqual([]);

      await admin.browser.send("POST", "/api/admin/audit/check");
      expect(await done(admin)).toEqual(["physician", "audit"]);
    });

    test("put away stays put away, for this person only, until they are wanted again", async () => {
      const [one, two] = [await api.person("patient"), await api.person("patient")];
      await one.browser.send("PUT", "/api/first-steps", { dismissed: true });
      expect((await steps(one)).dismissed).toBe(true);
      expect((await steps(two)).dismissed).toBe(false);
      await one.browser.send("PUT", "/api/first-steps", { dismissed: false });
      expect((await steps(one)).dismissed).toBe(false);
    });
  });
});
