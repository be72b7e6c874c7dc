import type { Assignment, Exercise, ExerciseInsight, ExerciseVersion } from "@physiocheck/contracts";
import { ENGINES } from "@physiocheck/database/testing";
import { uuidv7 } from "uuidv7";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { codeOf } from "./support/browser.ts";
import { chainOf, DOSE, finishOf, ledgerEntry, newExercise, sessionEvents } from "./support/samples.ts";
import { startTestServer, type Person, type TestServer } from "./support/test-server.ts";

type Accepted = { exercise: Exercise; assignmentId: string | null };

/** Depths of six attempts that nearly reach 60 %. */
const SHORT = 0.55;

describe.each(ENGINES)("$name", ({ engine, skip }) => {
  describe.skipIf(skip)("suggestions", () => {
    let api: TestServer;
    let physician: Person;

    beforeAll(async () => {
      api = await startTestServer(engine);
      physician = await api.person("physician");
    });
    afterAll(() => api.stop());

    const patientOf = async (): Promise<Person> => {
      const patient = await api.person("patient");
      await api.subscribe(patient, physician);
      return patient;
    };
    const ok = async <T>(by: Person, method: "GET" | "POST", path: string, body?: unknown): Promise<T> => {
      const reply = await by.browser.send<T>(method, path, body);
      if (reply.status >= 300) throw new Error(`${path}: ${reply.status} ${reply.text}`);
      return reply.body;
    };
    const assign = (patient: Person, exerciseId: string) =>
      ok<Assignment>(physician, "POST", "/api/assignments", {
        patientId: patient.id,
        exerciseId,
        dose: DOSE,
      });
    /** A finished session of six attempts, all as deep as this. */
    const exercised = async (patient: Person, assignmentId: string, depth = SHORT): Promise<void> => {
      const id = uuidv7();
      const events = sessionEvents(6).map((event) =>
        event.kind === "attempt"
          ? { ...event, payload: { ...event.payload, entry: { ...ledgerEntry(event.payload.index), depth } } }
          : event,
      );
      await ok(patient, "POST", "/api/sessions", { id, assignmentId });
      await ok(patient, "POST", `/api/sessions/${id}/events`, { events });
      await ok(patient, "POST", `/api/sessions/${id}/finish`, {
        ...(await finishOf(events)),
        chain: await chainOf(events),
      });
      api.clock.ms += 60_000;
    };
    const insights = async (patient: Person): Promise<ExerciseInsight[]> =>
      (await ok<{ insights: ExerciseInsight[] }>(physician, "GET", `/api/patients/${patient.id}/suggestions`))
        .insights;
    const change = { kind: "counted_depth", from: 0.6, to: SHORT };

    test("three sessions that fall short suggest a depth that counts; accepted, it takes the old one's place on the plan", async () => {
      const patient = await patientOf();
      const assignment = await assign(patient, "squat");
      for (let i = 0; i < 2; i += 1) await exercised(patient, assignment.id);
      expect((await insights(patient))[0]).toMatchObject({ sessions: 2, attempts: 12, suggestions: [] });
      await exercised(patient, assignment.id);
      const [insight] = await insights(patient);
      expect(insight?.suggestions).toEqual([
        {
          suggestion: {
            key: "counted_depth:0.55",
            reason: "short_of_depth",
            change,
            evidence: { patients: 1, sessions: 3, attempts: 18, share: 1, measured: SHORT },
          },
          dismissed: null,
        },
      ]);
      expect(insight?.errors).toEqual([]);

      const body = { exerciseId: "squat", change, title: "Squat, adapted" };
      const path = `/api/patients/${patient.id}/suggestions/acceptance`;
      const { exercise, assignmentId } = await ok<Accepted>(physician, "POST", path, body);
      expect(exercise).toMatchObject({
        origin: "own",
        definition: { version: 1, title: "Squat, adapted", depth: { counted: SHORT } },
      });
      const { assignments } = await ok<{ assignments: Assignment[] }>(patient, "GET", "/api/assignments");
      expect(assignments.filter(({ endedAt }) => endedAt === null)).toMatchObject([
        { id: assignmentId, dose: DOSE, exercise: { id: exercise.definition.id } },
      ]);
    });

    test("of an own exercise the patient alone has: a new version; of one that others have too: another exercise", async () => {
      const [patient, other] = [await patientOf(), await patientOf()];
      const own = await ok<Exercise>(physician, "POST", "/api/exercises", newExercise("Mine"));
      const exerciseId = own.definition.id;
      await assign(patient, exerciseId);
      const from = own.definition.depth.counted;
      const accept = (to: number, before = from) =>
        physician.browser.send<Accepted>("POST", `/api/patients/${patient.id}/suggestions/acceptance`, {
          exerciseId,
          change: { kind: "counted_depth", from: before, to },
          title: "Another",
        });
      const first = await accept(0.5);
      expect(first.body).toMatchObject({
        assignmentId: null,
        exercise: { definition: { id: exerciseId, version: 2, title: "Mine", depth: { counted: 0.5 } } },
      });
      const { versions } = await ok<{ versions: ExerciseVersion[] }>(
        physician,
        "GET",
        `/api/exercises/${exerciseId}/versions`,
      );
      expect(versions[0]?.note).toBe(`counted_depth: ${from} → 0.5`);

      // The suggestion that was on the screen before is no longer true.
      expect(codeOf(await accept(0.45))).toBe("conflict");
      // What was counted from below what is noticed would make no sense.
      expect(codeOf(await accept(0.1, 0.5))).toBe("wrong_state");

      await assign(other, exerciseId);
      const shared = (await accept(0.45, 0.5)).body;
      expect(shared.exercise.definition).toMatchObject({
        version: 1,
        title: "Another",
        depth: { counted: 0.45 },
      });
      expect(shared.exercise.definition.id).not.toBe(exerciseId);
      const unchanged = await ok<Exercise>(physician, "GET", `/api/exercises/${exerciseId}`);
      expect(unchanged.definition).toMatchObject({ version: 2, depth: { counted: 0.5 } });
    });

    test("what was dismissed is remembered with its first reason, for this patient alone", async () => {
      const [patient, other] = [await patientOf(), await patientOf()];
      for (const person of [patient, other]) {
        const { id } = await assign(person, "squat");
        for (let i = 0; i < 3; i += 1) await exercised(person, id);
      }
      const path = `/api/patients/${patient.id}/suggestions/dismissal`;
      const dismissal = { exerciseId: "squat", key: "counted_depth:0.55" };
      await ok(physician, "POST", path, { ...dismissal, reason: "They are to go deeper." });
      await ok(physician, "POST", path, { ...dismissal, reason: "Again." });
      const reasonsOf = async (person: Person) =>
        (await insights(person))[0]?.suggestions.map(({ dismissed }) => dismissed?.reason ?? null);
      expect(await reasonsOf(patient)).toEqual(["They are to go deeper."]);
      expect(await reasonsOf(other)).toEqual([null]);
      // For everybody it is a question of its own.
      const all = await ok<ExerciseInsight>(physician, "GET", "/api/exercises/squat/suggestions");
      expect(all.suggestions).toMatchObject([{ dismissed: null, suggestion: { key: "counted_depth:0.55" } }]);
      // Another physician's patients are not among them.
      const stranger = await api.person("physician");
      expect(await ok(stranger, "GET", "/api/exercises/squat/suggestions")).toMatchObject({ sessions: 0 });
    });
  });
});
