/** How a queue's jobs are done. */
export type WorkOptions = {
  /** Jobs of this queue at the same time in this process; 1 unless said. */
  readonly concurrency?: number;
  /** Tries before a job counts as failed; 5 unless said. */
  readonly attempts?: number;
  /** Wait before the second try; doubles with every further one. 5000 unless said. */
  readonly backoffMs?: number;
  /** A try that takes longer has failed, and its signal is aborted; 60 000 unless said. */
  readonly timeoutMs?: number;
};

export type JobTry = {
  readonly id: string;
  /** 1 for the first. */
  readonly attempt: number;
  /** Aborted when the time is up or the process ends. A handler that can run long heeds it. */
  readonly signal: AbortSignal;
};

/** Does a job. A job may come twice (a process died after the work and before the note): handlers allow for it. */
export type JobHandler<T> = (payload: T, job: JobTry) => Promise<void>;

export type JobState = "waiting" | "running" | "failed";

export type JobStatus = {
  readonly state: JobState;
  /** Tries that were begun. */
  readonly attempts: number;
  /** What the last try said. */
  readonly error: string | null;
};

/** `waiting`: now or later. */
export type QueueCounts = { readonly waiting: number; readonly running: number; readonly failed: number };

/**
 * Work that is done later, again where it fails, and not forgotten where the process ends. Adapters: in this process with a
 * table of the database behind it, and BullMQ on Redis.
 */
export interface Jobs {
  /** Begins to do a queue's jobs in this process. Payloads are JSON. */
  work<T>(queue: string, handler: JobHandler<T>, options?: WorkOptions): void;
  /**
   * Adds a job; on return it is kept.
   * @param id a job of this queue with the same id that waits, runs or has failed is not added again
   * @returns its id
   */
  add(
    queue: string,
    payload: unknown,
    options?: { readonly id?: string; readonly delayMs?: number },
  ): Promise<string>;
  /**
   * Does something again and again, in one process at a time.
   * @param when ms between two times, or a cron line in UTC (`0 3 * * *`)
   */
  every(name: string, when: number | string, handler: (signal: AbortSignal) => Promise<void>): void;
  /** A job; null where there is none, or it was done. */
  find(queue: string, id: string): Promise<JobStatus | null>;
  counts(queue: string): Promise<QueueCounts>;
  /** Queues that this process works on. */
  queues(): readonly string[];
  /** Lets a failed job be tried anew, all its tries. @returns whether there was one */
  retry(queue: string, id: string): Promise<boolean>;
  /** Throws where jobs could not be added. */
  ping(): Promise<void>;
  /** Takes no more jobs, lets running ones end (or aborts them after a few seconds). */
  close(): Promise<void>;
}

/** With what `work` was not told. */
export function withDefaults(options: WorkOptions = {}): Required<WorkOptions> {
  return { concurrency: 1, attempts: 5, backoffMs: 5000, timeoutMs: 60_000, ...options };
}

/** Wait before the try after this one, ms. @param attempt 1 for the first */
export function backoff(attempt: number, { backoffMs }: Pick<Required<WorkOptions>, "backoffMs">): number {
  return Math.min(24 * 3600_000, backoffMs * 2 ** (attempt - 1));
}

/** Longest text kept of an error, characters. */
const LONGEST_ERROR = 500;

/** What is kept of an error. */
export function errorText(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).slice(0, LONGEST_ERROR);
}

/**
 * Runs one try under its time.
 * @throws what the handler throws, or that it took too long
 */
export async function runTry(
  work: (signal: AbortSignal) => Promise<void>,
  timeoutMs: number,
  closing: AbortSignal,
): Promise<void> {
  const abort = new AbortController();
  const { signal } = abort;
  const onClosing = (): void => abort.abort(closing.reason);
  closing.addEventListener("abort", onClosing, { once: true });
  const timer = setTimeout(() => abort.abort(new Error(`took longer than ${timeoutMs} ms`)), timeoutMs);
  try {
    await Promise.race([
      work(signal),
      new Promise<never>((_, reject) => {
        signal.addEventListener("abort", () => reject(signal.reason as Error), { once: true });
      }),
    ]);
  } finally {
    clearTimeout(timer);
    closing.removeEventListener("abort", onClosing);
  }
}
