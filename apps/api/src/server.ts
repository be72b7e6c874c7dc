import { createServer as createHttpServer, type Server } from "node:http";
import { createServer as createHttpsServer } from "node:https";
import type { AddressInfo, Socket } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { openDatabase, type Database } from "@physiocheck/database";
import { pino, type Logger } from "pino";
import { AuditAnchor } from "./admin/audit-anchor.ts";
import { createApp } from "./app.ts";
import { Audit } from "./audit.ts";
import { startBackground } from "./background.ts";
import { isSecure, type Config } from "./config.ts";
import type { Deps } from "./deps.ts";
import { EngineRoom } from "./engine/engine-room.ts";
import { TokenCookies } from "./http/cookies.ts";
import { Passwords } from "./identity/passwords.ts";
import { SecondFactors } from "./identity/second-factors.ts";
import { SignIns } from "./identity/sign-ins.ts";
import { SlowDown } from "./identity/slow-down.ts";
import { serveLiveSocket } from "./live/live-upgrade.ts";
import { Metrics, serveMetrics } from "./operation/metrics.ts";
import { lanCertificate } from "./operation/lan.ts";
import { closePorts, openPorts, type Ports } from "./ports/open-ports.ts";
import { refuseDemoAccounts, seedDemo } from "./seed.ts";
import { loadSecrets, type Secrets } from "./secrets.ts";

/** Requests that are still being answered get this long when the server closes. */
const DRAIN_MS = 8000;
/** So long a server that goes still refuses politely: a proxy asks it at least once in this time. */
const LEAVE_MS = 1000;

export type StartOptions = {
  readonly config: Config;
  readonly secrets?: Secrets;
  readonly log?: Logger;
  /** Milliseconds since 1970; tests move it. */
  readonly now?: () => number;
};

export type RunningServer = {
  /** Where it answers: http://127.0.0.1:4700 */
  readonly origin: string;
  readonly port: number;
  /** Where the figures are; null where METRICS_PORT is not set. */
  readonly metricsPort: number | null;
  readonly deps: Deps;
  /**
   * Before `close`, where a proxy stands in front: answers every new request with 503, until the proxy has noticed and asks another
   * server. A line closed under a request, or a connection that nobody accepted any more, could not be told from a request that was done.
   */
  leave(): Promise<void>;
  /** Takes no more requests, ends streams, lets running requests finish, closes the database. */
  close(): Promise<void>;
};

/**
 * Opens and migrates the database, seeds the demo clinic in demo mode, and listens.
 * @throws ConfigError, MigrationError, or what the database or the port say
 */
export async function startServer({
  config,
  secrets = loadSecrets(config.mode, config.dataDir, process.env.SECRET_KEY),
  // Lines are gathered for half a second, and written when the process ends: a write a request would be a tenth of all its work.
  log = pino(
    { level: config.logLevel },
    pino.destination({ sync: false, minLength: 4096, periodicFlush: 500 }),
  ),
  now = Date.now,
}: StartOptions): Promise<RunningServer> {
  const database = await openDatabase(config.databaseUrl);
  const passwords = new Passwords(secrets.pepper, config.passwordCost);
  const engine = new EngineRoom();
  let ports: Ports | null = null;
  try {
    await database.migrate();
    if (config.mode === "demo") await seedDemo(database, passwords, now());
    if (config.mode === "production") await refuseDemoAccounts(database);
    const closing = new AbortController();
    ports = await openPorts(config, database, now, log);
    let listening: string | null = null;
    const deps: Deps = {
      ...createDeps(config, database, passwords, engine, secrets, log, now, closing.signal),
      ...ports,
      origin: () => originOf(config) ?? listening ?? `http://localhost:${config.port}`,
    };
    await deps.audit.begin();
    const app = createApp(deps);
    const server = config.lan
      ? createHttpsServer(await lanCertificate(config.dataDir), app)
      : createHttpServer(app);
    serveLiveSocket(server, deps);
    const sockets = watchSockets(server);
    await listen(server, config);
    const { port } = server.address() as AddressInfo;
    const host = config.host === "0.0.0.0" ? "localhost" : config.host;
    const origin = `${config.lan ? "https" : "http"}://${host}:${port}`;
    listening = origin;
    startBackground(deps);
    deps.metrics.watch(deps);
    const figures = await serveMetrics(config, deps.metrics);
    return {
      origin,
      port,
      metricsPort: figures?.port ?? null,
      deps,
      async leave() {
        closing.abort();
        await sleep(LEAVE_MS);
      },
      async close() {
        closing.abort();
        figures?.server.close();
        figures?.server.closeAllConnections();
        await drain(server, sockets);
        await closePorts(deps);
        deps.audit.noteEnd();
        await engine.close();
        await passwords.close();
        await database.close();
      },
    };
  } catch (error) {
    if (ports) await closePorts(ports);
    await passwords.close();
    await database.close();
    throw error;
  }
}

function createDeps(
  config: Config,
  database: Database,
  passwords: Passwords,
  engine: EngineRoom,
  secrets: Secrets,
  log: Logger,
  now: () => number,
  closing: AbortSignal,
): Omit<Deps, keyof Ports | "origin"> {
  const secondFactors = new SecondFactors(database, secrets.secondFactors, now);
  return {
    config,
    database,
    passwords,
    signIns: new SignIns(database, secrets, secondFactors, now),
    secondFactors,
    slowDown: new SlowDown(database, secrets.subjects, now),
    cookies: new TokenCookies(isSecure(config)),
    audit: new Audit(database, secrets.audit, new AuditAnchor(config.dataDir, config.databaseUrl), now),
    engine,
    metrics: new Metrics(),
    log,
    now,
    closing,
  };
}

/** What PUBLIC_URL says, without its path. */
function originOf({ publicUrl }: Config): string | null {
  return publicUrl === null ? null : new URL(publicUrl).origin;
}

function listen(server: Server, { host, port }: Config): Promise<void> {
  // A browser keeps lines open longer than the 5 s that Node does, and would now and then write into a closed one.
  server.keepAliveTimeout = 65_000;
  // A film over a slow line: Node would cut it after five minutes.
  server.requestTimeout = 60 * 60_000;
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, () => resolve());
  });
}

function watchSockets(server: Server): ReadonlySet<Socket> {
  const sockets = new Set<Socket>();
  server.on("connection", (socket) => {
    sockets.add(socket);
    socket.on("close", () => sockets.delete(socket));
  });
  return sockets;
}

function drain(server: Server, sockets: ReadonlySet<Socket>): Promise<void> {
  return new Promise((resolve) => {
    // A line whose last answer has just gone out is kept alive by the browser; nobody will use it any more.
    const idle = setInterval(() => server.closeIdleConnections(), 50);
    const force = setTimeout(() => {
      for (const socket of sockets) socket.destroy();
    }, DRAIN_MS);
    server.close(() => {
      clearInterval(idle);
      clearTimeout(force);
      resolve();
    });
  });
}
