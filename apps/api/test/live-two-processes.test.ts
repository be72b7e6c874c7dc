import { LIVE_CLOSE, type PublisherNews, type WatcherNews } from "@physiocheck/contracts";
import { ENGINES } from "@physiocheck/database/testing";
import { uuidv7 } from "uuidv7";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { dropRedis, REDIS_URL, redisMissing, redisPrefix } from "./ports/servers.ts";
import { Browser } from "./support/browser.ts";
import { here, TestLine } from "./support/live-line.ts";
import { DOSE } from "./support/samples.ts";
import { startTestServer, type Person, type TestServer } from "./support/test-server.ts";

/** As behind a load balancer: the patient's line ends on one process, the physician's on another. */
describe.each(ENGINES)("$name", ({ engine, skip }) => {
  describe.skipIf(skip || redisMissing !== null)("the live line over two processes and Redis", () => {
    const prefix = redisPrefix();
    let one: TestServer;
    let other: TestServer;

    beforeAll(async () => {
      const redis = { REDIS_URL, REDIS_PREFIX: prefix };
      one = await startTestServer(engine, redis);
      const { databaseUrl, dataDir } = one.server.deps.config;
      other = await startTestServer(engine, { ...redis, DATABASE_URL: databaseUrl, DATA_DIR: dataDir });
    });
    afterAll(async () => {
      await other.stop();
      await one.stop();
      await dropRedis(prefix);
    });

    /** The same person, on the other process. */
    const there = ({ browser }: Person): Browser => new Browser(other.origin, browser.cookies);

    test("skeletons, cues, who watches, and the end of consent cross from one to the other", async () => {
      const patient = await one.person("patient");
      const physician = await one.person("physician", { name: "Dr Berg" });
      const subscriptionId = await one.subscribe(patient, physician);
      const sessionId = uuidv7();
      await patient.browser.send("POST", "/api/sessions", { id: sessionId, exerciseId: "squat", dose: DOSE });

      const watcher = await TestLine.opened<WatcherNews>(there(physician));
      const sender = await TestLine.opened<PublisherNews>(patient.browser);
      try {
        watcher.say({ type: "watch", sessionId });
        await watcher.next("session");
        sender.say({ type: "publish", sessionId, declined: [] });
        await sender.next("publishing");
        await here(watcher);
        expect((await sender.next("watchers")).watchers.map(({ name }) => name)).toEqual(["Dr Berg"]);
        sender.show(3);
        expect((await watcher.until(() => watcher.frames.at(0) ?? null)).frame?.seq).toBe(3);

        const cueId = uuidv7();
        watcher.say({ type: "cue", sessionId, cueId, code: "breathe" });
        expect((await sender.next("cue")).cueId).toBe(cueId);
        sender.say({ type: "ack", cueId, spoken: false });
        expect((await watcher.next("cue")).state).toBe("shown");

        await patient.browser.send("POST", `/api/subscriptions/${subscriptionId}/revocation`);
        const ended = await watcher.until(
          () => watcher.news.find((news) => news.type === "session" && news.message.type === "ended") ?? null,
        );
        expect(ended).toMatchObject({ message: { reason: "no_access" } });
        expect((await sender.next("watchers")).watchers).toEqual([]);

        await patient.browser.send("POST", "/api/auth/logout");
        expect(await sender.end()).toBe(LIVE_CLOSE.signed_out);
      } finally {
        watcher.close();
        sender.close();
      }
    });
  });
});
