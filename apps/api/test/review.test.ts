import type {
  Analytics,
  Course,
  ExerciseInsight,
  Report,
  Review,
  Session,
  SessionDetail,
  SessionNote,
} from "@physiocheck/contracts";
import { eq } from "@physiocheck/database";
import { ENGINES } from "@physiocheck/database/testing";
import { uuidv7 } from "uuidv7";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { codeOf } from "./support/browser.ts";
import { DOSE, finishOf, sessionEvents } from "./support/samples.ts";
import { startTestServer, type Person, type TestServer } from "./support/test-server.ts";

describe.each(ENGINES)("$name", ({ engine, skip }) => {
  describe.skipIf(skip)("the review of a session", () => {
    let api: TestServer;
    let patient: Person;
    let physician: Person;
    let second: Person;
    let sessionId: string;

    /** Eight attempts, of which the fourth and the eighth were too shallow. */
    beforeAll(async () => {
      api = await startTestServer(engine);
      patient = await api.person("patient");
      physician = await api.person("physician", { name: "Dr Berg" });
      second = await api.person("physician", { name: "Dr Tal" });
      await api.subscribe(patient, physician);
      await api.subscribe(patient, second);
      sessionId = await finished();
    });
    afterAll(() => api.stop());

    const finished = async (): Promise<string> => {
      const id = uuidv7();
      const events = sessionEvents(8);
      await patient.browser.send("POST", "/api/sessions", { id, exerciseId: "squat", dose: DOSE });
      await patient.browser.send("POST", `/api/sessions/${id}/events`, { events });
      const { status } = await patient.browser.send(
        "POST",
        `/api/sessions/${id}/finish`,
        await finishOf(events),
      );
      expect(status).toBe(200);
      return id;
    };
    const overrule = (index: number, body: object, by = physician, id = sessionId) => {
      api.clock.ms += 1000;
      return by.browser.send<Review>("PUT", `/api/sessions/${id}/attempts/${index}/overrule`, body);
    };
    const takeBack = (index: number, by = physician) => {
      api.clock.ms += 1000;
      return by.browser.send<Review>("DELETE", `/api/sessions/${sessionId}/attempts/${index}/overrule`);
    };

    test("an overruled repetition counts as the physician says, and the live count stays", async () => {
      const reply = await overrule(3, { outcome: "counted", reason: "The knee was bent far enough." });
      expect(reply.status).toBe(200);
      expect(reply.body.reviewed).toEqual({ repetitions: 7, partial: 1 });
      expect(reply.body.overrules).toMatchObject([
        {
          index: 3,
          outcome: "counted",
          reason: "The knee was bent far enough.",
          author: { name: "Dr Berg" },
        },
      ]);
      for (const by of [patient, physician]) {
        const { body } = await by.browser.send<SessionDetail>("GET", `/api/sessions/${sessionId}`);
        expect(body.session).toMatchObject({
          repetitions: 6,
          partial: 2,
          reviewed: { repetitions: 7, partial: 1 },
        });
        expect(body.ledger[3].entry.counted).toBe(false);
        const list = await by.browser.send<{ sessions: Session[] }>("GET", "/api/sessions");
        expect(list.body.sessions.find(({ id }) => id === sessionId)?.reviewed?.repetitions).toBe(7);
      }
    });

    test("the newest word holds, what is taken back is as it was, and every word is kept", async () => {
      await overrule(0, { outcome: "refused", reason: "Held on to the table." });
      const changed = await overrule(0, { outcome: "partial", reason: "Half of it was alone." }, second);
      expect(changed.body.reviewed).toEqual({ repetitions: 6, partial: 2 });
      const back = await takeBack(0);
      expect(back.body.reviewed).toEqual({ repetitions: 7, partial: 1 });
      expect(back.body.overrules.filter(({ index }) => index === 0).map(({ outcome }) => outcome)).toEqual([
        "refused",
        "partial",
        null,
      ]);
      expect(codeOf(await takeBack(0))).toBe("not_found");
      const none = await takeBack(3);
      expect(none.body.reviewed).toBeNull();
    });

    test("a repetition that is not there, an outcome without a reason, and a running session are refused", async () => {
      expect(codeOf(await overrule(8, { outcome: "counted", reason: "x" }))).toBe("not_found");
      expect(codeOf(await overrule(0, { outcome: "counted", reason: "  " }))).toBe("invalid");
      expect(codeOf(await overrule(0, { outcome: "perfect", reason: "x" }))).toBe("invalid");
      const id = uuidv7();
      await patient.browser.send("POST", "/api/sessions", { id, exerciseId: "squat", dose: DOSE });
      await patient.browser.send("POST", `/api/sessions/${id}/events`, {
        events: sessionEvents(2).slice(0, 4),
      });
      expect(codeOf(await overrule(0, { outcome: "partial", reason: "x" }, physician, id))).toBe(
        "wrong_state",
      );
    });

    test("decisions that come at once are all counted", async () => {
      const id = await finished();
      await Promise.all(
        [0, 1, 2, 4].map((index) => overrule(index, { outcome: "refused", reason: "No." }, physician, id)),
      );
      const { body } = await patient.browser.send<Review>("GET", `/api/sessions/${id}/review`);
      expect(body.reviewed).toEqual({ repetitions: 2, partial: 2 });
      expect(body.overrules).toHaveLength(4);
    });

    test("course, report, suggestions and the clinic's figures are made from what the physician says", async () => {
      const own = await api.person("patient");
      await api.subscribe(own, physician);
      const id = uuidv7();
      const events = sessionEvents(8);
      await own.browser.send("POST", "/api/sessions", { id, exerciseId: "squat", dose: DOSE });
      await own.browser.send("POST", `/api/sessions/${id}/events`, { events });
      await own.browser.send("POST", `/api/sessions/${id}/finish`, await finishOf(events));
      const day = new Date(api.clock.ms).toISOString().slice(0, 10);
      const figures = async () => {
        const course = await own.browser.send<Course>("GET", `/api/course?day=${day}`);
        const report = await own.browser.send<Report>("GET", "/api/report");
        const path = `/api/patients/${own.id}/suggestions`;
        const { body } = await physician.browser.send<{ insights: ExerciseInsight[] }>("GET", path);
        const [point] = course.body.points;
        const [insight] = body.insights;
        return {
          repetitions: point?.repetitions,
          completion: point?.completion,
          report: report.body.sessions[0]?.ledger,
          attempts: insight?.attempts,
          short: insight?.errors.find(({ code }) => code === "too_shallow")?.count,
        };
      };
      const target = DOSE.sets * (DOSE.reps ?? 0);
      expect(await figures()).toEqual({
        repetitions: 6,
        completion: 6 / target,
        report: { counted: 6, partial: 2, refused: 0 },
        attempts: 8,
        short: 2,
      });
      await overrule(3, { outcome: "counted", reason: "Deep enough." }, physician, id);
      await overrule(7, { outcome: "counted", reason: "Deep enough." }, physician, id);
      await overrule(0, { outcome: "refused", reason: "Held on." }, physician, id);
      expect(await figures()).toEqual({
        repetitions: 7,
        completion: 7 / target,
        report: { counted: 7, partial: 0, refused: 1 },
        attempts: 7,
        short: undefined,
      });
      const admin = await api.person("admin");
      const before = await admin.browser.send<Analytics>("GET", "/api/admin/analytics?zone=UTC");
      await overrule(1, { outcome: "refused", reason: "Held on." }, physician, id);
      const after = await admin.browser.send<Analytics>("GET", "/api/admin/analytics?zone=UTC");
      const sum = ({ days }: Analytics): number =>
        days.reduce((total, { repetitions }) => total + repetitions, 0);
      expect(sum(after.body)).toBe(sum(before.body) - 1);
    });

    test("a note is its author's alone until it is shared; then patient and colleagues read it", async () => {
      const path = `/api/sessions/${sessionId}/notes`;
      const whole = await physician.browser.send<SessionNote>("POST", path, {
        text: "Seen together.",
        t: null,
        shared: true,
      });
      expect(whole.status).toBe(201);
      const moment = await physician.browser.send<SessionNote>("POST", path, {
        text: "Knee inwards here?",
        t: 4200,
        shared: false,
      });
      const read = async (by: Person): Promise<string[]> =>
        (await by.browser.send<Review>("GET", `/api/sessions/${sessionId}/review`)).body.notes.map(
          ({ text }) => text,
        );
      expect(await read(physician)).toEqual(["Seen together.", "Knee inwards here?"]);
      expect(await read(patient)).toEqual(["Seen together."]);
      expect(await read(second)).toEqual(["Seen together."]);

      const change = { text: "Keep the knee over the foot.", shared: true };
      for (const by of [second, patient]) {
        const status = by === patient ? 403 : 404;
        expect((await by.browser.send("PUT", `${path}/${moment.body.id}`, change)).status).toBe(status);
        expect((await by.browser.send("DELETE", `${path}/${moment.body.id}`)).status).toBe(status);
      }
      // Shared, but still not the colleague's to change.
      expect((await second.browser.send("DELETE", `${path}/${whole.body.id}`)).status).toBe(404);
      const changed = await physician.browser.send<SessionNote>("PUT", `${path}/${moment.body.id}`, change);
      expect(changed.body).toMatchObject({ t: 4200, shared: true, text: change.text });
      expect(changed.body.changedAt).not.toBeNull();
      expect(await read(patient)).toEqual(["Seen together.", change.text]);
      expect((await physician.browser.send("DELETE", `${path}/${whole.body.id}`)).status).toBe(204);
      expect(await read(patient)).toEqual([change.text]);
    });

    test("the patient is told once of a review and of notes, and not of what is private", async () => {
      const id = await finished();
      const { read, schema } = api.server.deps.database;
      const { notices } = schema;
      const notes = `/api/sessions/${id}/notes`;
      await physician.browser.send("POST", notes, { text: "For myself.", t: null, shared: false });
      const told = async (): Promise<string[]> =>
        (await read.select().from(notices).where(eq(notices.userId, patient.id)))
          .filter(({ link }) => link === `/results/${id}`)
          .map(({ kind }) => kind)
          .toSorted();
      expect(await told()).toEqual([]);
      await overrule(0, { outcome: "refused", reason: "No." }, physician, id);
      await overrule(1, { outcome: "refused", reason: "No." }, physician, id);
      await physician.browser.send("POST", notes, { text: "For you.", t: null, shared: true });
      expect(await told()).toEqual(["note_added", "session_reviewed"]);
    });
  });
});
