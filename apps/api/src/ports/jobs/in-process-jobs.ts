import { and, countAll, eq, isDuplicate, isNull, type Database } from "@physiocheck/database";
import { CronExpressionParser } from "cron-parser";
import type { Logger } from "pino";
import { uuidv7 } from "uuidv7";
import { claimJob, finishTry, freeAt, keepLease, releaseJob, retryJob } from "./job-table.ts";
import {
  backoff,
  errorText,
  runTry,
  withDefaults,
  type JobHandler,
  type Jobs,
  type WorkOptions,
} from "./jobs.ts";

/** How often the table is looked at for jobs that others added, that are due now, or whose process died, ms. */
const LOOK_EVERY_MS = 1000;
/** How long running jobs may go on when the server closes, ms. */
const DRAIN_MS = 5000;
/** The queue of what is done again and again. */
const EVERY = "every";

type Queue = {
  readonly handler: JobHandler<unknown>;
  readonly options: Required<WorkOptions>;
  readonly running: Set<Promise<void>>;
  /** Whether somebody is taking jobs from the table, and whether to look once more after. */
  taking: boolean;
  again: boolean;
};

type Schedule = { readonly name: string; readonly next: (after: number) => number };

/**
 * Jobs in this process, kept in a table: what waited or ran when the process ended is done by the next one, or by another on
 * the same database.
 * @param now ms since 1970
 */
export function openInProcessJobs(database: Database, now: () => number, log: Logger): Jobs {
  const { jobs, jobSchedules } = database.schema;
  const queues = new Map<string, Queue>();
  const schedules: Schedule[] = [];
  const tasks = new Map<string, (signal: AbortSignal) => Promise<void>>();
  const closing = new AbortController();
  const state = { closed: false };

  const run = async (
    name: string,
    queue: Queue,
    id: string,
    payload: string,
    attempt: number,
  ): Promise<void> => {
    const stopLease = keepLease(database, name, id, now, log);
    let error: unknown = null;
    try {
      await runTry(
        (signal) => queue.handler(JSON.parse(payload), { id, attempt, signal }),
        queue.options.timeoutMs,
        closing.signal,
      );
    } catch (thrown) {
      error = thrown ?? new Error("failed");
    } finally {
      await stopLease();
    }
    if (error !== null && closing.signal.aborted) {
      // It was the server that ended, not the job that failed.
      await releaseJob(database, name, id, attempt - 1, now());
      return;
    }
    if (error !== null) log.warn({ err: error, queue: name, job: id, attempt }, "a job failed");
    await finishTry(database, name, id, {
      now: now(),
      error: error === null ? null : errorText(error),
      nextAt: attempt < queue.options.attempts ? now() + backoff(attempt, queue.options) : null,
    });
  };

  /** Takes jobs that are due while there is room. */
  const take = async (name: string, queue: Queue): Promise<void> => {
    if (queue.taking) {
      queue.again = true;
      return;
    }
    queue.taking = true;
    try {
      do {
        queue.again = false;
        while (!state.closed && queue.running.size < queue.options.concurrency) {
          const job = await claimJob(database, name, now());
          if (!job) break;
          const running = run(name, queue, job.id, job.payload, job.attempts)
            .catch((error: unknown) => log.error({ err: error, queue: name }, "a job could not be noted"))
            .finally(() => {
              queue.running.delete(running);
              void take(name, queue);
            });
          queue.running.add(running);
        }
      } while (queue.again && !state.closed);
    } catch (error) {
      if (!state.closed) log.warn({ err: error, queue: name }, "jobs could not be taken");
    } finally {
      queue.taking = false;
    }
  };

  const add: Jobs["add"] = async (queue, payload, { id = uuidv7(), delayMs = 0 } = {}) => {
    const row = { queue, id, payload: JSON.stringify(payload ?? null), attempts: 0 };
    try {
      await database.write(async (writer) => {
        await writer.insert(jobs).values({ ...row, runAt: now() + delayMs, createdAt: now() });
      });
    } catch (error) {
      if (!isDuplicate(error)) throw error;
    }
    const here = queues.get(queue);
    if (here && delayMs === 0) void take(queue, here);
    return id;
  };

  const again: Jobs["retry"] = async (queue, id) => {
    const found = await database.write((writer) => retryJob(database, writer, queue, id, now()));
    const here = queues.get(queue);
    if (found && here) void take(queue, here);
    return found;
  };

  /** The job stands before the time is moved: a process that dies in between has it done twice rather than never. */
  const due = async ({ name, next }: Schedule): Promise<void> => {
    const at = now();
    const [row] = await database.read.select().from(jobSchedules).where(eq(jobSchedules.name, name));
    if (!row) {
      await database.write(async (writer) => {
        const first = { name, nextAt: next(at) };
        await database.upsert(writer, jobSchedules, first, jobSchedules.name, { name });
      });
      return;
    }
    if (row.nextAt > at && row.nextAt <= next(at)) return;
    if (row.nextAt <= at && !(await again(EVERY, name))) await add(EVERY, null, { id: name });
    await database.write(async (writer) => {
      await writer
        .update(jobSchedules)
        .set({ nextAt: next(at) })
        .where(and(eq(jobSchedules.name, name), eq(jobSchedules.nextAt, row.nextAt)));
    });
  };

  let looking = Promise.resolve();
  const look = async (): Promise<void> => {
    try {
      for (const schedule of schedules) await due(schedule);
      for (const [name, queue] of queues) await take(name, queue);
    } catch (error) {
      if (!state.closed) log.warn({ err: error }, "the table of jobs could not be looked at");
    }
  };
  let idle = true;
  const timer = setInterval(() => {
    if (!idle || state.closed) return;
    idle = false;
    looking = look().finally(() => (idle = true));
  }, LOOK_EVERY_MS);
  timer.unref();

  const work: Jobs["work"] = (name, handler, options) => {
    if (queues.has(name)) throw new Error(`queue ${name} is worked on already`);
    const queue: Queue = {
      handler: handler as JobHandler<unknown>,
      options: withDefaults(options),
      running: new Set(),
      taking: false,
      again: false,
    };
    queues.set(name, queue);
    void take(name, queue);
  };

  return {
    work,
    add,
    every(name, when, handler) {
      tasks.set(name, handler);
      schedules.push({ name, next: timesOf(when) });
      if (!queues.has(EVERY))
        work<null>(EVERY, (_, { id, signal }) => tasks.get(id)?.(signal) ?? Promise.resolve(), {
          concurrency: 4,
          timeoutMs: 15 * 60_000,
        });
    },
    async find(queue, id) {
      const [row] = await database.read
        .select()
        .from(jobs)
        .where(and(eq(jobs.queue, queue), eq(jobs.id, id)));
      if (!row) return null;
      const running = row.leaseUntil !== null && row.leaseUntil > now();
      return {
        state: row.failedAt !== null ? "failed" : running ? "running" : "waiting",
        attempts: row.attempts,
        error: row.error,
      };
    },
    async counts(queue) {
      const of = async (where: ReturnType<typeof and>): Promise<number> => {
        const [{ total }] = await database.read
          .select({ total: countAll })
          .from(jobs)
          .where(and(eq(jobs.queue, queue), where));
        return total;
      };
      const open = await of(isNull(jobs.failedAt));
      const all = await of(undefined);
      const free = await of(and(isNull(jobs.failedAt), freeAt(database, now())));
      return { waiting: free, running: open - free, failed: all - open };
    },
    queues: () => [...queues.keys()],
    retry: again,
    ping: () => database.ping(),
    async close() {
      state.closed = true;
      clearInterval(timer);
      await looking;
      const running = [...queues.values()].flatMap((queue) => [...queue.running]);
      const patience = setTimeout(() => closing.abort(new Error("the server ends")), DRAIN_MS);
      await Promise.all(running);
      clearTimeout(patience);
    },
  };
}

/** The next time after one, ms since 1970. */
function timesOf(when: number | string): (after: number) => number {
  if (typeof when === "number") return (after) => after + when;
  CronExpressionParser.parse(when, { tz: "UTC" });
  return (after) =>
    CronExpressionParser.parse(when, { tz: "UTC", currentDate: new Date(after) })
      .next()
      .getTime();
}
