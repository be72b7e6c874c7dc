import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { pathToFileURL } from "node:url";
import { startTestServer } from "../../apps/api/test/support/test-server.ts";
import { openOutboxDatabase } from "../../apps/web/src/session/outbox/store.ts";
import { ApiServer } from "../../scripts/cluster/api-server.ts";
import { OwnMariadb } from "../../scripts/cluster/own-mariadb.ts";
import { buildStale } from "../../scripts/lib/build.ts";
import { serverEnvironment } from "../server-environment.ts";
import { linesTo } from "../sessions/calls.ts";
import { patients, type SimulatedPatient } from "../sessions/patients.ts";
import { SimulatedSession } from "../sessions/simulated-session.ts";
import { type Verdict, verdictOf } from "../sessions/verdict.ts";
import { earlyAckProxy } from "./early-ack-proxy.ts";

export type KillCounts = {
  readonly sessions: number;
  readonly apiKills: number;
  /** Of MariaDB; 0 on the embedded engine, which dies with the server. */
  readonly databaseKills: number;
  /** Between the events of one session, ms. */
  readonly eventMs: number;
  /** A server lives so long at most before it is killed, ms. */
  readonly livesMs: number;
};

/** At the end everything has to arrive within this time, ms. */
const PATIENCE_MS = 120_000;

/**
 * Patients exercise with the product's own journal and outbox, while the server (and its database) are killed with SIGKILL again and again and
 * started again on what they left behind. Then the database is read.
 * @param control acknowledges before the commit: that must be noticed
 */
export async function killsUnderSessions(
  engine: "embedded" | "mariadb",
  { sessions: count, apiKills, databaseKills, eventMs, livesMs }: KillCounts,
  control = false,
): Promise<Verdict & { readonly kills: number }> {
  await buildStale((line) => console.error(line), ["api"]);
  const folder = mkdtempSync(join(tmpdir(), "physiocheck-fault-"));
  const mariadb = engine === "mariadb" ? await OwnMariadb.start() : null;
  const databaseUrl = mariadb?.url ?? pathToFileURL(join(folder, "physiocheck.db")).href;
  const {
    REDIS_URL: _url,
    REDIS_PREFIX: _prefix,
    ...env
  } = serverEnvironment({
    databaseUrl,
    redisUrl: "",
    redisPrefix: "",
  });
  const server = await prepared(env, count);
  const proxy = control ? await earlyAckProxy(server.api.port) : null;
  const lines = linesTo(proxy ? `http://127.0.0.1:${proxy.port}` : server.api.origin);
  // A device each: the database in memory keeps every transaction it ever had, and looks through them all before each new one.
  const devices = await Promise.all(
    server.people.map(async (patient, index) => ({
      patient,
      database: await openOutboxDatabase(`fault-${engine}-${control}-${index}`),
    })),
  );
  const sessions = devices.map(({ patient, database }) => new SimulatedSession(patient, { database, lines }));
  const over = new AbortController();
  try {
    const exercising = sessions.map((session) => exercise(session, eventMs, over.signal));
    await sleep(500);
    let kills = 0;
    for (let round = 0; round < apiKills + databaseKills; round += 1) {
      await sleep(livesMs * (0.3 + 0.7 * Math.random()));
      // Spread over the whole run.
      const isDatabase =
        mariadb !== null &&
        Math.floor(((round + 1) * databaseKills) / (apiKills + databaseKills)) >
          Math.floor((round * databaseKills) / (apiKills + databaseKills));
      const victim = isDatabase ? mariadb : server.api;
      await victim.kill();
      await victim.boot();
      kills += 1;
    }
    over.abort();
    const clocks = await Promise.all(exercising);
    await Promise.all(sessions.map((session, index) => session.finish(clocks[index] ?? 0, PATIENCE_MS)));
    await server.api.stop();
    return { ...(await verdictOf(databaseUrl, sessions)), kills };
  } finally {
    over.abort();
    lines.agent.destroy();
    await proxy?.close();
    await server.api.remove();
    await mariadb?.stop();
    for (const { database } of devices) database.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** People in the database, and then a server over it. */
async function prepared(
  env: Readonly<Record<string, string>>,
  count: number,
): Promise<{ readonly people: readonly SimulatedPatient[]; readonly api: ApiServer }> {
  const { DATABASE_URL = "", SECRET_KEY = "" } = env;
  const clinic = await startTestServer("libsql", { DATABASE_URL, SECRET_KEY });
  const physician = await clinic.person("physician");
  const people = await patients(clinic, count, physician.id, true);
  await clinic.stop();
  return { people, api: await ApiServer.start(env) };
}

/** One event every so often until it is over. @returns the session's clock then, ms */
async function exercise(session: SimulatedSession, eventMs: number, over: AbortSignal): Promise<number> {
  await sleep(Math.random() * eventMs);
  session.begin();
  let t = 0;
  while (!over.aborted) {
    await sleep(eventMs * (0.5 + Math.random()));
    t += eventMs;
    session.attempt(t);
  }
  return t;
}
