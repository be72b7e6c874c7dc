/** What `npm run bench fault` and `npm run bench load` do, in small, with the wrong control that they have to notice. */
import "fake-indexeddb/auto";
import { describe, expect, test } from "vitest";
import { SHORT } from "../../../bench/fault/fault.ts";
import { killedTabs } from "../../../bench/fault/killed-tabs.ts";
import { killsUnderSessions } from "../../../bench/fault/kills.ts";
import { networkCut } from "../../../bench/fault/network-cut.ts";
import { SHORT as SHORT_LOAD, underLoad } from "../../../bench/load/load.ts";
import { nginxMissing } from "../../../scripts/cluster/nginx.ts";
import { mariadbMissing } from "../../../scripts/cluster/own-mariadb.ts";
import { findChromium } from "../../worker/src/find-chromium.ts";
import { redisMissing } from "./ports/servers.ts";

const CLEAN = { lost: 0, duplicated: 0, corrupted: 0, unfinished: 0 };
const chromium = findChromium();
const forLoad = nginxMissing ?? mariadbMissing ?? redisMissing;
const missing = forLoad ?? (chromium === null ? "there is no Chromium" : null);
if (missing !== null && process.env.CI === "true")
  throw new Error(`CI breaks everything once, and ${missing}`);

const because = (why: string | null): string => (why === null ? "" : ` (skipped: ${why})`);

describe("nothing that counted as done on a device is lost, doubled or changed", { timeout: 300_000 }, () => {
  test.skipIf(mariadbMissing !== null)(
    `by kills of the server and of MariaDB${because(mariadbMissing)}`,
    async () => {
      const verdict = await killsUnderSessions("mariadb", SHORT.mariadb);
      expect(verdict).toMatchObject({ ...CLEAN, kills: 4 });
      expect(verdict.events).toBeGreaterThan(SHORT.mariadb.sessions);
    },
  );

  test("by kills of the server with its embedded database", async () => {
    const verdict = await killsUnderSessions("embedded", SHORT.embedded);
    expect(verdict).toMatchObject({ ...CLEAN, kills: 3 });
    expect(verdict.events).toBeGreaterThan(SHORT.embedded.sessions);
  });

  test.skipIf(chromium === null)(
    `by kills of tabs with a browser${because(chromium === null ? "there is no Chromium" : null)}`,
    async () => {
      const verdict = await killedTabs(chromium ?? "", SHORT.tabs);
      expect(verdict).toMatchObject({ ...CLEAN, kills: 6 });
      expect(verdict.events).toBeGreaterThan(SHORT.tabs.tabs);
    },
  );

  test("by half an hour without network in which tokens run out", async () => {
    const verdict = await networkCut(SHORT.cutSessions);
    // The first event, 5 attempts before, 20 in between, the end.
    expect(verdict).toEqual({ ...CLEAN, events: SHORT.cutSessions * 27, refreshed: SHORT.cutSessions });
  });

  test("and a server that acknowledges before it commits is found out by the same check", async () => {
    const verdict = await killsUnderSessions("embedded", SHORT.control, true);
    expect(verdict.lost).toBeGreaterThan(0);
    expect(verdict.unfinished).toBeGreaterThan(0);
  });
});

test.skipIf(forLoad !== null)(
  `under load on two servers every flush is acknowledged and every watched event arrives${because(forLoad)}`,
  { timeout: 300_000 },
  async () => {
    const { acknowledged, watched, failures } = await underLoad(SHORT_LOAD);
    expect(failures).toBe(0);
    expect(acknowledged.length).toBeGreaterThan(SHORT_LOAD.sessions);
    expect(watched.length).toBeGreaterThan(SHORT_LOAD.watched);
  },
);
