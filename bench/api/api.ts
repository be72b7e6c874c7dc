import { type ChildProcess, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { loadavg } from "node:os";
import { join } from "node:path";
import autocannon from "autocannon";
import { createConnection } from "mysql2/promise";
import type { Acknowledgement } from "@physiocheck/contracts";
import { uuidv7 } from "uuidv7";
import { dropRedis, REDIS_URL, redisMissing, redisPrefix } from "../../apps/api/test/ports/servers.ts";
import { Browser } from "../../apps/api/test/support/browser.ts";
import { DOSE } from "../../apps/api/test/support/samples.ts";
import { ApiServer } from "../../scripts/cluster/api-server.ts";
import { end, listening, logOf } from "../../scripts/cluster/child.ts";
import { mariadbMissing, OwnMariadb } from "../../scripts/cluster/own-mariadb.ts";
import { buildStale } from "../../scripts/lib/build.ts";
import { freePort } from "../../scripts/lib/free-port.ts";
import { ROOT } from "../../scripts/lib/process.ts";
import { table } from "../../scripts/lib/table.ts";
import { eventAt } from "../cluster-events.ts";
import { serverEnvironment } from "../server-environment.ts";
import type { Benchmark, Section } from "../section.ts";

const BAR = 0.6;
/** Requests under way at once, a session each. */
const SESSIONS = 64;
/** One a second, flushed every two. */
const EVENTS = 2;
const FULL = { rounds: 5, seconds: 6 };
const SHORT = { rounds: 1, seconds: 2 };

type Round = { readonly perSecond: number; readonly p50: number; readonly p975: number };

/** The session-event route with everything switched on, beside a bare Express with one query, turn about on one machine. */
export const api: Benchmark = {
  name: "api",
  run: async ({ short }) => {
    const missing = mariadbMissing ?? redisMissing;
    if (missing !== null) return { name: "api", skipped: missing };
    await buildStale((line) => console.error(line), ["api"]);
    const prefix = redisPrefix();
    const mariadb = await OwnMariadb.start();
    const server = await ApiServer.start(
      serverEnvironment({ databaseUrl: mariadb.url, redisUrl: REDIS_URL, redisPrefix: prefix }),
    );
    const bare = await startBare(mariadb.url);
    try {
      return await measure(server.origin, bare.origin, short ? SHORT : FULL);
    } finally {
      await end(bare.child);
      await server.remove();
      await mariadb.stop();
      await dropRedis(prefix);
    }
  },
};

async function measure(ours: string, bare: string, { rounds, seconds }: typeof FULL): Promise<Section> {
  const [before = 0] = loadavg();
  const sessions = await Promise.all(Array.from({ length: SESSIONS }, () => begin(ours)));
  const made: { readonly ours: Round; readonly bare: Round }[] = [];
  await fire(bare, sessions, 1);
  await fire(ours, sessions, 2);
  for (let round = 0; round < rounds; round += 1) {
    const beside = await fire(bare, sessions, seconds);
    await Promise.all(sessions.map((session) => goOn(ours, session)));
    made.push({ bare: beside, ours: await fire(ours, sessions, seconds) });
  }
  const ratios = made.map((round) => round.ours.perSecond / round.bare.perSecond);
  const ratio = median(ratios);
  const row = (name: string, pick: (round: (typeof made)[number]) => Round): (string | number)[] => [
    name,
    median(made.map((round) => pick(round).perSecond)).toFixed(0),
    median(made.map((round) => pick(round).p50)).toFixed(0),
    median(made.map((round) => pick(round).p975)).toFixed(0),
  ];
  return {
    name: "api",
    title: "API: the session-event route beside a bare Express",
    body: [
      `Requests with ${EVENTS} events each (${JSON.stringify({ events: [eventAt(1), eventAt(2)] }).length} bytes of JSON) over ${SESSIONS} lines to one process, ${rounds} times ${seconds} s each way, turn about; MariaDB with every commit flushed, the generator and the server share the machine, whose load average was ${before.toFixed(1)} before.`,
      "The bare one parses JSON and inserts the rows with one mysql2 query. Ours is the built server in production mode with everything on: cookies and sign-in checked, headers, log, figures, schemas, access rules, the hash chain, tallies, Redis.",
      `The bar is a ratio of ${BAR}. Medians of the rounds.`,
      "",
      table(
        ["server", "requests a second", "median ms", "p97.5 ms"],
        [row("bare Express", ({ bare: one }) => one), row("PhysioCheck", ({ ours: one }) => one)],
      ),
      "",
      `The ratio is ${ratio.toFixed(2)} (${ratios.map((one) => one.toFixed(2)).join(", ")}).`,
    ].join("\n"),
    ...(ratio < BAR && { missed: `the ratio is ${ratio.toFixed(2)}` }),
  };
}

type Sending = { readonly id: string; readonly cookie: string; next: number; nextBare: number };

/** Somebody new who begins a session. */
async function begin(origin: string): Promise<Sending> {
  const browser = new Browser(origin);
  const { status } = await browser.send("POST", "/api/auth/register/patient", {
    name: "Ana",
    email: `${uuidv7()}@x.test`,
    password: randomBytes(12).toString("hex"),
  });
  const id = uuidv7();
  const begun = await browser.send("POST", "/api/sessions", { id, exerciseId: "squat", dose: DOSE });
  if (status !== 200 && status !== 201) throw new Error(`registering was answered with ${status}`);
  if (begun.status !== 200) throw new Error(`beginning was answered with ${begun.status}`);
  return { id, cookie: browser.cookieHeader, next: 0, nextBare: 0 };
}

/** What was under way when a round ended may be lost: a patient's device sends it again, so that no gap stays open. */
async function goOn(origin: string, session: Sending): Promise<void> {
  const url = `${origin}/api/sessions/${session.id}/events?after=${session.next}`;
  const answer = await fetch(url, { headers: { cookie: session.cookie } });
  if (!answer.ok) throw new Error(`asking what is stored was answered with ${answer.status}`);
  const { acknowledged } = (await answer.json()) as { readonly acknowledged: Acknowledgement };
  session.next = acknowledged.highestContiguous + 1;
}

async function fire(origin: string, sessions: readonly Sending[], seconds: number): Promise<Round> {
  const isBare = (await fetch(`${origin}/livez`)).status !== 200;
  let given = 0;
  const result = await autocannon({
    url: origin,
    connections: sessions.length,
    duration: seconds,
    requests: [
      {
        method: "POST",
        setupRequest: (request, context) => {
          // A line keeps its session.
          const index = (context.index ??= given++) as number;
          const session = sessions[index % sessions.length];
          if (!session) throw new Error("there are no sessions");
          const from = isBare ? session.nextBare : session.next;
          if (isBare) session.nextBare += EVENTS;
          else session.next += EVENTS;
          return {
            ...request,
            path: `/api/sessions/${session.id}/events`,
            headers: { "content-type": "application/json", cookie: session.cookie },
            body: JSON.stringify({ events: Array.from({ length: EVENTS }, (_, i) => eventAt(from + i)) }),
          };
        },
      },
    ],
  });
  if (result.non2xx > 0 || result.errors > 0)
    throw new Error(`${result.non2xx} requests were refused, ${result.errors} broke`);
  return { perSecond: result.requests.average, p50: result.latency.p50, p975: result.latency.p97_5 };
}

async function startBare(url: string): Promise<{ readonly origin: string; readonly child: ChildProcess }> {
  const connection = await createConnection({ uri: url });
  await connection.query(
    "CREATE TABLE bare_events (session_id VARCHAR(64) NOT NULL, seq INT NOT NULL, id VARCHAR(64) NOT NULL, kind VARCHAR(32) NOT NULL, body MEDIUMTEXT NOT NULL, received_at BIGINT NOT NULL, PRIMARY KEY (session_id, seq), UNIQUE (session_id, id))",
  );
  await connection.end();
  const port = await freePort();
  const child = spawn(
    process.execPath,
    ["--import", "tsx", join(ROOT, "bench/api/bare-express.ts"), String(port), url],
    { cwd: ROOT, env: { ...process.env, NODE_ENV: "production" }, stdio: ["ignore", "pipe", "pipe"] },
  );
  await listening(port, child, logOf(child));
  return { origin: `http://127.0.0.1:${port}`, child };
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}
