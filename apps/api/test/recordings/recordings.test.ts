import { RECORDING_CONSENT_VERSION, type ErrorEnvelope, type Recording } from "@physiocheck/contracts";
import { eq } from "@physiocheck/database";
import { ENGINES } from "@physiocheck/database/testing";
import { uuidv7 } from "uuidv7";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { applyRetention } from "../../src/admin/retention.ts";
import { sweepRecordings } from "../../src/recordings/recording-jobs.ts";
import { codeOf } from "../support/browser.ts";
import { DOSE } from "../support/samples.ts";
import {
  agreement,
  falsePieces,
  HAS_FFMPEG,
  putManifest,
  putPiece,
  settled,
  webmPieces,
} from "../support/recordings.ts";
import { startTestServer, type Person, type TestServer } from "../support/test-server.ts";
import { runningSession } from "../support/world.ts";

const DAY_MS = 86_400_000;

describe.each(ENGINES)("$name", ({ engine, skip }) => {
  describe.skipIf(skip)("recordings", () => {
    let api: TestServer;
    let patient: Person;
    let physician: Person;
    let assignmentId: string;

    beforeAll(async () => {
      api = await startTestServer(engine);
      patient = await api.person("patient");
      physician = await api.person("physician");
      await api.subscribe(patient, physician);
      const { body } = await physician.browser.send<{ id: string }>("POST", "/api/assignments", {
        patientId: patient.id,
        exerciseId: "squat",
        dose: DOSE,
      });
      assignmentId = body.id;
    });
    afterAll(() => api.stop());

    /** A session that was agreed to be recorded. */
    const recorded = async (): Promise<string> => {
      const id = await runningSession(patient, assignmentId);
      const reply = await patient.browser.send("PUT", `/api/recordings/${id}`, agreement());
      expect(reply.status).toBe(200);
      return id;
    };
    const keysOf = async (sessionId: string): Promise<string[]> => {
      const keys: string[] = [];
      for await (const { key } of api.server.deps.objects.list(`recordings/${sessionId}/`)) keys.push(key);
      return keys;
    };
    const find = async (by: Person, sessionId: string): Promise<Recording | null> =>
      (await by.browser.send<{ recording: Recording | null }>("GET", `/api/recordings/${sessionId}`)).body
        .recording;

    test("nothing is taken of a session that nobody agreed to record, and nothing stored twice", async () => {
      const unasked = await runningSession(patient, assignmentId);
      expect(await find(patient, unasked)).toBeNull();
      const [piece] = falsePieces(1);
      expect((await putPiece(patient, unasked, 0, piece)).status).toBe(404);
      expect(await keysOf(unasked)).toEqual([]);

      const id = await recorded();
      expect((await putPiece(patient, id, 0, piece)).status).toBe(204);
      expect((await putPiece(patient, id, 0, piece)).status).toBe(204);
      const other = await putPiece(patient, id, 0, Buffer.concat([piece, Buffer.from("!")]));
      expect([other.status, codeOf(other)]).toEqual([422, "invalid"]);
      expect((await keysOf(id)).length).toBe(1);
      // The consent is there, with the words that were agreed to, and asking again does not begin anew.
      await patient.browser.send("PUT", `/api/recordings/${id}`, agreement());
      expect(await find(physician, id)).toMatchObject({
        state: "recording",
        consentVersion: RECORDING_CONSENT_VERSION,
        chunks: 1,
      });
    });

    test("two different pieces that come at once under one number: one is stored, whole, and one refused", async () => {
      const id = await recorded();
      const pieces = falsePieces(6).map((piece) => Buffer.concat([piece, Buffer.alloc(200_000, 7)]));
      const statuses = (await Promise.all(pieces.map((piece) => putPiece(patient, id, 0, piece)))).map(
        ({ status }) => status,
      );
      expect(statuses.toSorted((a, b) => a - b)).toEqual([204, 422, 422, 422, 422, 422]);
      expect((await keysOf(id)).length).toBe(1);
      const winner = pieces[statuses.indexOf(204)];
      expect((await putPiece(patient, id, 0, winner)).status).toBe(204);
    });

    test("bytes that are no video, damaged ones and too many are refused", async () => {
      const id = await recorded();
      expect(codeOf(await putPiece(patient, id, 0, Buffer.from("<html>")))).toBe("unsupported_type");
      const damaged = await patient.browser.send(
        "PUT",
        `/api/recordings/${id}/chunks/0?take=0&from=0&until=1`,
        falsePieces(1)[0],
        { "x-content-sha256": "0".repeat(64) },
      );
      expect(codeOf(damaged)).toBe("hash_mismatch");
      expect(codeOf(await putPiece(patient, id, 0, Buffer.alloc(5 * 1_048_576)))).toBe("too_large");
      expect(await keysOf(id)).toEqual([]);
    });

    test.skipIf(!HAS_FFMPEG)(
      "pieces become one MP4 whose length is right; it is played in parts",
      async () => {
        const id = await recorded();
        const first = await webmPieces(6, 6);
        const second = await webmPieces(4, 4);
        for (const [seq, piece] of first.entries()) await putPiece(patient, id, seq, piece);
        for (const [i, piece] of second.entries())
          await putPiece(patient, id, 6 + i, piece, { take: 1, from: 9000 + i * 1000 });
        await putManifest(patient, id, 10, { ended: [0, 1] });
        const recording = await settled(patient, id);
        expect(recording).toMatchObject({ state: "ready", why: null, chunks: 10 });
        expect(recording.gaps).toEqual([{ fromMs: 6000, toMs: 9000, reason: "paused" }]);
        const [part] = recording.parts;
        expect(part?.takes.map(({ fromMs, videoMs }) => [fromMs, Math.round(videoMs / 100)])).toEqual([
          [0, 0],
          [9000, 60],
        ]);
        const length = part?.takes.reduce((sum, { durationMs }) => sum + durationMs, 0) ?? 0;
        expect(Math.abs(length - 10_000)).toBeLessThan(200);
        // Only the video is left of it.
        await expect.poll(() => keysOf(id), { timeout: 20_000 }).toEqual([`recordings/${id}/video-0.mp4`]);

        const path = `/api/recordings/${id}/videos/0`;
        const whole = await physician.browser.send("GET", path);
        expect([whole.status, whole.headers.get("content-type"), whole.headers.get("accept-ranges")]).toEqual(
          [200, "video/mp4", "bytes"],
        );
        const range = await physician.browser.send("GET", path, undefined, { range: "bytes=100-199" });
        expect([
          range.status,
          range.headers.get("content-range"),
          range.headers.get("content-length"),
        ]).toEqual([206, `bytes 100-199/${part?.bytes}`, "100"]);
        const beyond = await physician.browser.send("GET", path, undefined, { range: "bytes=99999999-" });
        expect(beyond.status).toBe(416);
      },
    );

    test.skipIf(!HAS_FFMPEG)(
      "a piece that is missing in the middle is stated, though FFmpeg would not mind",
      async () => {
        const id = await recorded();
        const pieces = await webmPieces(6, 6);
        for (const [seq, piece] of pieces.entries()) if (seq !== 3) await putPiece(patient, id, seq, piece);
        const refused = await putManifest(patient, id, 6);
        expect([refused.status, codeOf(refused)]).toEqual([409, "incomplete"]);
        expect((refused.body as unknown as ErrorEnvelope).error.details?.missingChunks).toEqual([3]);
        expect(await find(patient, id)).toMatchObject({ state: "recording", parts: [] });

        await putManifest(patient, id, 6, { lost: [3] });
        const recording = await settled(patient, id);
        expect(recording.gaps).toEqual([{ fromMs: 3000, toMs: null, reason: "missing" }]);
        const [take] = recording.parts[0]?.takes ?? [];
        expect(take?.durationMs).toBeGreaterThan(2000);
        expect(take?.durationMs).toBeLessThan(4000);
      },
    );

    test.skipIf(!HAS_FFMPEG)(
      "a session that goes on after its recording was ended gets a longer video",
      async () => {
        const id = await recorded();
        for (const [seq, piece] of (await webmPieces(3, 3)).entries())
          await putPiece(patient, id, seq, piece);
        await putManifest(patient, id, 3, { ended: [] });
        const cut = await settled(patient, id);
        expect(cut.gaps).toEqual([{ fromMs: 3000, toMs: null, reason: "interrupted" }]);

        for (const [i, piece] of (await webmPieces(2, 2)).entries())
          await putPiece(patient, id, 3 + i, piece, { take: 1, from: 8000 + i * 1000 });
        // The older manifest once more: an answer that was lost on the way.
        await putManifest(patient, id, 3, { ended: [] });
        await putManifest(patient, id, 5, { ended: [1] });
        const whole = await settled(patient, id);
        expect(whole.gaps).toEqual([{ fromMs: 3000, toMs: 8000, reason: "interrupted" }]);
        expect(whole.parts).toHaveLength(1);
        const length = whole.parts[0]?.takes.reduce((sum, { durationMs }) => sum + durationMs, 0) ?? 0;
        expect(Math.abs(length - 5000)).toBeLessThan(200);
        await expect.poll(async () => (await keysOf(id)).length, { timeout: 20_000 }).toBe(1);
      },
    );

    test("what FFmpeg will not have is put aside once, and kept as it came", async () => {
      const id = await recorded();
      const [piece] = falsePieces(1, "no video");
      await putPiece(patient, id, 0, piece);
      await putManifest(patient, id, 1);
      const recording = await settled(patient, id);
      expect(recording.state).toBe("kept");
      expect(recording.parts).toMatchObject([{ part: 0, type: "video/webm", bytes: piece.length }]);
      const { text } = await patient.browser.send("GET", `/api/recordings/${id}/videos/0`);
      expect(text).toContain("no video piece 0");
      expect(await api.server.deps.jobs.counts("recordings")).toMatchObject({ failed: 0, waiting: 0 });
    });

    test("who may no longer see the patient is refused the next range, and the log says who opened it", async () => {
      const id = await recorded();
      await putPiece(patient, id, 0, falsePieces(1)[0]);
      await putManifest(patient, id, 1);
      await settled(patient, id);
      const guest = await api.person("physician");
      const subscriptionId = await api.subscribe(patient, guest);
      const path = `/api/recordings/${id}/videos/0`;
      expect((await guest.browser.send("GET", path, undefined, { range: "bytes=0-3" })).status).toBe(206);
      expect((await guest.browser.send("GET", path, undefined, { range: "bytes=4-7" })).status).toBe(206);
      await patient.browser.send("POST", `/api/subscriptions/${subscriptionId}/revocation`);
      expect((await guest.browser.send("GET", path, undefined, { range: "bytes=8-" })).status).toBe(404);
      const { read, schema } = api.server.deps.database;
      const lines = await read.select().from(schema.auditLog).where(eq(schema.auditLog.actorId, guest.id));
      expect(
        lines.filter(({ action, outcome }) => action === "getRecordingVideo" && outcome === "ok"),
      ).toHaveLength(1);
    });

    test("deleted is gone, and what is still on its way is thrown away", async () => {
      const id = await recorded();
      await putPiece(patient, id, 0, falsePieces(1)[0]);
      expect((await physician.browser.send("DELETE", `/api/recordings/${id}`)).status).toBe(403);
      expect((await patient.browser.send("DELETE", `/api/recordings/${id}`)).status).toBe(204);
      expect(await keysOf(id)).toEqual([]);
      expect(await find(physician, id)).toMatchObject({ state: "removed", why: "deleted", parts: [] });
      expect((await putPiece(patient, id, 1, falsePieces(2)[1])).status).toBe(204);
      expect((await putManifest(patient, id, 2)).body.state).toBe("removed");
      expect((await patient.browser.send("PUT", `/api/recordings/${id}`, agreement())).status).toBe(200);
      expect(await keysOf(id)).toEqual([]);
      expect((await patient.browser.send("GET", `/api/recordings/${id}/videos/0`)).status).toBe(404);
    });

    test("a device that never comes back: what it had sent is kept, and the gap is stated", async () => {
      const id = await recorded();
      for (const seq of [0, 1, 3]) await putPiece(patient, id, seq, falsePieces(4)[seq]);
      expect(await sweepRecordings(api.server.deps)).toBe(0);
      api.clock.ms += 2 * DAY_MS;
      // The access token has run out with the clock; its owner is asked directly.
      expect(await sweepRecordings(api.server.deps)).toBeGreaterThan(0);
      const { read, schema } = api.server.deps.database;
      await expect
        .poll(
          async () =>
            (await read.select().from(schema.recordings).where(eq(schema.recordings.sessionId, id)))[0]
              ?.state,
          { timeout: 20_000 },
        )
        .toBe("kept");
      const [row] = await read.select().from(schema.recordings).where(eq(schema.recordings.sessionId, id));
      expect(JSON.parse(row?.gaps ?? "")).toEqual([{ fromMs: 2000, toMs: null, reason: "missing" }]);
    });

    test("the clinic's time and space for recordings", async () => {
      const { database } = api.server.deps;
      const { recordings } = database.schema;
      const before = await database.read.select().from(recordings);
      expect(before.some(({ state }) => state !== "removed")).toBe(true);
      api.clock.ms += 8 * DAY_MS;
      const { recordings: cleared } = await applyRetention(api.server.deps);
      expect(cleared).toBe(before.filter(({ state }) => state !== "removed").length);
      const left: string[] = [];
      for await (const { key } of api.server.deps.objects.list("recordings/")) left.push(key);
      expect(left).toEqual([]);
    });
  });
});

test("a recording whose job has failed for good is taken up again, once what stood in its way is gone", async () => {
  const api = await startTestServer("libsql");
  try {
    const patient = await api.person("patient");
    const { objects, jobs, database } = api.server.deps;
    const { body } = await patient.browser.send<{ session: { id: string } }>("POST", "/api/sessions", {
      id: uuidv7(),
      exerciseId: "squat",
      dose: DOSE,
    });
    const { id } = body.session;
    await patient.browser.send("PUT", `/api/recordings/${id}`, agreement());
    const [piece] = falsePieces(1);
    await putPiece(patient, id, 0, piece);
    // The store has lost it for now.
    const keys: string[] = [];
    for await (const { key } of objects.list(`recordings/${id}/`)) keys.push(key);
    for (const key of keys) await objects.delete(key);
    await putManifest(patient, id, 1);
    const stateOf = async () => (await jobs.find("recordings", `${id}-1`))?.state;
    await expect
      .poll(
        async () => {
          const state = await stateOf();
          if (state === "waiting") api.clock.ms += 60_000;
          return state;
        },
        { timeout: 50_000, interval: 500 },
      )
      .toBe("failed");
    for (const key of keys) await objects.put(key, piece, { contentType: "application/octet-stream" });
    api.clock.ms += 16 * 60_000;
    await sweepRecordings(api.server.deps);
    const { recordings } = database.schema;
    await expect
      .poll(async () => (await database.read.select().from(recordings))[0]?.state, { timeout: 50_000 })
      .toBe("kept");
  } finally {
    await api.stop();
  }
}, 120_000);

test("without FFmpeg and without room", async () => {
  const api = await startTestServer("libsql", { FFMPEG: "off", RECORDING_QUOTA_MB: "1" });
  try {
    const patient = await api.person("patient");
    const start = async (): Promise<string> => {
      const { body } = await patient.browser.send<{ session: { id: string } }>("POST", "/api/sessions", {
        id: uuidv7(),
        exerciseId: "squat",
        dose: DOSE,
      });
      return body.session.id;
    };
    const id = await start();
    await patient.browser.send("PUT", `/api/recordings/${id}`, agreement());
    const [head] = falsePieces(1);
    await putPiece(patient, id, 0, Buffer.concat([head, Buffer.alloc(1_200_000)]));
    await putPiece(patient, id, 1, head, { take: 1, from: 5000 });
    await putManifest(patient, id, 2, { ended: [0] });
    const recording = await settled(patient, id);
    expect(recording).toMatchObject({ state: "kept", why: "no_ffmpeg" });
    expect(recording.parts.map(({ part, takes }) => [part, takes[0]?.fromMs])).toEqual([
      [0, 0],
      [1, 5000],
    ]);
    expect(recording.gaps).toEqual([
      { fromMs: 1000, toMs: 5000, reason: "paused" },
      { fromMs: 6000, toMs: null, reason: "interrupted" },
    ]);
    const next = await start();
    const { body } = await patient.browser.send<Recording>("PUT", `/api/recordings/${next}`, agreement());
    expect(body).toMatchObject({ state: "removed", why: "no_room" });
  } finally {
    await api.stop();
  }
});
