import type {
  Assignment,
  Exercise,
  Patient,
  Physician,
  SessionDetail,
  Subscription,
  TodayItem,
} from "@physiocheck/contracts";
import { EXERCISES } from "@physiocheck/motion";
import { ENGINES } from "@physiocheck/database/testing";
import { uuidv7 } from "uuidv7";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { codeOf } from "./support/browser.ts";
import { DOSE, finishOf, newExercise, sessionEvents } from "./support/samples.ts";
import { startTestServer, type Person, type TestServer } from "./support/test-server.ts";

describe.each(ENGINES)("$name", ({ engine, skip }) => {
  describe.skipIf(skip)("care", () => {
    let api: TestServer;
    let patient: Person;
    let physician: Person;

    beforeAll(async () => {
      api = await startTestServer(engine);
    });
    afterAll(() => api.stop());
    beforeEach(async () => {
      patient = await api.person("patient", { name: "Ana" });
      physician = await api.person("physician", { name: "Dr Vega" });
    });

    const ask = () =>
      patient.browser.send<Subscription>("POST", "/api/subscriptions", { physicianId: physician.id });
    const decide = (id: string, what: "approval" | "rejection" | "revocation", who = physician) =>
      who.browser.send<Subscription>("POST", `/api/subscriptions/${id}/${what}`);
    const patients = async (): Promise<readonly Patient[]> =>
      (await physician.browser.send<{ patients: Patient[] }>("GET", "/api/patients")).body.patients;
    const assign = (exerciseId: string, dose: object = DOSE) =>
      physician.browser.send<Assignment>("POST", "/api/assignments", {
        patientId: patient.id,
        exerciseId,
        dose,
        note: "Slowly.",
      });
    const today = async (): Promise<readonly TodayItem[]> =>
      (await patient.browser.send<{ items: TodayItem[] }>("GET", "/api/today")).body.items;

    test("consent: asked once, approved, seen by both, ended, and asked for again", async () => {
      const { status, body } = await ask();
      expect([status, body.state]).toEqual([201, "requested"]);
      expect(codeOf(await ask())).toBe("wrong_state");
      expect(await patients()).toEqual([]);

      expect((await decide(body.id, "approval")).body).toMatchObject({
        state: "approved",
        patient: { name: "Ana" },
      });
      // Twice is fine; the other decision is not any more.
      expect((await decide(body.id, "approval")).status).toBe(200);
      expect(codeOf(await decide(body.id, "rejection"))).toBe("wrong_state");
      expect(codeOf(await ask())).toBe("wrong_state");
      expect(await patients()).toMatchObject([{ id: patient.id, activeAssignments: 0, lastSessionAt: null }]);

      expect((await decide(body.id, "revocation", patient)).body.state).toBe("revoked");
      expect(codeOf(await decide(body.id, "approval"))).toBe("wrong_state");
      expect(await patients()).toEqual([]);
      expect((await physician.browser.send("GET", `/api/patients/${patient.id}`)).status).toBe(404);

      const again = await ask();
      expect(again.status).toBe(201);
      await decide(again.body.id, "rejection");
      const history = await patient.browser.send<{ subscriptions: Subscription[] }>(
        "GET",
        "/api/subscriptions",
      );
      expect(history.body.subscriptions.map(({ state }) => state).toSorted()).toEqual([
        "rejected",
        "revoked",
      ]);
    });

    test("ten requests at once make one", async () => {
      const replies = await Promise.all(Array.from({ length: 10 }, ask));
      expect(replies.filter(({ status }) => status === 201)).toHaveLength(1);
      expect(replies.filter((reply) => codeOf(reply) === "wrong_state")).toHaveLength(9);
    });

    test("patients find approved physicians, letter for letter", async () => {
      const names = ["Dr 100%_sure", "Dr 100 percent", "Dr Ünal"];
      for (const name of names) await api.person("physician", { name });
      await api.person("physician", { name: "Dr 100%_pending", verification: "pending" });
      const find = async (search: string): Promise<readonly string[]> => {
        const reply = await patient.browser.send<{ physicians: Physician[] }>(
          "GET",
          `/api/physicians?search=${encodeURIComponent(search)}`,
        );
        return reply.body.physicians.map(({ name }) => name);
      };
      expect(await find("100%_")).toEqual(["Dr 100%_sure"]);
      expect(await find("ÜNAL")).toEqual(["Dr Ünal"]);
      expect(await find("nobody at all")).toEqual([]);
    });

    test("a plan: given, done, counted, and taken away; sessions stay", async () => {
      await api.subscribe(patient, physician);
      const { body: squat } = await assign("squat");
      expect(squat).toMatchObject({
        exercise: { id: "squat" },
        note: "Slowly.",
        physician: { name: "Dr Vega" },
      });
      expect((await assign("plank")).status).toBe(422);
      const hold = { ...DOSE, reps: null, holdSeconds: 20 };
      expect((await assign("plank", hold)).status).toBe(201);
      expect((await assign("no-such-exercise")).status).toBe(404);
      expect(await today()).toMatchObject([
        { assignment: { id: squat.id }, doneToday: 0, openSessionId: null, lastDoneAt: null },
        { assignment: { exercise: { id: "plank" } } },
      ]);

      const id = uuidv7();
      const started = await patient.browser.send("POST", "/api/sessions", { id, assignmentId: squat.id });
      expect(started.body).toMatchObject({ session: { dose: DOSE, assignmentId: squat.id } });
      expect((await today())[0].openSessionId).toBe(id);
      const events = sessionEvents(4);
      await patient.browser.send("POST", `/api/sessions/${id}/events`, { events });
      await patient.browser.send("POST", `/api/sessions/${id}/finish`, await finishOf(events));
      expect((await today())[0]).toMatchObject({ doneToday: 1, openSessionId: null });
      expect(await patients()).toMatchObject([{ sessionsThisWeek: 1, lastPain: 3, activeAssignments: 2 }]);

      const ended = await physician.browser.send<Assignment>("DELETE", `/api/assignments/${squat.id}`);
      expect(ended.body.endedAt).not.toBeNull();
      expect(await today()).toHaveLength(1);
      const late = await patient.browser.send("POST", "/api/sessions", {
        id: uuidv7(),
        assignmentId: squat.id,
      });
      expect(late.status).toBe(404);
      const kept = await physician.browser.send<SessionDetail>("GET", `/api/sessions/${id}`);
      expect(kept.body).toMatchObject({ session: { repetitions: 3 }, exercise: { id: "squat" } });
      expect(kept.body.ledger).toHaveLength(4);
    });

    test("another physician of the same patient sees the plan, and cannot take away what they did not give", async () => {
      const colleague = await api.person("physician");
      await api.subscribe(patient, physician);
      await api.subscribe(patient, colleague);
      const { body } = await assign("squat");
      const seen = await colleague.browser.send("GET", `/api/assignments?patientId=${patient.id}`);
      expect(seen.text).toContain(body.id);
      expect((await colleague.browser.send("DELETE", `/api/assignments/${body.id}`)).status).toBe(404);
    });

    test("an exercise of one's own: kept as it was given, seen by its maker and those who have to do it", async () => {
      const sent = newExercise("Slow squat");
      const { status, body } = await physician.browser.send<Exercise>("POST", "/api/exercises", sent);
      expect([status, body.origin, body.createdBy?.id]).toEqual([201, "own", physician.id]);
      expect(body.definition).toEqual({ ...sent, id: body.definition.id, version: 1 });
      const ids = async (person: Person): Promise<readonly string[]> => {
        const reply = await person.browser.send<{ exercises: Exercise[] }>("GET", "/api/exercises");
        return reply.body.exercises.map(({ definition }) => definition.id);
      };
      const library = EXERCISES.map(({ id }) => id);
      expect(await ids(physician)).toEqual([...library, body.definition.id]);
      expect(await ids(patient)).toEqual(library);
      await api.subscribe(patient, physician);
      await assign(body.definition.id);
      expect(await ids(patient)).toEqual([...library, body.definition.id]);
    });

    test("sessions come in pages, newest first, each once", async () => {
      const ids: string[] = [];
      for (let i = 0; i < 7; i += 1) {
        const id = uuidv7();
        ids.unshift(id);
        await patient.browser.send("POST", "/api/sessions", { id, exerciseId: "squat", dose: DOSE });
        // Some of them begin within the same millisecond.
        if (i % 3 === 0) api.clock.ms += 1;
      }
      const pages: string[] = [];
      for (;;) {
        const last = pages.at(-1);
        const reply = await patient.browser.send<{ sessions: { id: string }[] }>(
          "GET",
          `/api/sessions?limit=3${last === undefined ? "" : `&before=${last}`}`,
        );
        if (reply.body.sessions.length === 0) break;
        pages.push(...reply.body.sessions.map(({ id }) => id));
      }
      expect(pages).toEqual(ids);
    });
  });
});
