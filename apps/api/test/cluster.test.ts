/** Two built servers behind the nginx of docker/, with Redis and a MySQL-protocol database: what a clinic that grew runs. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type {
  LiveSession,
  PublisherNews,
  SessionEvent,
  StreamMessage,
  WatcherNews,
} from "@physiocheck/contracts";
import { mysqlMissing } from "@physiocheck/database/testing";
import { uuidv7 } from "uuidv7";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { dropRedis, REDIS_URL, redisMissing, redisPrefix } from "./ports/servers.ts";
import { Browser, type EventStream } from "./support/browser.ts";
import { here, TestLine } from "./support/live-line.ts";
import { DOSE, finishOf, progress, sessionEvents } from "./support/samples.ts";
import { startTestServer, type Person, type TestServer } from "./support/test-server.ts";
import { ApiServer } from "../../../scripts/cluster/api-server.ts";
import { Nginx, nginxMissing } from "../../../scripts/cluster/nginx.ts";
import { buildStale } from "../../../scripts/lib/build.ts";
import { freePort } from "../../../scripts/lib/free-port.ts";

const missing = nginxMissing ?? mysqlMissing ?? redisMissing;
if (missing !== null && process.env.CI === "true")
  throw new Error(`CI runs two servers behind nginx, and ${missing}`);

type Of<T extends StreamMessage["type"]> = Extract<StreamMessage, { type: T }>;

/** A restarted server is asked again once nginx has forgotten that it went (fail_timeout, 2 s, and as long again where a try came just before it was up). */
const FORGIVEN_MS = 5000;

describe.skipIf(missing !== null)(
  `two servers behind nginx${missing === null ? "" : ` (skipped: ${missing})`}`,
  () => {
    const prefix = redisPrefix();
    /** Makes people; stands beside the two and behind nobody. */
    let clinic: TestServer;
    let servers: readonly ApiServer[];
    let nginx: Nginx;

    beforeAll(async () => {
      await buildStale(() => undefined, ["api"]);
      // nginx shows a certificate that was made for this run.
      process.env.NODE_TLS_REJECT_UNAUTHORIZED = "0";
      clinic = await startTestServer("mysql", { REDIS_URL, REDIS_PREFIX: prefix });
      const { databaseUrl, dataDir } = clinic.server.deps.config;
      const port = await freePort();
      const env = {
        NODE_ENV: "production",
        PUBLIC_URL: `https://localhost:${port}`,
        SECRET_KEY: readFileSync(join(dataDir, "secret.key"), "utf8").trim(),
        DATABASE_URL: databaseUrl,
        REDIS_URL,
        REDIS_PREFIX: prefix,
        TRUSTED_PROXIES: "1",
        LOG_LEVEL: "error",
      };
      servers = await Promise.all([ApiServer.start(env), ApiServer.start(env)]);
      nginx = await Nginx.start(
        servers.map((server) => server.port),
        port,
      );
    });
    afterAll(async () => {
      await nginx?.stop();
      await Promise.all((servers ?? []).map((server) => server.remove()));
      await clinic?.stop();
      await dropRedis(prefix);
      delete process.env.NODE_TLS_REJECT_UNAUTHORIZED;
    });

    /** The same person, at another address, where cookies are bound to it. */
    const at = (origin: string, { browser }: Person): Browser =>
      new Browser(
        origin,
        [...browser.cookies].map(([name, value]) => [`__Host-${name}`, value] as const),
      );
    const line = async <News extends PublisherNews | WatcherNews>(
      browser: Browser,
    ): Promise<TestLine<News>> => {
      const opened = await TestLine.open<News>(browser, { "sec-fetch-site": "same-origin" });
      if (typeof opened === "number") throw new Error(`refused with ${opened}`);
      return opened;
    };
    const begin = async (browser: Browser): Promise<string> => {
      const id = uuidv7();
      const reply = await browser.send("POST", "/api/sessions", { id, exerciseId: "squat", dose: DOSE });
      expect(reply.status).toBe(200);
      return id;
    };

    test("whichever server a page is on, it hears the same, and knows the same from the start", async () => {
      const patient = await clinic.person("patient");
      const physician = await clinic.person("physician");
      await clinic.subscribe(patient, physician);
      const exercising = at(nginx.origin, patient);
      const id = await begin(exercising);
      const events = sessionEvents(3);

      const origins = [...servers.map(({ origin }) => origin), nginx.origin];
      const watching = origins.map((origin) => at(origin, physician));
      const streams: EventStream[] = [];
      try {
        for (const browser of watching) {
          const stream = await browser.stream(`/api/sessions/${id}/stream`);
          expect(stream.status).toBe(200);
          streams.push(stream);
          expect((await stream.until<Of<"snapshot">>("snapshot"))?.live.session.id).toBe(id);
        }
        // One after the other, so that both servers get some.
        for (const [index, event] of events.slice(0, 4).entries()) {
          const reply = await exercising.send("POST", `/api/sessions/${id}/events`, { events: [event] });
          expect(reply.body).toMatchObject({ highestContiguous: index });
        }
        for (const stream of streams)
          for (const event of events.slice(0, 4))
            expect((await stream.until<Of<"event">>("event"))?.event).toEqual(event);

        await exercising.send("POST", `/api/sessions/${id}/progress`, progress(2));
        for (const stream of streams)
          expect((await stream.until<Of<"progress">>("progress"))?.progress.repetitions).toBe(2);
        for (const browser of watching) {
          const { body } = await browser.send<{ live: LiveSession[] }>("GET", "/api/live");
          expect(body.live.map(({ session, progress: known }) => [session.id, known?.repetitions])).toEqual([
            [id, 2],
          ]);
          const late = await browser.stream(`/api/sessions/${id}/stream`);
          streams.push(late);
          expect((await late.until<Of<"snapshot">>("snapshot"))?.live.progress?.repetitions).toBe(2);
        }

        const left = events.slice(4);
        await exercising.send("POST", `/api/sessions/${id}/events`, { events: left });
        const finished = await exercising.send("POST", `/api/sessions/${id}/finish`, await finishOf(events));
        expect(finished.status).toBe(200);
        for (const stream of streams)
          expect(await stream.until<Of<"ended">>("ended")).toEqual({ type: "ended", reason: "complete" });
      } finally {
        for (const stream of streams) stream.close();
      }
    });

    test("skeletons and cues cross on WebSockets through nginx, from either server to either", async () => {
      const patient = await clinic.person("patient");
      const physician = await clinic.person("physician", { name: "Dr Berg" });
      const subscriptionId = await clinic.subscribe(patient, physician);
      const id = await begin(at(nginx.origin, patient));
      const sender = await line<PublisherNews>(at(nginx.origin, patient));
      // nginx gives them to the servers in turn; the two that go past it are on one each for sure.
      const watchers: TestLine<WatcherNews>[] = [];
      try {
        for (const origin of [nginx.origin, nginx.origin, ...servers.map((server) => server.origin)])
          watchers.push(await line<WatcherNews>(at(origin, physician)));
        for (const watcher of watchers) watcher.say({ type: "watch", sessionId: id });
        sender.say({ type: "publish", sessionId: id, declined: [] });
        await sender.next("publishing");
        await Promise.all(watchers.map(here));
        sender.show(7);
        for (const watcher of watchers)
          expect((await watcher.until(() => watcher.frames.at(0) ?? null)).frame?.seq).toBe(7);
        for (const watcher of watchers) {
          const cueId = uuidv7();
          watcher.say({ type: "cue", sessionId: id, cueId, code: "breathe" });
          expect(await sender.next("cue")).toMatchObject({ cueId, from: { name: "Dr Berg" } });
          sender.say({ type: "ack", cueId, spoken: true });
          // What was spoken is told to everybody who watches.
          await Promise.all(
            watchers.map((one) =>
              one.until(() => one.news.find((news) => news.type === "cue" && news.cueId === cueId) ?? null),
            ),
          );
        }
        await at(nginx.origin, patient).send("POST", `/api/subscriptions/${subscriptionId}/revocation`);
        for (const watcher of watchers)
          await watcher.until(
            () =>
              watcher.news.find((news) => news.type === "session" && news.message.type === "ended") ?? null,
          );
        await sender.until(
          () => sender.news.find((news) => news.type === "watchers" && news.watchers.length === 0) ?? null,
        );
      } finally {
        sender.close();
        for (const watcher of watchers) watcher.close();
      }
    });

    test("servers are restarted in turn under load, and no request fails", async () => {
      const people = await Promise.all(Array.from({ length: 12 }, () => clinic.person("patient")));
      const failures: string[] = [];
      let requests = 0;
      const over = new AbortController();
      const exercise = async (
        person: Person,
      ): Promise<{ id: string; events: SessionEvent[]; browser: Browser }> => {
        const browser = at(nginx.origin, person);
        const id = await begin(browser);
        const events = sessionEvents(2000);
        const ask = async (method: string, path: string, body?: unknown): Promise<void> => {
          requests += 1;
          const reply = await browser.send(method, path, body).catch((error: Error) => error);
          if (reply instanceof Error) failures.push(`${method} ${path}: ${reply.message}`);
          else if (reply.status !== 200)
            failures.push(`${method} ${path}: ${reply.status} ${reply.text.slice(0, 200)}`);
        };
        let sent = 0;
        while (!over.signal.aborted && sent + 4 < events.length) {
          await ask("POST", `/api/sessions/${id}/events`, { events: events.slice(sent, sent + 2) });
          sent += 2;
          await ask("GET", `/api/sessions/${id}`);
        }
        return { id, events: events.slice(0, sent), browser };
      };
      const exercising = Promise.all(people.map(exercise));
      await sleep(500);
      const codes: (number | null)[] = [];
      for (const server of servers) {
        codes.push(await server.stop());
        await server.boot();
        await sleep(FORGIVEN_MS);
      }
      over.abort();
      const sessions = await exercising;
      expect(failures).toEqual([]);
      expect(codes).toEqual([0, 0]);
      expect(requests).toBeGreaterThan(200);
      for (const { id, events, browser } of sessions) {
        const stored = await browser.send<{ events: SessionEvent[] }>("GET", `/api/sessions/${id}/events`);
        expect(stored.body.events).toEqual(events);
      }
    });
  },
);
