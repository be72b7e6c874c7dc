import type { Assignment, Session, SessionDetail, StartedSession, TodayItem } from "@physiocheck/contracts";
import { ENGINES } from "@physiocheck/database/testing";
import { uuidv7 } from "uuidv7";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { codeOf } from "./support/browser.ts";
import { DOSE, finishOf, sessionEvents } from "./support/samples.ts";
import { stillTakes } from "../src/sessions/late.ts";
import { startTestServer, type Person, type TestServer } from "./support/test-server.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

describe.each(ENGINES)("$name", ({ engine, skip }) => {
  describe.skipIf(skip)("a session that is sent late", () => {
    let api: TestServer;
    let patient: Person;
    let physician: Person;
    let squat: Assignment;
    /** When both accounts were made, ms since 1970. */
    let registered: number;

    beforeAll(async () => {
      api = await startTestServer(engine);
      registered = api.clock.ms;
      patient = await api.person("patient");
      physician = await api.person("physician");
      await api.subscribe(patient, physician);
      const { body } = await physician.browser.send<Assignment>("POST", "/api/assignments", {
        patientId: patient.id,
        exerciseId: "squat",
        dose: DOSE,
      });
      squat = body;
      // The plan is three days old.
      await later(3 * DAY);
    });
    afterAll(() => api.stop());

    /** Time passes for both, who stay signed in. */
    const later = async (ms: number): Promise<void> => {
      api.clock.ms += ms;
      for (const { browser } of [patient, physician])
        expect((await browser.send("POST", "/api/auth/refresh")).status).toBeLessThan(300);
    };
    const start = (id: string, agoMs: number | undefined, who = patient, assignmentId = squat.id) =>
      who.browser.send<StartedSession>("POST", "/api/sessions", { id, assignmentId, agoMs });
    const seen = async (id: string): Promise<Session> => {
      const { body } = await physician.browser.send<SessionDetail>("GET", `/api/sessions/${id}`);
      return body.session;
    };
    const iso = (ms: number): string => new Date(ms).toISOString();

    test("stands where it was done, and not where it arrived", async () => {
      const now = api.clock.ms;
      const id = uuidv7();
      const events = sessionEvents(8);
      expect((await start(id, 5 * HOUR)).status).toBe(200);
      await patient.browser.send("POST", `/api/sessions/${id}/events`, { events });
      const finish = { ...(await finishOf(events)), agoMs: 5 * HOUR - 10 * MINUTE };
      const { status } = await patient.browser.send("POST", `/api/sessions/${id}/finish`, finish);
      expect(status).toBe(200);
      expect(await seen(id)).toMatchObject({
        state: "complete",
        repetitions: 6,
        startedAt: iso(now - 5 * HOUR),
        completedAt: iso(now - 5 * HOUR + 10 * MINUTE),
        lastEventAt: iso(now),
      });
      // It is not one of the last four hours.
      const { body } = await patient.browser.send<{ items: TodayItem[] }>(
        "GET",
        `/api/today?since=${iso(now - 4 * HOUR)}`,
      );
      expect(body.items.map(({ doneToday }) => doneToday)).toEqual([0]);
    });

    test("is the same one however often its start and its end are sent, and its times stay", async () => {
      const now = api.clock.ms;
      const id = uuidv7();
      const events = sessionEvents(4);
      const answers = await Promise.all(Array.from({ length: 8 }, () => start(id, 2 * HOUR)));
      expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
      await patient.browser.send("POST", `/api/sessions/${id}/events`, { events });
      const finish = { ...(await finishOf(events)), agoMs: HOUR };
      await patient.browser.send("POST", `/api/sessions/${id}/finish`, finish);
      await later(30 * MINUTE);
      // As an outbox sends them again whose answer was lost: older by then.
      expect((await start(id, 2 * HOUR + 30 * MINUTE)).status).toBe(200);
      expect((await start(id, undefined)).status).toBe(200);
      const again = { ...finish, agoMs: HOUR + 30 * MINUTE };
      expect((await patient.browser.send("POST", `/api/sessions/${id}/finish`, again)).status).toBe(200);
      expect(await seen(id)).toMatchObject({
        startedAt: iso(now - 2 * HOUR),
        completedAt: iso(now - HOUR),
        repetitions: 3,
      });
    });

    test("has plausible times whatever the device says: nothing in the future, nothing before its plan", async () => {
      const ancient = uuidv7();
      expect((await start(ancient, 300 * DAY)).status).toBe(200);
      expect((await seen(ancient)).startedAt).toBe(squat.createdAt);
      const free = uuidv7();
      const reply = await patient.browser.send<StartedSession>("POST", "/api/sessions", {
        id: free,
        exerciseId: "squat",
        dose: DOSE,
        agoMs: 300 * DAY,
      });
      expect(reply.body.session.startedAt).toBe(iso(registered));

      const events = sessionEvents(4);
      await patient.browser.send("POST", `/api/sessions/${ancient}/events`, { events });
      // Ended before it began: the clock was set in between.
      const finish = { ...(await finishOf(events)), agoMs: 301 * DAY };
      await patient.browser.send("POST", `/api/sessions/${ancient}/finish`, finish);
      expect((await seen(ancient)).completedAt).toBe(squat.createdAt);

      for (const agoMs of [-1, 1.5, 367 * DAY, "long"]) {
        const bad = await start(uuidv7(), agoMs as number);
        expect([bad.status, codeOf(bad)]).toEqual([422, "invalid"]);
      }
    });

    test("belongs to who is signed in: nobody starts one late in another's name or under another's plan", async () => {
      const id = uuidv7();
      await start(id, HOUR);
      const other = await api.person("patient");
      expect((await start(id, HOUR, other)).status).toBe(404);
      expect((await start(uuidv7(), HOUR, other)).status).toBe(404);
      expect((await start(uuidv7(), HOUR, physician)).status).toBe(403);
      expect((await seen(id)).patient.id).toBe(patient.id);
    });

    test("counts under an exercise that was ended while nobody could hear of it, and not for ever", async () => {
      const { body: ended } = await physician.browser.send<Assignment>("POST", "/api/assignments", {
        patientId: patient.id,
        exerciseId: "heel-raise",
        dose: DOSE,
      });
      await later(HOUR);
      await physician.browser.send("DELETE", `/api/assignments/${ended.id}`);
      await later(2 * DAY);
      const done = uuidv7();
      // A day after the end, and sent another day later.
      expect((await start(done, DAY, patient, ended.id)).status).toBe(200);
      expect((await seen(done)).assignmentId).toBe(ended.id);
      // Begun now, with a network, it is gone.
      expect((await start(uuidv7(), undefined, patient, ended.id)).status).toBe(404);
    });
  });
});

test("an item that ended takes what was begun within thirty days of its end, if it is said how long ago that was", () => {
  const now = 100 * DAY;
  expect(stillTakes(null, undefined, now)).toBe(true);
  expect(stillTakes(now - 29 * DAY, HOUR, now)).toBe(true);
  expect(stillTakes(now - 31 * DAY, HOUR, now)).toBe(false);
  expect(stillTakes(now - 31 * DAY, 2 * DAY, now)).toBe(true);
  expect(stillTakes(now - HOUR, undefined, now)).toBe(false);
});
