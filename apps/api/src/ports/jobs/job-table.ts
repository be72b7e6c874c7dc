/** The table behind the jobs of a process: taking a job, keeping it, and noting how it went. */
import {
  affected,
  and,
  asc,
  eq,
  isNotNull,
  isNull,
  lte,
  or,
  type Database,
  type Writer,
} from "@physiocheck/database";
import type { Logger } from "pino";

/** A process that has not renewed its lease for so long has died, ms. */
const LEASE_MS = 30_000;
const RENEW_EVERY_MS = 10_000;

export type ClaimedJob = { readonly id: string; readonly payload: string; readonly attempts: number };

/** Jobs that no living process is doing. */
export function freeAt({ schema: { jobs } }: Database, now: number) {
  return or(isNull(jobs.leaseUntil), lte(jobs.leaseUntil, now));
}

/** Takes the job that has been due longest; null where none is. Two that ask at once get different ones. */
export async function claimJob(database: Database, queue: string, now: number): Promise<ClaimedJob | null> {
  const { jobs } = database.schema;
  for (;;) {
    const [row] = await database.read
      .select()
      .from(jobs)
      .where(and(eq(jobs.queue, queue), isNull(jobs.failedAt), lte(jobs.runAt, now), freeAt(database, now)))
      .orderBy(asc(jobs.runAt), asc(jobs.id))
      .limit(1);
    if (!row) return null;
    const attempts = row.attempts + 1;
    const taken = await database.write(async (writer) =>
      affected(
        await writer
          .update(jobs)
          .set({ attempts, leaseUntil: now + LEASE_MS })
          .where(
            and(
              eq(jobs.queue, queue),
              eq(jobs.id, row.id),
              eq(jobs.attempts, row.attempts),
              isNull(jobs.failedAt),
              freeAt(database, now),
            ),
          ),
      ),
    );
    if (taken > 0) return { id: row.id, payload: row.payload, attempts };
  }
}

/** Keeps a job ours while it runs. @returns ends that */
export function keepLease(
  database: Database,
  queue: string,
  id: string,
  now: () => number,
  log: Logger,
): () => Promise<void> {
  const { jobs } = database.schema;
  let last = Promise.resolve();
  const timer = setInterval(() => {
    last = database
      .write(async (writer) => {
        await writer
          .update(jobs)
          .set({ leaseUntil: now() + LEASE_MS })
          .where(and(eq(jobs.queue, queue), eq(jobs.id, id)));
      })
      .catch((error: unknown) => log.warn({ err: error, queue }, "a job's lease was not renewed"));
  }, RENEW_EVERY_MS);
  return async () => {
    clearInterval(timer);
    await last;
  };
}

/** Notes how a try went: done jobs are gone, others wait for `nextAt` or, without one, have failed. */
export async function finishTry(
  database: Database,
  queue: string,
  id: string,
  {
    now,
    error,
    nextAt,
  }: { readonly now: number; readonly error: string | null; readonly nextAt: number | null },
): Promise<void> {
  const { jobs } = database.schema;
  const job = and(eq(jobs.queue, queue), eq(jobs.id, id));
  await database.write(async (writer) => {
    if (error === null) await writer.delete(jobs).where(job);
    else
      await writer
        .update(jobs)
        .set({ error, leaseUntil: null, ...(nextAt === null ? { failedAt: now } : { runAt: nextAt }) })
        .where(job);
  });
}

/** Gives a job back as if it had not been tried. */
export async function releaseJob(
  database: Database,
  queue: string,
  id: string,
  attempts: number,
  now: number,
): Promise<void> {
  const { jobs } = database.schema;
  await database.write(async (writer) => {
    await writer
      .update(jobs)
      .set({ attempts, leaseUntil: null, runAt: now })
      .where(and(eq(jobs.queue, queue), eq(jobs.id, id)));
  });
}

/** Lets a failed job begin anew. @returns whether there was one */
export async function retryJob(
  { schema: { jobs } }: Database,
  writer: Writer,
  queue: string,
  id: string,
  now: number,
): Promise<boolean> {
  const changed = affected(
    await writer
      .update(jobs)
      .set({ attempts: 0, failedAt: null, error: null, runAt: now })
      .where(and(eq(jobs.queue, queue), eq(jobs.id, id), isNotNull(jobs.failedAt))),
  );
  return changed > 0;
}
