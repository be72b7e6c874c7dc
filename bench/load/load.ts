import { loadavg } from "node:os";
import { setTimeout as sleep } from "node:timers/promises";
import { MOST_WATCHED } from "@physiocheck/contracts";
import { dropRedis, REDIS_URL, redisMissing, redisPrefix } from "../../apps/api/test/ports/servers.ts";
import { startTestServer } from "../../apps/api/test/support/test-server.ts";
import { ApiServer } from "../../scripts/cluster/api-server.ts";
import { cpuSecondsOf } from "../../scripts/cluster/child.ts";
import { Nginx, nginxMissing } from "../../scripts/cluster/nginx.ts";
import { mariadbMissing, OwnMariadb } from "../../scripts/cluster/own-mariadb.ts";
import { buildStale } from "../../scripts/lib/build.ts";
import { freePort } from "../../scripts/lib/free-port.ts";
import { table } from "../../scripts/lib/table.ts";
import { eventAt } from "../cluster-events.ts";
import type { Benchmark, Section } from "../section.ts";
import { serverEnvironment } from "../server-environment.ts";
import { linesTo } from "../sessions/calls.ts";
import { patients } from "../sessions/patients.ts";
import { type Departures, SteadySender } from "./steady-sender.ts";
import { Watcher } from "./watcher.ts";

const ACKNOWLEDGED_BAR_MS = 100;
const WATCHED_BAR_MS = 250;
const EVENT_MS = 1000;
const FLUSH_MS = 2000;
const SERVERS = 2;

export type LoadCounts = {
  readonly sessions: number;
  readonly watched: number;
  readonly seconds: number;
};
const FULL: LoadCounts = { sessions: 1000, watched: 200, seconds: 60 };
export const SHORT: LoadCounts = { sessions: 40, watched: 16, seconds: 6 };
/** A million sessions a day: each so long, and such a part of them within the busiest hours. */
const DAY = { sessions: 1_000_000, seconds: 600, busyPart: 0.5, busyHours: 4 };
/** A processor that is busier than this lets people wait. */
const BUSY = 0.6;
/** Not counted: compilers and caches warm up. */
const WARM_MS = 10_000;

/** What came of it. */
export type LoadResult = {
  readonly acknowledged: readonly number[];
  readonly watched: readonly number[];
  readonly failures: number;
  /** Processor time in ms for each request with events, by program, all processes of it together. */
  readonly cost: { readonly servers: number; readonly database: number; readonly nginx: number };
  /** Of the machine, before and while it ran. */
  readonly load: readonly [number, number];
};

/** Two servers behind nginx with Redis and MariaDB, a thousand sessions and physicians who watch. */
export const load: Benchmark = {
  name: "load",
  onlyByName: true,
  run: async ({ short }) => {
    const missing = nginxMissing ?? mariadbMissing ?? redisMissing;
    if (missing !== null) return { name: "load", skipped: missing };
    const counts = short ? SHORT : FULL;
    return sectionOf(counts, await underLoad(counts));
  },
};

/** Runs it. Everything is started, used and removed here, on loopback only. */
export async function underLoad({ sessions, watched, seconds }: LoadCounts): Promise<LoadResult> {
  await buildStale((line) => console.error(line), ["api"]);
  const [before = 0] = loadavg();
  const prefix = redisPrefix();
  const mariadb = await OwnMariadb.start();
  const port = await freePort();
  const env = serverEnvironment({
    databaseUrl: mariadb.url,
    redisUrl: REDIS_URL,
    redisPrefix: prefix,
    publicUrl: `https://localhost:${port}`,
  });
  const closing: (() => unknown)[] = [() => mariadb.stop(), () => dropRedis(prefix)];
  try {
    const made = await people(env, sessions, watched);
    const servers = await Promise.all(Array.from({ length: SERVERS }, () => ApiServer.start(env)));
    closing.unshift(...servers.map((server) => () => server.remove()));
    const nginx = await Nginx.start(
      servers.map((server) => server.port),
      port,
    );
    closing.unshift(() => nginx.stop());

    const lines = linesTo(nginx.origin, nginx.certificate);
    const departures: Departures = new Map();
    const senders = made.patients.map((patient) => new SteadySender(patient, lines, departures));
    for (let from = 0; from < senders.length; from += 20)
      await Promise.all(senders.slice(from, from + 20).map((sender) => sender.begin()));
    const watchers: Watcher[] = [];
    for (let from = 0; from < watched; from += MOST_WATCHED) {
      const ids = senders.slice(from, Math.min(from + MOST_WATCHED, watched)).map(({ id }) => id);
      watchers.push(await Watcher.open(nginx.origin, nginx.certificate, made.physician, ids, departures));
    }
    closing.unshift(() => {
      for (const watcher of watchers) watcher.close();
      lines.agent.destroy();
    });

    const over = new AbortController();
    const running = Promise.all(senders.map((sender) => sender.run(over.signal, FLUSH_MS, EVENT_MS)));
    await Promise.race([sleep(Math.min(WARM_MS, seconds * 500)), running]);
    for (const { acknowledged } of senders) acknowledged.length = 0;
    for (const { delays } of watchers) delays.length = 0;
    const pids = { servers: servers.map(({ pid }) => pid), database: [mariadb.pid], nginx: nginx.pids };
    const spent = Object.fromEntries(Object.entries(pids).map(([name, of]) => [name, cpuSecondsOf(of)]));
    await Promise.race([sleep(seconds * 1000), running]);
    const requests = senders.reduce((sum, { acknowledged }) => sum + acknowledged.length, 0);
    const cost = (name: keyof typeof pids): number =>
      ((cpuSecondsOf(pids[name]) - (spent[name] ?? 0)) * 1000) / requests;
    const costs = { servers: cost("servers"), database: cost("database"), nginx: cost("nginx") };
    over.abort();
    await running;
    return {
      acknowledged: senders.flatMap(({ acknowledged }) => acknowledged),
      watched: watchers.flatMap(({ delays }) => delays),
      failures: senders.reduce((sum, { failures }) => sum + failures, 0),
      cost: costs,
      load: [before, loadavg()[0] ?? 0],
    };
  } finally {
    for (const close of closing) await close();
  }
}

/** Patients, and a physician whom those who are watched have let in. */
async function people(env: Readonly<Record<string, string>>, sessions: number, watched: number) {
  const { DATABASE_URL = "", SECRET_KEY = "" } = env;
  const clinic = await startTestServer("libsql", { DATABASE_URL, SECRET_KEY });
  try {
    const physician = await clinic.person("physician");
    const other = await clinic.person("physician");
    return {
      patients: [
        ...(await patients(clinic, watched, physician.id, true)),
        ...(await patients(clinic, sessions - watched, other.id, true)),
      ],
      physician: new Map([...physician.browser.cookies].map(([name, value]) => [`__Host-${name}`, value])),
    };
  } finally {
    await clinic.stop();
  }
}

function sectionOf({ sessions, watched, seconds }: LoadCounts, result: LoadResult): Section {
  const { acknowledged, failures, cost } = result;
  const [p95, p95Watched] = [percentile(acknowledged, 0.95), percentile(result.watched, 0.95)];
  const missed = [
    p95 > ACKNOWLEDGED_BAR_MS ? `p95 of acknowledging is ${p95.toFixed(0)} ms` : "",
    p95Watched > WATCHED_BAR_MS ? `p95 of watching is ${p95Watched.toFixed(0)} ms` : "",
    result.watched.length === 0 ? "no watcher heard anything" : "",
    failures > 0 ? `${failures} requests failed` : "",
  ].filter(Boolean);
  const row = (what: string, values: readonly number[], bar: number): (string | number)[] => [
    what,
    values.length,
    ...[0.5, 0.95, 0.99].map((share) => percentile(values, share).toFixed(0)),
    bar,
  ];
  return {
    name: "load",
    title: "Load: a thousand sessions on two servers",
    body: [
      `${sessions} sessions make an event a second each and flush every ${FLUSH_MS / 1000} s, for ${seconds} s, through the nginx of \`docker/\` (TLS) to ${SERVERS} servers in production mode with Redis and MariaDB; every commit is flushed to the disk. ${watched} of the sessions are watched on WebSockets, ${MOST_WATCHED} on each. All of it, and the program that plays the patients, on this one machine, whose load average was ${result.load[0].toFixed(1)} before and ${result.load[1].toFixed(1)} at the end.`,
      "Acknowledged: from sending a flush to its answer, at the patient's end of nginx. Watched: from sending a flush to each of its events arriving at the physician's end.",
      "",
      table(
        ["what", "count", "median ms", "p95 ms", "p99 ms", "bar for p95"],
        [
          row("acknowledged", acknowledged, ACKNOWLEDGED_BAR_MS),
          row("watched", result.watched, WATCHED_BAR_MS),
        ],
      ),
      "",
      `Failed requests: ${failures}. Processor time for each flush, ms:`,
      "",
      table(
        ["servers", "MariaDB", "nginx"],
        [[cost.servers.toFixed(2), cost.database.toFixed(2), cost.nginx.toFixed(2)]],
      ),
      "",
      ...millionOf(cost),
    ].join("\n"),
    ...(missed.length > 0 && { missed: missed.join("; ") }),
  };
}

/** What a million sessions a day would take, worked out from what was measured here. */
function millionOf(cost: LoadResult["cost"]): string[] {
  const atOnce = (DAY.sessions * DAY.busyPart * DAY.seconds) / (DAY.busyHours * 3600);
  const flushes = (atOnce * 1000) / FLUSH_MS;
  const cores = (ms: number): string => ((flushes * ms) / 1000 / BUSY).toFixed(0);
  const bytes = Buffer.byteLength(JSON.stringify(eventAt(1)));
  const events = (DAY.sessions * DAY.seconds * 1000) / EVENT_MS;
  return [
    `Worked out from it, not run: a million sessions a day of ${DAY.seconds / 60} minutes each, half of them in the ${DAY.busyHours} busiest hours, are ${atOnce.toFixed(0)} at once and ${flushes.toFixed(0)} flushes a second. Cores like these, kept at ${BUSY * 100} %:`,
    "",
    table(
      ["servers", "database", "nginx", "events a day", "bytes of events a day"],
      [
        [
          cores(cost.servers),
          cores(cost.database),
          cores(cost.nginx),
          `${(events / 1e6).toFixed(0)} million`,
          `${((events * bytes) / 1e9).toFixed(0)} GB`,
        ],
      ],
    ),
  ];
}

function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
}
