import type { Job, Queue, Worker } from "bullmq";
import { CronExpressionParser } from "cron-parser";
import type { Logger } from "pino";
import { uuidv7 } from "uuidv7";
import { openRedis } from "../redis.ts";
import { backoff, runTry, withDefaults, type JobHandler, type Jobs, type WorkOptions } from "./jobs.ts";

/** Failed jobs are kept so long, and so many of a queue. */
const KEEP_FAILED = { age: 30 * 24 * 3600, count: 10_000 };
/** The queue's worker decides when a job has failed for good; whoever adds one need not know. */
const NO_LIMIT = 1_000_000;
/** How long running jobs may go on when the server closes, ms. */
const DRAIN_MS = 5000;
const EVERY = "every";

/**
 * Jobs of several processes, with BullMQ on Redis. Redis has to write to disk (`appendonly yes`) and may not evict
 * (`maxmemory-policy noeviction`), or jobs get lost.
 * @param prefix of every key
 */
export async function openRedisJobs(url: string, prefix: string, log: Logger): Promise<Jobs> {
  const bull = await import("bullmq");
  const connection = await openRedis(url, log, "wait", `${prefix}jobs`);
  const options = { connection, prefix: `${prefix}jobs` };
  const known = new Map<string, Queue>();
  const workers = new Map<string, Worker>();
  const tasks = new Map<string, (signal: AbortSignal) => Promise<void>>();
  const starting: Promise<unknown>[] = [];
  const closing = new AbortController();

  const queueOf = (name: string): Queue => {
    const queue = known.get(name) ?? new bull.Queue(name, options);
    if (!known.has(name)) queue.on("error", (error) => log.warn({ err: error, queue: name }, "queue"));
    known.set(name, queue);
    return queue;
  };

  const begin = (
    name: string,
    handle: (job: Job, signal: AbortSignal) => Promise<void>,
    work?: WorkOptions,
  ): void => {
    if (workers.has(name)) throw new Error(`queue ${name} is worked on already`);
    const { concurrency, timeoutMs, ...rest } = withDefaults(work);
    const worker = new bull.Worker(
      name,
      async (job) => {
        const attempt = job.attemptsMade + 1;
        try {
          await runTry((signal) => handle(job, signal), timeoutMs, closing.signal);
        } catch (error) {
          log.warn({ err: error, queue: name, job: job.id, attempt }, "a job failed");
          const { message } = error instanceof Error ? error : new Error(String(error));
          if (attempt >= rest.attempts && !closing.signal.aborted) throw new bull.UnrecoverableError(message);
          throw new Error(message, { cause: error });
        }
      },
      {
        ...options,
        concurrency,
        settings: { backoffStrategy: (attemptsMade) => backoff(Math.max(1, attemptsMade), rest) },
      },
    );
    worker.on("error", (error) => log.warn({ err: error, queue: name }, "worker"));
    workers.set(name, worker);
  };

  return {
    work(name, handler, work) {
      begin(
        name,
        (job, signal) =>
          (handler as JobHandler<unknown>)(job.data, {
            id: nameOf(job.id ?? ""),
            attempt: job.attemptsMade + 1,
            signal,
          }),
        work,
      );
    },

    async add(name, payload, { id = uuidv7(), delayMs = 0 } = {}) {
      await queueOf(name).add(name, payload ?? null, {
        jobId: jobIdOf(id),
        delay: delayMs,
        attempts: NO_LIMIT,
        backoff: { type: "custom" },
        removeOnComplete: true,
        removeOnFail: KEEP_FAILED,
      });
      return id;
    },

    every(name, when, handler) {
      // BullMQ would find out later, when nobody is told any more.
      if (typeof when === "string") CronExpressionParser.parse(when, { tz: "UTC" });
      tasks.set(name, handler);
      if (!workers.has(EVERY))
        begin(EVERY, (job, signal) => tasks.get(job.name)?.(signal) ?? Promise.resolve(), {
          concurrency: 4,
          timeoutMs: 15 * 60_000,
        });
      starting.push(
        queueOf(EVERY)
          .upsertJobScheduler(
            name,
            typeof when === "number" ? { every: when } : { pattern: when, tz: "UTC" },
            {
              name,
              opts: {
                attempts: NO_LIMIT,
                backoff: { type: "custom" },
                removeOnComplete: true,
                removeOnFail: KEEP_FAILED,
              },
            },
          )
          .catch((error: unknown) => log.error({ err: error, name }, "a schedule was not set")),
      );
    },

    async find(name, id) {
      const job = await queueOf(name).getJob(jobIdOf(id));
      if (!job) return null;
      const state = await job.getState();
      if (state === "completed" || state === "unknown") return null;
      const running = state === "active";
      return {
        state: running || state === "failed" ? (running ? "running" : "failed") : "waiting",
        attempts: job.attemptsMade + (running ? 1 : 0),
        error: job.failedReason || null,
      };
    },

    async counts(name) {
      const counts = await queueOf(name).getJobCounts("wait", "delayed", "prioritized", "active", "failed");
      const of = (state: string): number => counts[state] ?? 0;
      return {
        waiting: of("wait") + of("delayed") + of("prioritized"),
        running: of("active"),
        failed: of("failed"),
      };
    },

    queues: () => [...workers.keys()],

    async retry(name, id) {
      const job = await queueOf(name).getJob(jobIdOf(id));
      if (!job || !(await job.isFailed())) return false;
      await job.retry("failed", { resetAttemptsMade: true });
      return true;
    },

    async ping() {
      if (connection.status !== "ready") throw new Error(`Redis is ${connection.status}`);
      await connection.ping();
    },

    async close() {
      await Promise.all(starting);
      const patience = setTimeout(() => closing.abort(new Error("the server ends")), DRAIN_MS);
      await Promise.all([...workers.values()].map((worker) => worker.close()));
      clearTimeout(patience);
      await Promise.all([...known.values()].map((queue) => queue.close()));
      connection.disconnect();
    },
  };
}

/** BullMQ's own ids may be neither numbers nor hold colons; ours may. */
function jobIdOf(id: string): string {
  return `j-${Buffer.from(id).toString("base64url")}`;
}

function nameOf(jobId: string): string {
  return jobId.startsWith("j-") ? Buffer.from(jobId.slice(2), "base64url").toString() : jobId;
}
