import type { Acknowledgement, SessionDetail, SessionEvent, StartedSession } from "@physiocheck/contracts";
import { ENGINES } from "@physiocheck/database/testing";
import { uuidv7 } from "uuidv7";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { codeOf, type Reply } from "./support/browser.ts";
import { chainOf, DOSE, finishOf, sessionEvents, traceChunk } from "./support/samples.ts";
import { startTestServer, type Person, type TestServer } from "./support/test-server.ts";

describe.each(ENGINES)("$name", ({ engine, skip }) => {
  describe.skipIf(skip)("a session's events", () => {
    let api: TestServer;
    let patient: Person;

    beforeAll(async () => {
      api = await startTestServer(engine);
      patient = await api.person("patient");
    });
    afterAll(() => api.stop());

    const start = async (): Promise<string> => {
      const id = uuidv7();
      const reply = await patient.browser.send("POST", "/api/sessions", {
        id,
        exerciseId: "squat",
        dose: DOSE,
      });
      expect(reply.status).toBe(200);
      return id;
    };
    const append = (id: string, events: readonly SessionEvent[]): Promise<Reply<Acknowledgement>> =>
      patient.browser.send("POST", `/api/sessions/${id}/events`, { events });
    const stored = async (id: string): Promise<SessionEvent[]> => {
      const reply = await patient.browser.send<{ events: SessionEvent[] }>(
        "GET",
        `/api/sessions/${id}/events`,
      );
      return reply.body.events;
    };
    const finish = async (id: string, events: readonly SessionEvent[], chunks = 0) =>
      patient.browser.send<SessionDetail>(
        "POST",
        `/api/sessions/${id}/finish`,
        await finishOf(events, chunks),
      );

    test("come back as they were sent, and the ledger and tallies are made of them", async () => {
      const id = await start();
      const events = sessionEvents(8);
      const reply = await append(id, events);
      expect(reply.body).toEqual({ highestContiguous: events.length - 1, chain: await chainOf(events) });
      expect(await stored(id)).toEqual(events);
      const { status, body } = await finish(id, events);
      expect(status).toBe(200);
      expect(body.session).toMatchObject({
        state: "complete",
        repetitions: 6,
        partial: 2,
        sets: 1,
        quality: 81.5,
        painBefore: 2,
        painAfter: 3,
        effort: 5,
        endReason: "completed",
      });
      expect(body.ledger.map(({ entry }) => entry)).toEqual(
        events.flatMap((event) => (event.kind === "attempt" ? [event.payload.entry] : [])),
      );
    });

    test("are stored once, however often and however overlapping they are sent", async () => {
      const id = await start();
      const events = sessionEvents(8);
      await append(id, events.slice(0, 5));
      await append(id, events.slice(0, 5));
      await append(id, events.slice(3, 9));
      await append(id, [...events.slice(2, 7), ...events.slice(2, 7)]);
      const { body } = await append(id, events.toReversed());
      expect(body).toEqual({ highestContiguous: events.length - 1, chain: await chainOf(events) });
      expect(await stored(id)).toEqual(events);
    });

    test("sent by twenty calls at once, shuffled, are all there once", async () => {
      const id = await start();
      const events = sessionEvents(36);
      const batches = Array.from({ length: 20 }, (_, i) => events.slice(i * 2, i * 2 + 4));
      const replies = await Promise.all(batches.toReversed().map((batch) => append(id, batch)));
      expect(new Set(replies.map(({ status }) => status))).toEqual(new Set([200]));
      expect(await stored(id)).toEqual(events);
      expect((await finish(id, events)).body.session).toMatchObject({ repetitions: 27, partial: 9 });
    });

    test("with a gap are kept, but acknowledged only up to it, and the session does not close", async () => {
      const id = await start();
      const events = sessionEvents(4);
      await append(id, events.slice(0, 2));
      const { body } = await append(id, events.slice(4));
      expect(body).toEqual({ highestContiguous: 1, chain: await chainOf(events.slice(0, 2)) });
      const early = await finish(id, events);
      expect([early.status, codeOf(early)]).toEqual([409, "incomplete"]);
      expect(early.body).toMatchObject({ error: { details: { highestContiguous: 1, missingFrom: 2 } } });
      const filled = await append(id, events.slice(2, 4));
      expect(filled.body.highestContiguous).toBe(events.length - 1);
      expect((await finish(id, events)).status).toBe(200);
    });

    test("other content under a seq is a conflict, and nothing of that batch is stored", async () => {
      const id = await start();
      const events = sessionEvents(4);
      await append(id, events.slice(0, 3));
      const forged: SessionEvent = { ...events[2], t: events[2].t + 1 };
      const reply = await append(id, [forged, ...events.slice(3)]);
      expect([reply.status, codeOf(reply)]).toEqual([409, "conflict"]);
      expect(reply.body).toMatchObject({ error: { details: { seq: 2 } } });
      expect(await stored(id)).toEqual(events.slice(0, 3));
    });

    test("the same event under another seq is a conflict: one repetition never becomes two", async () => {
      const id = await start();
      const events = sessionEvents(4);
      await append(id, events.slice(0, 3));
      const reply = await append(id, [{ ...events[2], seq: 3 }]);
      expect([reply.status, codeOf(reply)]).toEqual([409, "conflict"]);
      expect(await stored(id)).toHaveLength(3);
    });

    test("a wrong hash keeps the session open", async () => {
      const id = await start();
      const events = sessionEvents(4);
      await append(id, events);
      const wrong = { ...(await finishOf(events)), chain: "0".repeat(64) };
      const reply = await patient.browser.send("POST", `/api/sessions/${id}/finish`, wrong);
      expect([reply.status, codeOf(reply)]).toEqual([409, "hash_mismatch"]);
    });

    test("a closed session takes no new event, but confirms those it has; finishing twice is fine", async () => {
      const id = await start();
      const events = sessionEvents(4);
      await append(id, events);
      expect((await finish(id, events)).status).toBe(200);
      expect((await finish(id, events)).status).toBe(200);
      expect((await append(id, events)).body.highestContiguous).toBe(events.length - 1);
      const more: SessionEvent = {
        id: uuidv7(),
        seq: events.length,
        t: 1e6,
        at: events[0].at,
        kind: "resumed",
        payload: {},
      };
      expect(codeOf(await append(id, [more]))).toBe("session_closed");
    });

    test("of many sessions sent at once are stored together, and one bad batch harms nobody else", async () => {
      const others = await Promise.all(Array.from({ length: 12 }, start));
      const foreign = await api.person("patient");
      const batches = others.map(() => sessionEvents(3));
      const taken = await start();
      const [first, second] = sessionEvents(1);
      await append(taken, [first]);
      const [replies, twice, stranger] = await Promise.all([
        Promise.all(others.map((id, index) => append(id, batches[index]))),
        // The id of an event that is stored already, under a new seq: only the database notices that.
        append(taken, [{ ...second, id: first.id }]),
        foreign.browser.send("POST", `/api/sessions/${others[0]}/events`, { events: batches[0] }),
      ]);
      expect(replies.map(({ status }) => status)).toEqual(others.map(() => 200));
      expect([twice.status, codeOf(twice), stranger.status]).toEqual([409, "conflict", 404]);
      for (const [index, id] of others.entries()) {
        expect(await stored(id)).toEqual(batches[index]);
        expect(replies[index].body.chain).toBe(await chainOf(batches[index]));
      }
      expect(await stored(taken)).toEqual([first]);
    });

    test("starting again under the same id finds the session and what it has", async () => {
      const id = await start();
      const events = sessionEvents(4);
      await append(id, events.slice(0, 4));
      const again = await patient.browser.send<StartedSession>("POST", "/api/sessions", {
        id,
        exerciseId: "squat",
        dose: DOSE,
      });
      expect(again.body.acknowledged).toEqual({
        highestContiguous: 3,
        chain: await chainOf(events.slice(0, 4)),
      });
      // Learned in sessions that were finished above.
      expect(again.body.calibration).toMatchObject({ version: 1, bones: [1, 0.9] });
      const other = await patient.browser.send("POST", "/api/sessions", {
        id,
        exerciseId: "lunge",
        dose: DOSE,
      });
      expect(codeOf(other)).toBe("conflict");
    });

    test("two starts at once make one session", async () => {
      const id = uuidv7();
      const body = { id, exerciseId: "squat", dose: DOSE };
      const replies = await Promise.all(
        [1, 2, 3, 4].map(() => patient.browser.send("POST", "/api/sessions", body)),
      );
      expect(replies.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
    });

    test("trace chunks: stored once, checked, listed, and given back byte for byte", async () => {
      const id = await start();
      const events = sessionEvents(4);
      await append(id, events);
      const [first, second] = [traceChunk(0), traceChunk(1000)];
      const put = (chunk: number, { bytes, headers }: ReturnType<typeof traceChunk>) =>
        patient.browser.send("PUT", `/api/sessions/${id}/trace/${chunk}`, bytes, headers);
      expect((await put(0, first)).status).toBe(204);
      expect((await put(0, first)).status).toBe(204);
      expect(codeOf(await put(0, second))).toBe("conflict");
      expect(codeOf(await put(1, { ...second, headers: first.headers }))).toBe("hash_mismatch");
      const text = new TextEncoder().encode("not a trace");
      expect(codeOf(await put(1, { ...second, bytes: text }))).toBe("unsupported_type");
      const early = await finish(id, events, 2);
      expect(early.body).toMatchObject({ error: { code: "incomplete", details: { missingChunks: [1] } } });
      expect((await put(1, second)).status).toBe(204);
      expect((await finish(id, events, 2)).status).toBe(200);
      expect(codeOf(await put(2, second))).toBe("session_closed");

      const manifest = await patient.browser.send("GET", `/api/sessions/${id}/trace`);
      expect(manifest.body).toEqual({
        chunks: [first, second].map(({ bytes, headers }, chunk) => ({
          chunk,
          bytes: bytes.length,
          sha256: headers["x-content-sha256"],
        })),
      });
      const got = await fetch(`${api.origin}/api/sessions/${id}/trace/1`, {
        headers: { cookie: patient.browser.cookieHeader },
      });
      expect(Buffer.compare(Buffer.from(await got.arrayBuffer()), second.bytes)).toBe(0);
    });

    test("the log holds no body, no name and no address", async () => {
      const canary = `canary-${uuidv7()}`;
      const person = await api.person("patient", { name: canary, email: `${canary}@x.test` });
      await person.browser.send("GET", "/api/auth/me");
      await person.browser.send("POST", "/api/auth/login", { email: `${canary}@x.test`, password: canary });
      await person.browser.send("GET", `/api/sessions?exerciseId=${canary}`);
      expect(api.logged.length).toBeGreaterThan(3);
      expect(api.logged.filter((line) => line.includes(canary))).toEqual([]);
    });
  });
});
