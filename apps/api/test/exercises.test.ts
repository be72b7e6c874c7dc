import type {
  Exercise,
  ExerciseVersion,
  RescoredExercise,
  Rescoring,
  SessionDetail,
} from "@physiocheck/contracts";
import { ENGINES } from "@physiocheck/database/testing";
import { ENGINE_VERSION, exerciseById, unpackTrace } from "@physiocheck/motion";
import { gunzipSync } from "node:zlib";
import { createHash } from "node:crypto";
import { uuidv7 } from "uuidv7";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { codeOf } from "./support/browser.ts";
import { DOSE, newExercise } from "./support/samples.ts";
import { measuredSession, squat, squats, squatTake, type LiveSession } from "./support/takes.ts";
import { startTestServer, type Person, type TestServer } from "./support/test-server.ts";

describe.each(ENGINES)("$name", ({ engine, skip }) => {
  describe.skipIf(skip)("exercises", () => {
    let api: TestServer;
    let physician: Person;
    let patient: Person;

    beforeAll(async () => {
      api = await startTestServer(engine);
      physician = await api.person("physician", { name: "Dr Vega" });
      patient = await api.person("patient", { name: "Ana" });
      await api.subscribe(patient, physician);
    });
    afterAll(() => api.stop());

    const make = async (more: object = {}): Promise<Exercise> => {
      const { status, body } = await physician.browser.send<Exercise>("POST", "/api/exercises", {
        ...newExercise("Slow squat"),
        ...more,
      });
      expect(status).toBe(201);
      return body;
    };
    const change = (id: string, basedOn: number, more: object = {}, note = "") =>
      physician.browser.send<ExerciseVersion>("POST", `/api/exercises/${id}/versions`, {
        basedOn,
        note,
        definition: { ...newExercise("Slow squat"), ...more },
      });
    const versions = async (person: Person, id: string): Promise<readonly ExerciseVersion[]> =>
      (await person.browser.send<{ versions: ExerciseVersion[] }>("GET", `/api/exercises/${id}/versions`))
        .body.versions;

    /** Sends a measured session as the patient's browser would. @returns its id */
    const store = async (exerciseId: string, { events, chunks, finish }: LiveSession): Promise<string> => {
      const id = uuidv7();
      const send = async (method: string, path: string, body: unknown, headers = {}): Promise<void> => {
        const reply = await patient.browser.send(method, path, body, headers);
        expect(reply.status).toBeLessThan(300);
      };
      await send("POST", "/api/sessions", { id, exerciseId, dose: DOSE });
      await send("POST", `/api/sessions/${id}/events`, { events });
      for (const [place, chunk] of chunks.entries())
        await send("PUT", `/api/sessions/${id}/trace/${place}`, chunk, {
          "x-content-sha256": createHash("sha256").update(chunk).digest("hex"),
        });
      await send("POST", `/api/sessions/${id}/finish`, finish);
      return id;
    };
    const rescore = (id: string, version: number) =>
      physician.browser.send<Rescoring>("POST", `/api/sessions/${id}/rescorings`, { version });

    test("a change makes a new version; old ones stay as they were", async () => {
      const { definition } = await make();
      const { id } = definition;
      const deeper = { ...definition.templates, peak: { knee_flexion: 110, hip_flexion: 90 } };
      const { status, body } = await change(id, 1, { title: "Deep squat", templates: deeper }, "Deeper.");
      expect([status, body.version, body.note, body.author?.name]).toEqual([201, 2, "Deeper.", "Dr Vega"]);
      expect(body.definition).toMatchObject({ id, version: 2, title: "Deep squat", templates: deeper });
      const [second, first] = await versions(physician, id);
      expect([second.version, first.version]).toEqual([2, 1]);
      expect(first.definition).toEqual(definition);
      const now = await physician.browser.send<Exercise>("GET", `/api/exercises/${id}`);
      expect(now.body.definition).toEqual(second.definition);
      const old = await physician.browser.send<ExerciseVersion>("GET", `/api/exercises/${id}/versions/1`);
      expect(old.body).toEqual(first);
      expect((await physician.browser.send("GET", `/api/exercises/${id}/versions/3`)).status).toBe(404);
    });

    test("a change of an older version than the newest is refused, also when two come at once", async () => {
      const { id } = (await make()).definition;
      const both = await Promise.all([change(id, 1, { title: "One" }), change(id, 1, { title: "Other" })]);
      expect(both.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([201, 409]);
      expect(codeOf(await change(id, 1))).toBe("conflict");
      expect((await change(id, 2)).status).toBe(201);
      expect((await versions(physician, id)).map(({ version }) => version)).toEqual([3, 2, 1]);
    });

    test("repetitions stay repetitions: plans would not fit otherwise", async () => {
      const { id } = (await make()).definition;
      const { id: _id, version: _version, ...plank } = exerciseById("plank") ?? squat();
      expect(codeOf(await change(id, 1, plank))).toBe("wrong_state");
      expect(await versions(physician, id)).toHaveLength(1);
    });

    test("a plan has the newest version, a session that was done the one it was done with", async () => {
      const { id } = (await make()).definition;
      const assigned = await physician.browser.send<{ id: string }>("POST", "/api/assignments", {
        patientId: patient.id,
        exerciseId: id,
        dose: DOSE,
      });
      const session = uuidv7();
      await patient.browser.send("POST", "/api/sessions", { id: session, assignmentId: assigned.body.id });
      await change(id, 1, { title: "Newer" });
      const today = await patient.browser.send("GET", "/api/today");
      expect(today.text).toContain("Newer");
      const done = await patient.browser.send<SessionDetail>("GET", `/api/sessions/${session}`);
      expect(done.body.exercise).toMatchObject({ version: 1, title: "Slow squat" });
    });

    test("patients of the one who made it read it and its versions; others find nothing", async () => {
      const { id } = (await make()).definition;
      const stranger = await api.person("patient");
      const colleague = await api.person("physician");
      expect(await versions(patient, id)).toHaveLength(1);
      for (const person of [stranger, colleague])
        for (const path of ["", "/versions", "/versions/1", "/versions/1/take"])
          expect(
            (await person.browser.send("GET", `/api/exercises/${id}${path}`)).status,
          ).toBeGreaterThanOrEqual(403);
    });

    test("archived it is given to nobody any more, and can be taken out again", async () => {
      const { id } = (await make({ title: "Old squat" })).definition;
      const archive = (archived: boolean) =>
        physician.browser.send<Exercise>("PUT", `/api/exercises/${id}/archived`, { archived });
      const ids = async (query: string): Promise<readonly string[]> =>
        (
          await physician.browser.send<{ exercises: Exercise[] }>("GET", `/api/exercises${query}`)
        ).body.exercises.map(({ definition }) => definition.id);
      expect((await archive(true)).body.archivedAt).not.toBeNull();
      expect(await ids("")).not.toContain(id);
      expect(await ids("?archived=only")).toEqual([id]);
      const order = { patientId: patient.id, exerciseId: id, dose: DOSE };
      expect(codeOf(await physician.browser.send("POST", "/api/assignments", order))).toBe("wrong_state");
      expect((await physician.browser.send("GET", `/api/exercises/${id}`)).status).toBe(200);
      expect((await archive(false)).body.archivedAt).toBeNull();
      expect((await physician.browser.send("POST", "/api/assignments", order)).status).toBe(201);
      const squatOfAll = await physician.browser.send("PUT", "/api/exercises/squat/archived", {
        archived: true,
      });
      expect(squatOfAll.status).toBe(404);
    });

    test("the take is kept with its version, passed on to the next, and its owner's alone", async () => {
      const { id } = (await make({ take: squatTake() })).definition;
      await change(id, 1, { title: "Same take" });
      expect((await versions(physician, id)).map(({ hasTake }) => hasTake)).toEqual([true, true]);
      const response = await fetch(`${api.origin}/api/exercises/${id}/versions/2/take`, {
        headers: { cookie: physician.browser.cookieHeader },
      });
      const stored = unpackTrace(gunzipSync(Buffer.from(await response.arrayBuffer())));
      expect(stored).toEqual(unpackTrace(gunzipSync(Buffer.from(squatTake(), "base64"))));
      expect((await patient.browser.send("GET", `/api/exercises/${id}/versions/2/take`)).status).toBe(403);
      const plain = (await make()).definition.id;
      expect((await physician.browser.send("GET", `/api/exercises/${plain}/versions/1/take`)).status).toBe(
        404,
      );
    });

    test.each([
      ["not base64 of anything", "AAAA"],
      ["an empty object", {}],
      ["half a gzip file", squatTake().slice(0, 4000)],
      ["a trace of another version", { version: 2, fps: 30, width: 1, height: 1, frames: [] }],
    ])("a take that is %s is refused with what is wrong", async (_, take) => {
      const { status, body } = await physician.browser.send<{
        error: { details: { fields: { path: string; message: string }[] } };
      }>("POST", "/api/exercises", { ...newExercise("x"), take });
      expect(status).toBe(422);
      expect(body.error.details.fields[0].path).toBe("body.take");
      expect(body.error.details.fields[0].message.length).toBeGreaterThan(20);
    });

    test("scored again with the version it ran with, a session's ledger is the live one, number for number", async () => {
      const { definition } = await make();
      const session = await measuredSession(definition, [squats(4, 5), squats(4, 6)]);
      const id = await store(definition.id, session);
      const { status, body } = await rescore(id, 1);
      expect(status).toBe(200);
      const live = await physician.browser.send<SessionDetail>("GET", `/api/sessions/${id}`);
      expect(live.body.ledger.length).toBeGreaterThanOrEqual(8);
      expect(body.ledger).toEqual(live.body.ledger);
      expect(body.summary).toEqual(live.body.summary);
      expect(body.engine).toBe(ENGINE_VERSION);
      expect(body.differences.flatMap(({ changes }) => changes)).toEqual([]);
    });

    test("with another version it comes out otherwise, beside the live result and once only", async () => {
      const { definition } = await make();
      const session = await measuredSession(definition, [squats(4, 5)]);
      const id = await store(definition.id, session);
      const before = await physician.browser.send<SessionDetail>("GET", `/api/sessions/${id}`);
      await change(definition.id, 1, { timing: { minRep: 20, typicalRep: 25, maxRep: 30 } });
      const [first, again] = [await rescore(id, 2), await rescore(id, 2)];
      expect(first.body.summary.repetitions).toBe(0);
      expect(before.body.session.repetitions).toBeGreaterThanOrEqual(3);
      expect(first.body.differences.filter(({ changes }) => changes.includes("counted"))).toHaveLength(
        before.body.session.repetitions,
      );
      expect(again.body).toEqual(first.body);
      const after = await physician.browser.send<SessionDetail>("GET", `/api/sessions/${id}`);
      expect(after.body).toEqual(before.body);
      const list = await patient.browser.send<{ versions: number[]; rescorings: Rescoring[] }>(
        "GET",
        `/api/sessions/${id}/rescorings`,
      );
      expect(list.body).toEqual({ versions: [2, 1], rescorings: [first.body] });
      expect((await rescore(id, 3)).status).toBe(404);
    });

    test("all sessions of an exercise, some at a time", async () => {
      const { definition } = await make();
      const session = await measuredSession(definition, [squats(2, 7)]);
      const ids = [];
      for (let i = 0; i < 5; i += 1) ids.push(await store(definition.id, session));
      const found: RescoredExercise["sessions"] = [];
      let after: string | null = null;
      do {
        const reply: { body: RescoredExercise } = await physician.browser.send(
          "POST",
          `/api/exercises/${definition.id}/rescorings`,
          { version: 1, ...(after !== null && { after }) },
        );
        found.push(...reply.body.sessions);
        after = reply.body.next;
        expect(reply.body.remaining).toBe(ids.length - found.length);
      } while (after !== null);
      expect(found.map(({ sessionId }) => sessionId)).toEqual(ids.toSorted());
      for (const { before, after: then, changed } of found) {
        expect(then).toEqual(before);
        expect(changed).toBe(0);
      }
      const stranger = await api.person("physician");
      const foreign = await stranger.browser.send("POST", `/api/exercises/${definition.id}/rescorings`, {
        version: 1,
      });
      expect(foreign.status).toBe(404);
    });

    test("a library exercise's sessions of other physicians' patients are not touched", async () => {
      const session = await measuredSession(squat(), [squats(2, 8)]);
      await store("squat", session);
      const stranger = await api.person("physician");
      const mine = await physician.browser.send<RescoredExercise>("POST", "/api/exercises/squat/rescorings", {
        version: squat().version,
      });
      const theirs = await stranger.browser.send<RescoredExercise>(
        "POST",
        "/api/exercises/squat/rescorings",
        {
          version: squat().version,
        },
      );
      expect(mine.body.sessions).toHaveLength(1);
      expect(theirs.body).toEqual({ sessions: [], remaining: 0, next: null });
    });

    test("a session that runs, or kept no trace, is not scored again", async () => {
      const { definition } = await make();
      const id = uuidv7();
      await patient.browser.send("POST", "/api/sessions", { id, exerciseId: definition.id, dose: DOSE });
      expect(codeOf(await rescore(id, 1))).toBe("wrong_state");
      const { events, finish } = await measuredSession(definition, [squats(2)]);
      const bare = await store(definition.id, { events, chunks: [], finish: { ...finish, traceChunks: 0 } });
      expect(codeOf(await rescore(bare, 1))).toBe("wrong_state");
    });
  });
});
