import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { desc, eq } from "@physiocheck/database";
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from "prom-client";
import type { Config } from "../config.ts";
import type { Deps } from "../deps.ts";
import { BACKUP_TAKEN } from "./backup/installation.ts";

/** Seconds; fine around what trust.md promises for an acknowledgement, 0.1 s. */
const ANSWER_BUCKETS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10];
/** Seconds: a flush every two, a short cut, a session without a network, a weekend. */
const AGE_BUCKETS = [1, 2, 5, 15, 60, 300, 3600, 86_400, 259_200];

/** One answered request. */
export type Answered = {
  readonly method: string;
  /** The route's pattern, never the path: it holds ids. */
  readonly route: string | null;
  readonly status: number;
  /** Code of the refusal, if it was one. */
  readonly refusal: string | null;
  readonly seconds: number;
};

/** Figures of this process for Prometheus. No label names a person, an object or an address. */
export class Metrics {
  readonly registry = new Registry();
  private readonly answers: Histogram;
  private readonly refusals: Counter;
  private readonly eventAge: Histogram;

  constructor() {
    const registers = [this.registry];
    collectDefaultMetrics({ register: this.registry, prefix: "physiocheck_" });
    this.answers = new Histogram({
      name: "physiocheck_http_answer_seconds",
      help: "Time from a request's arrival to the end of its answer",
      labelNames: ["method", "route", "status"],
      buckets: ANSWER_BUCKETS,
      registers,
    });
    this.refusals = new Counter({
      name: "physiocheck_refusals_total",
      help: "Requests that were refused, by the code of the refusal; refresh_reused is a stolen or replayed token",
      labelNames: ["code"],
      registers,
    });
    this.eventAge = new Histogram({
      name: "physiocheck_event_age_seconds",
      help: "How old the oldest event of a batch was by the device's clock: how far outboxes are behind",
      buckets: AGE_BUCKETS,
      registers,
    });
  }

  answered({ method, route, status, refusal, seconds }: Answered): void {
    this.answers.observe(
      { method, route: route ?? "none", status: `${Math.floor(status / 100)}xx` },
      seconds,
    );
    if (refusal !== null) this.refusals.inc({ code: refusal });
  }

  /** @param seconds by the device's clock; one that is ahead counts as none */
  batchStored(seconds: number): void {
    this.eventAge.observe(Math.max(0, seconds));
  }

  /** What is asked anew with every scrape: queues, and the last backup. */
  watch({ jobs, database }: Pick<Deps, "jobs" | "database">): void {
    const registers = [this.registry];
    const queued = new Gauge({
      name: "physiocheck_jobs",
      help: "Jobs of the queues that this process works on; failed ones wait for somebody",
      labelNames: ["queue", "state"],
      registers,
      async collect() {
        for (const queue of jobs.queues())
          for (const [state, count] of Object.entries(await jobs.counts(queue)))
            queued.set({ queue, state }, count);
      },
    });
    const backup = new Gauge({
      name: "physiocheck_last_backup_timestamp_seconds",
      help: "When the last backup was taken, seconds since 1970; 0 where none ever was",
      registers,
      async collect() {
        const { auditLog } = database.schema;
        const [last] = await database.read
          .select({ at: auditLog.at })
          .from(auditLog)
          .where(eq(auditLog.action, BACKUP_TAKEN))
          .orderBy(desc(auditLog.at))
          .limit(1);
        backup.set(last ? last.at / 1000 : 0);
      },
    });
  }
}

/**
 * Serves the figures on a port of their own (METRICS_PORT), which nobody outside should reach.
 * @returns the server and where it listens, or null where no port was named
 */
export async function serveMetrics(
  { host, metricsPort }: Pick<Config, "host" | "metricsPort">,
  { registry }: Metrics,
): Promise<{ readonly server: Server; readonly port: number } | null> {
  if (metricsPort === null) return null;
  const server = createServer((request, response) => {
    if (request.method !== "GET" || request.url !== "/metrics") {
      response.writeHead(404).end();
      return;
    }
    registry.metrics().then(
      (text) => response.writeHead(200, { "content-type": registry.contentType }).end(text),
      // The database does not answer: that is what /readyz tells; a scrape without figures says it too.
      () => response.writeHead(503).end(),
    );
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(metricsPort, host, resolve);
  });
  return { server, port: (server.address() as AddressInfo).port };
}
