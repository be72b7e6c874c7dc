import {
  LIVE_CLOSE,
  LONGEST_LIVE_FRAME,
  MOST_WATCHED,
  type PublisherNews,
  type StreamMessage,
  type WatcherNews,
} from "@physiocheck/contracts";
import { eq } from "@physiocheck/database";
import { ENGINES } from "@physiocheck/database/testing";
import { uuidv7 } from "uuidv7";
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from "vitest";
import type { Browser } from "./support/browser.ts";
import { here, TestLine } from "./support/live-line.ts";
import { DOSE, finishOf, progress, sessionEvents } from "./support/samples.ts";
import { startTestServer, type Person, type TestServer } from "./support/test-server.ts";

type Of<T extends StreamMessage["type"]> = Extract<StreamMessage, { type: T }>;

describe.each(ENGINES)("$name", ({ engine, skip }) => {
  describe.skipIf(skip)("the live line", () => {
    let api: TestServer;
    let patient: Person;
    let physician: Person;
    let subscriptionId: string;
    const lines: { close(): void }[] = [];

    beforeAll(async () => {
      api = await startTestServer(engine);
    });
    afterAll(() => api.stop());
    afterEach(() => {
      for (const line of lines.splice(0)) line.close();
    });

    const opened = async <T extends PublisherNews | WatcherNews>(browser: Browser): Promise<TestLine<T>> => {
      const line = await TestLine.opened<T>(browser);
      lines.push(line);
      return line;
    };
    const session = async (of: Person): Promise<string> => {
      const id = uuidv7();
      await of.browser.send("POST", "/api/sessions", { id, exerciseId: "squat", dose: DOSE });
      return id;
    };
    const begin = async (): Promise<string> => {
      patient = await api.person("patient");
      physician = await api.person("physician", { name: "Dr Berg" });
      subscriptionId = await api.subscribe(patient, physician);
      return session(patient);
    };
    const publish = async (sessionId: string, declined: string[] = []): Promise<TestLine<PublisherNews>> => {
      const line = await opened<PublisherNews>(patient.browser);
      line.say({ type: "publish", sessionId, declined });
      await line.next("publishing");
      return line;
    };
    const watch = async (sessionId: string, by: Person = physician): Promise<TestLine<WatcherNews>> => {
      const line = await opened<WatcherNews>(by.browser);
      line.say({ type: "watch", sessionId });
      return line;
    };

    test("a skeleton comes while somebody watches, who is named to the patient, and never otherwise", async () => {
      const id = await begin();
      const sender = await publish(id);
      // Before anybody watches: sent by a page that does not ask, and passed on to nobody.
      sender.show(1);
      const watcher = await watch(id);
      const { channel } = await watcher.next("watching");
      expect((await watcher.next("session")).message.type).toBe("snapshot");
      await here(watcher);
      expect((await sender.next("watchers")).watchers).toEqual([
        { id: physician.id, name: "Dr Berg", since: new Date(api.clock.ms).toISOString() },
      ]);
      sender.show(2);
      const first = await watcher.until(() => watcher.frames.at(0) ?? null);
      expect(first.channel).toBe(channel);
      expect(first.frame).toMatchObject({ seq: 2, count: 2, state: "exercising" });
      watcher.say({ type: "unwatch", sessionId: id });
      expect((await sender.next("watchers")).watchers).toEqual([]);
    });

    test("several patients come over one socket, each on a channel of its own", async () => {
      const first = await begin();
      const senderA = await publish(first);
      const other = await api.person("patient");
      await api.subscribe(other, physician);
      const second = await session(other);
      const senderB = await opened<PublisherNews>(other.browser);
      senderB.say({ type: "publish", sessionId: second, declined: [] });
      const watcher = await watch(first);
      const a = await watcher.next("watching");
      watcher.say({ type: "watch", sessionId: second });
      const b = await watcher.next("watching");
      expect(a.channel).not.toBe(b.channel);
      await senderA.next("watchers");
      await senderB.next("watchers");
      senderA.show(10);
      senderB.show(20);
      await watcher.until(() => (watcher.frames.length >= 2 ? true : null));
      expect(Object.fromEntries(watcher.frames.map(({ channel, frame }) => [channel, frame?.seq]))).toEqual({
        [a.channel]: 10,
        [b.channel]: 20,
      });
    });

    test("progress, events and the end of the session come over the same socket", async () => {
      const id = await begin();
      const watcher = await watch(id);
      await watcher.next("session");
      await patient.browser.send("POST", `/api/sessions/${id}/progress`, progress(3));
      expect((await watcher.next("session")).message).toMatchObject({
        type: "progress",
        progress: { repetitions: 3 },
      });
      const events = sessionEvents(1);
      await patient.browser.send("POST", `/api/sessions/${id}/events`, { events });
      const heard: StreamMessage[] = [];
      while (heard.length < events.length) heard.push((await watcher.next("session")).message);
      expect(heard.map((message) => (message as Of<"event">).event.kind)).toEqual(
        events.map(({ kind }) => kind),
      );
      await patient.browser.send("POST", `/api/sessions/${id}/finish`, await finishOf(events));
      expect((await watcher.next("session")).message).toEqual({ type: "ended", reason: "complete" });
    });

    test("a cue reaches the patient with the name of who says it, and its arrival reaches the physician", async () => {
      const id = await begin();
      const sender = await publish(id);
      const watcher = await watch(id);
      await here(watcher);
      const cueId = uuidv7();
      watcher.say({ type: "cue", sessionId: id, cueId, code: "slower" });
      expect(await sender.next("cue")).toEqual({
        type: "cue",
        cueId,
        from: { id: physician.id, name: "Dr Berg" },
        content: { code: "slower" },
      });
      sender.say({ type: "ack", cueId, spoken: true });
      expect(await watcher.next("cue")).toEqual({ type: "cue", sessionId: id, cueId, state: "spoken" });
      watcher.say({ type: "say", sessionId: id, cueId: uuidv7(), text: "Left foot forward" });
      expect((await sender.next("cue")).content).toEqual({ text: "Left foot forward" });
      // Nobody there: said so at once, instead of into the void.
      sender.close();
      await watcher.until(
        () => watcher.news.find((news) => news.type === "publisher" && news.state === "away") ?? null,
      );
      watcher.say({ type: "cue", sessionId: id, cueId, code: "breathe" });
      expect((await watcher.next("cue")).state).toBe("undelivered");
      const { auditLog } = api.server.deps.database.schema;
      // Nobody waits for the notes.
      await vi.waitFor(async () => {
        const rows = await api.server.deps.database.read
          .select()
          .from(auditLog)
          .where(eq(auditLog.objectId, id));
        const actions = rows.filter(({ actorId }) => actorId === physician.id).map(({ action }) => action);
        expect(actions).toEqual(expect.arrayContaining(["watchLive", "sendCue"]));
        expect(JSON.stringify(rows)).not.toContain("Left foot");
      });
    });

    test("whom the patient declines sees nothing more, also after coming again, until they are allowed", async () => {
      const id = await begin();
      const sender = await publish(id);
      const watcher = await watch(id);
      await here(watcher);
      await sender.next("watchers");
      sender.say({ type: "decline", physicianId: physician.id });
      await watcher.until(
        () => watcher.news.find((news) => news.type === "publisher" && news.state === "declined") ?? null,
      );
      const again = await watch(id);
      await again.until(
        () => again.news.find((news) => news.type === "publisher" && news.state === "declined") ?? null,
      );
      const before = watcher.frames.length;
      sender.show(1);
      sender.say({ type: "allow", physicianId: physician.id });
      await here(again);
      sender.show(2);
      await again.until(() => again.frames.at(0) ?? null);
      expect(again.frames.map(({ frame }) => frame?.seq)).toEqual([2]);
      expect(watcher.frames.slice(before).map(({ frame }) => frame?.seq)).not.toContain(1);
    });

    /** Before the seconds after which access would be looked at anyway: only the bus can do it in time. */
    const end = {
      signOut: (person: Person) => person.browser.send("POST", "/api/auth/logout"),
      switchOff: async (person: Person) =>
        (await api.person("admin")).browser.send("PUT", `/api/users/${person.id}/disabled`, {
          disabled: true,
        }),
      withdraw: async (person: Person) =>
        (await api.person("admin")).browser.send("POST", `/api/users/${person.id}/rejection`, {
          reason: "Ran out.",
        }),
    };
    const watched = async (): Promise<{
      id: string;
      sender: TestLine<PublisherNews>;
      watcher: TestLine<WatcherNews>;
    }> => {
      const id = await begin();
      const sender = await publish(id);
      const watcher = await watch(id);
      await here(watcher);
      await sender.next("watchers");
      return { id, sender, watcher };
    };

    test("ends at once when the patient ends the subscription", async () => {
      const { id, sender, watcher } = await watched();
      await patient.browser.send("POST", `/api/subscriptions/${subscriptionId}/revocation`);
      const ended = await watcher.until(
        () => watcher.news.find((news) => news.type === "session" && news.message.type === "ended") ?? null,
      );
      expect(ended).toMatchObject({ sessionId: id, message: { reason: "no_access" } });
      expect((await sender.next("watchers")).watchers).toEqual([]);
      // A frame that is still sent reaches nobody.
      const before = watcher.frames.length;
      sender.show(99);
      watcher.say({ type: "watch", sessionId: id });
      expect(await watcher.next("refused")).toMatchObject({ reason: "not_found" });
      expect(watcher.frames.length).toBe(before);
    });

    test.each([
      ["signs out", "signOut", LIVE_CLOSE.signed_out],
      ["is switched off", "switchOff", LIVE_CLOSE.signed_out],
      ["loses the approval", "withdraw", LIVE_CLOSE.forbidden],
    ] as const)("closes at once when the physician %s", async (_, how, code) => {
      const { sender, watcher } = await watched();
      await end[how](physician);
      expect(await watcher.end()).toBe(code);
      expect((await sender.next("watchers")).watchers).toEqual([]);
    });

    test.each([
      ["signs out", "signOut"],
      ["is switched off", "switchOff"],
    ] as const)("closes at once when the patient %s, and the physician is told", async (_, how) => {
      const { sender, watcher } = await watched();
      await end[how](patient);
      expect(await sender.end()).toBe(LIVE_CLOSE.signed_out);
      const away = await watcher.until(
        () => watcher.news.find((news) => news.type === "publisher" && news.state === "away") ?? null,
      );
      expect(away).toBeDefined();
    });

    test("who may not is not let in: by kind of caller, by origin, and by session", async () => {
      const id = await begin();
      const anonymous = await api.person("patient");
      anonymous.browser.cookies.clear();
      const pending = await api.person("physician", { verification: "pending" });
      const admin = await api.person("admin");
      expect(await TestLine.open(anonymous.browser)).toBe(401);
      expect(await TestLine.open(pending.browser)).toBe(403);
      expect(await TestLine.open(admin.browser)).toBe(403);
      expect(await TestLine.open(physician.browser, { origin: "https://elsewhere.test" })).toBe(403);
      expect(await TestLine.open(physician.browser, { "sec-fetch-site": "cross-site" })).toBe(403);

      const unsubscribed = await api.person("physician");
      const requested = await api.person("physician");
      const revoked = await api.person("physician");
      await api.subscribe(patient, requested, "requested");
      await api.subscribe(patient, revoked, "revoked");
      const answers = [];
      for (const by of [unsubscribed, requested, revoked]) {
        for (const sessionId of [id, uuidv7()]) {
          const line = await watch(sessionId, by);
          const { sessionId: _, ...answer } = await line.next("refused");
          answers.push(answer);
        }
      }
      // Foreign and missing are told apart by nothing.
      expect(new Set(answers.map((answer) => JSON.stringify(answer)))).toEqual(
        new Set([JSON.stringify({ type: "refused", reason: "not_found" })]),
      );
      const stranger = await api.person("patient");
      const sender = await opened<PublisherNews>(stranger.browser);
      sender.say({ type: "publish", sessionId: id, declined: [] });
      await sender.next("refused");
      // A physician does not publish, and a patient does not watch.
      const watcher = await opened<WatcherNews>(physician.browser);
      watcher.say({ type: "publish", sessionId: id, declined: [] });
      expect(await watcher.end()).toBe(LIVE_CLOSE.bad_message);
      const own = await opened<PublisherNews>(patient.browser);
      own.say({ type: "watch", sessionId: id });
      expect(await own.end()).toBe(LIVE_CLOSE.bad_message);
    });

    test.each([
      ["text that is no JSON", "{", LIVE_CLOSE.bad_message],
      ["a message of another protocol", '{"type":"hello"}', LIVE_CLOSE.bad_message],
      ["a frame that is none", Buffer.alloc(40), LIVE_CLOSE.bad_message],
      ["a frame that is too long", Buffer.alloc(LONGEST_LIVE_FRAME + 1, 1), LIVE_CLOSE.bad_message],
      ["a message without end", "x".repeat(5000), LIVE_CLOSE.too_large],
    ])("%s closes the line, and says why", async (_, message, code) => {
      await begin();
      const line = await opened(patient.browser);
      line.socket.send(message);
      expect(await line.end()).toBe(code);
    });

    test("a flood closes the line; frames above the rate are left out", async () => {
      const id = await begin();
      const sender = await publish(id);
      const watcher = await watch(id);
      await here(watcher);
      await sender.next("watchers");
      for (let seq = 0; seq < 60; seq += 1) sender.show(seq);
      watcher.say({ type: "unwatch", sessionId: id });
      expect((await sender.next("watchers")).watchers).toEqual([]);
      expect(watcher.frames.length).toBeGreaterThan(0);
      expect(watcher.frames.length).toBeLessThan(30);
      for (let i = 0; i < 200; i += 1) sender.show(i);
      expect(await sender.end()).toBe(LIVE_CLOSE.too_fast);
    });

    test("one socket watches so many and no more; one person opens so many and no more", async () => {
      const id = await begin();
      const line = await opened(physician.browser);
      const ids = [id];
      while (ids.length <= MOST_WATCHED) ids.push(await session(patient));
      for (const sessionId of ids) line.say({ type: "watch", sessionId });
      expect(await line.next("refused")).toEqual({
        type: "refused",
        sessionId: ids[MOST_WATCHED],
        reason: "too_many",
      });
      const more = [];
      for (let i = 0; i < 8; i += 1) more.push(await TestLine.open(physician.browser));
      for (const each of more) if (typeof each !== "number") lines.push(each);
      expect(more.filter((each) => each === 429)).toHaveLength(1);
    });

    test("another page of the same patient takes over, and the watchers stay", async () => {
      const id = await begin();
      const first = await publish(id);
      const watcher = await watch(id);
      await here(watcher);
      const second = await publish(id);
      expect(await first.end()).toBe(LIVE_CLOSE.replaced);
      expect((await second.next("watchers")).watchers.map(({ name }) => name)).toEqual(["Dr Berg"]);
      second.show(7);
      expect((await watcher.until(() => watcher.frames.at(0) ?? null)).frame?.seq).toBe(7);
    });
  });
});
