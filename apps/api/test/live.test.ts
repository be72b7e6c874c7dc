import type { LiveSession, StreamMessage } from "@physiocheck/contracts";
import { ENGINES } from "@physiocheck/database/testing";
import { uuidv7 } from "uuidv7";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { EventStream } from "./support/browser.ts";
import { DOSE, finishOf, progress, sessionEvents } from "./support/samples.ts";
import { startTestServer, type Person, type TestServer } from "./support/test-server.ts";

type Of<T extends StreamMessage["type"]> = Extract<StreamMessage, { type: T }>;

describe.each(ENGINES)("$name", ({ engine, skip }) => {
  describe.skipIf(skip)("the live stream", () => {
    let api: TestServer;
    let patient: Person;
    let physician: Person;
    let subscriptionId: string;

    beforeAll(async () => {
      api = await startTestServer(engine);
    });
    afterAll(() => api.stop());

    const begin = async (): Promise<string> => {
      patient = await api.person("patient");
      physician = await api.person("physician");
      subscriptionId = await api.subscribe(patient, physician);
      const id = uuidv7();
      await patient.browser.send("POST", "/api/sessions", { id, exerciseId: "squat", dose: DOSE });
      return id;
    };
    const follow = async (id: string): Promise<EventStream> => {
      const stream = await physician.browser.stream(`/api/sessions/${id}/stream`);
      expect(stream.status).toBe(200);
      return stream;
    };
    const tell = (id: string, repetitions: number) =>
      patient.browser.send<{ watched: boolean }>(
        "POST",
        `/api/sessions/${id}/progress`,
        progress(repetitions),
      );

    test("begins with what is known, then tells progress and events as they come, and ends with the session", async () => {
      const id = await begin();
      const events = sessionEvents(4);
      await patient.browser.send("POST", `/api/sessions/${id}/events`, { events: events.slice(0, 3) });
      expect((await tell(id, 1)).body).toEqual({ watched: false });

      const stream = await follow(id);
      expect(stream.headers.get("content-encoding")).toBeNull();
      expect(stream.headers.get("cache-control")).toContain("no-transform");
      const snapshot = await stream.until<Of<"snapshot">>("snapshot");
      expect(snapshot?.live).toMatchObject({ session: { repetitions: 1 }, progress: { repetitions: 1 } });

      api.clock.ms += 500;
      expect((await tell(id, 2)).body).toEqual({ watched: true });
      expect((await stream.until<Of<"progress">>("progress"))?.progress.repetitions).toBe(2);

      await patient.browser.send("POST", `/api/sessions/${id}/events`, { events: events.slice(2) });
      // Event 2 was stored before: told once, like it is stored once.
      for (const event of events.slice(3)) {
        const message = await stream.until<Of<"event">>("event");
        expect(message?.event).toEqual(event);
        expect(message?.session.repetitions).toBe(3);
      }
      await patient.browser.send("POST", `/api/sessions/${id}/finish`, await finishOf(events));
      expect(await stream.until<Of<"ended">>("ended")).toEqual({ type: "ended", reason: "complete" });
      expect(await stream.next()).toBeNull();
    });

    test("progress faster than twice a second is not passed on, and none of it is stored", async () => {
      const id = await begin();
      const stream = await follow(id);
      await stream.until("snapshot");
      await tell(id, 1);
      for (let i = 2; i < 10; i += 1) await tell(id, i);
      api.clock.ms += 500;
      await tell(id, 10);
      const counts = [];
      for (let i = 0; i < 2; i += 1)
        counts.push((await stream.until<Of<"progress">>("progress"))?.progress.repetitions);
      expect(counts).toEqual([1, 10]);
      const stored = await patient.browser.send<{ events: unknown[] }>("GET", `/api/sessions/${id}/events`);
      expect(stored.body.events).toEqual([]);
      stream.close();
    });

    test.each([
      ["the patient ends the subscription", "no_access"],
      ["the physician signs out", "signed_out"],
      ["an admin switches the physician off", "signed_out"],
      ["an admin withdraws the approval", "no_access"],
    ] as const)("closes at once when %s", async (what, reason) => {
      const id = await begin();
      const admin = await api.person("admin");
      const stream = await follow(id);
      await stream.until("snapshot");
      // Before the five seconds after which access would be looked at anyway: fake time cannot help here, only the bus.
      switch (what) {
        case "the patient ends the subscription":
          await patient.browser.send("POST", `/api/subscriptions/${subscriptionId}/revocation`);
          break;
        case "the physician signs out":
          await physician.browser.send("POST", "/api/auth/logout");
          break;
        case "an admin switches the physician off":
          await admin.browser.send("PUT", `/api/users/${physician.id}/disabled`, { disabled: true });
          break;
        case "an admin withdraws the approval":
          await admin.browser.send("POST", `/api/users/${physician.id}/rejection`, { reason: "Ran out." });
          break;
      }
      // What happens after the end is not told any more.
      await tell(id, 7);
      const heard: StreamMessage[] = [];
      for (
        let message = await stream.next<StreamMessage>();
        message;
        message = await stream.next<StreamMessage>()
      )
        heard.push(message);
      expect(heard.at(-1)).toEqual({ type: "ended", reason });
      expect(heard.filter(({ type }) => type === "progress")).toEqual([]);
    });

    test("running sessions are listed, silent and finished ones are not", async () => {
      const id = await begin();
      await tell(id, 4);
      const live = async (): Promise<readonly LiveSession[]> =>
        (await physician.browser.send<{ live: LiveSession[] }>("GET", "/api/live")).body.live;
      expect(await live()).toMatchObject([{ session: { id }, progress: { repetitions: 4 }, ageMs: 0 }]);
      const page = await physician.browser.send<{ liveSessionId: string }>(
        "GET",
        `/api/patients/${patient.id}`,
      );
      expect(page.body.liveSessionId).toBe(id);
      api.clock.ms += 4000;
      expect((await live())[0].ageMs).toBe(4000);
      // Fifteen minutes: nobody speaks for so long; the access token has run out too.
      api.clock.ms += 900_000;
      await physician.browser.send("POST", "/api/auth/refresh");
      expect(await live()).toEqual([]);
    });
  });
});
