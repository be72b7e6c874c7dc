import { Worker } from "node:worker_threads";
import type { AuthoringError } from "@physiocheck/motion";
import type { EngineJob, EngineJobs } from "./engine-jobs.ts";
import type { EngineOrder, EngineReply } from "./engine-worker.ts";

/** A job that takes longer is given up, ms: the longest session there can be is scored in a few seconds. */
const LONGEST_MS = 60_000;
const MOST_MEMORY_MB = 512;
/** Jobs that may wait; more are refused, so that a crowd is told at once. */
const MOST_WAITING = 64;

/** A take that makes no exercise: why, and what was seen of it. */
export class TakeRefused extends Error {
  override readonly name = "TakeRefused";
  readonly code: AuthoringError["code"];
  readonly seen: AuthoringError["seen"];

  constructor(code: AuthoringError["code"], seen: AuthoringError["seen"]) {
    super(code);
    this.code = code;
    this.seen = seen;
  }
}

/** A trace that cannot be read; the message says what is wrong with it. */
export class TakeUnreadable extends Error {
  override readonly name = "TakeUnreadable";
}

/** The engine has too much to do, or had to give this job up. */
export class EngineBusy extends Error {
  override readonly name = "EngineBusy";
}

type Waiting = {
  readonly job: EngineJob;
  readonly resolve: (result: unknown) => void;
  readonly reject: (error: Error) => void;
};

/**
 * The motion engine on the server, one job after the other in a worker thread: the event loop goes on answering, and a job
 * that runs away can be ended.
 */
export class EngineRoom {
  private readonly queue: Waiting[] = [];
  private running: { readonly waiting: Waiting; readonly timer: NodeJS.Timeout } | null = null;
  private worker: Worker | null = null;
  private next = 0;

  /**
   * Does a job.
   * @throws TakeUnreadable, TakeRefused for what is wrong with a take; EngineBusy
   */
  async run<K extends keyof EngineJobs>(
    kind: K,
    ask: EngineJobs[K]["ask"],
  ): Promise<EngineJobs[K]["answer"]> {
    if (this.queue.length >= MOST_WAITING) throw new EngineBusy("too many jobs are waiting");
    const result = await new Promise<unknown>((resolve, reject) => {
      this.queue.push({ job: { kind, ...ask } as EngineJob, resolve, reject });
      this.begin();
    });
    return result as EngineJobs[K]["answer"];
  }

  /** Ends the thread; whoever waits hears of it. */
  async close(): Promise<void> {
    const { worker } = this;
    this.worker = null;
    for (const { reject } of this.queue.splice(0)) reject(new EngineBusy("closing"));
    this.settle((waiting) => waiting.reject(new EngineBusy("closing")));
    await worker?.terminate();
  }

  private begin(): void {
    if (this.running) return;
    const waiting = this.queue.shift();
    if (!waiting) {
      // Idle, the thread does not keep the process alive.
      this.worker?.unref();
      return;
    }
    const worker = this.started();
    worker.ref();
    const timer = setTimeout(() => this.fail(worker, new EngineBusy("a job took too long")), LONGEST_MS);
    this.running = { waiting, timer };
    this.next += 1;
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker thread's port, not a window's
    worker.postMessage({ id: this.next, job: waiting.job } satisfies EngineOrder);
  }

  private started(): Worker {
    if (this.worker) return this.worker;
    // Bundled it is a file of its own beside the server; in development it brings its own loader.
    const file = import.meta.url.endsWith(".ts") ? "./engine-worker.dev.mjs" : "./engine-worker.js";
    const worker = new Worker(new URL(file, import.meta.url), {
      execArgv: [],
      resourceLimits: { maxOldGenerationSizeMb: MOST_MEMORY_MB },
    });
    worker.on("message", (reply: EngineReply) => {
      if (this.worker !== worker || reply.id !== this.next) return;
      this.settle((waiting) => deliver(reply, waiting));
      this.begin();
    });
    worker.on("error", (error) =>
      this.fail(worker, error instanceof Error ? error : new Error(String(error))),
    );
    worker.on("exit", () => this.fail(worker, new EngineBusy("the engine's thread ended")));
    this.worker = worker;
    return worker;
  }

  /** The job that ran hears of it; the next one gets a new thread. */
  private fail(worker: Worker, error: Error): void {
    if (this.worker !== worker) return;
    this.worker = null;
    void worker.terminate();
    this.settle((waiting) => waiting.reject(error));
    this.begin();
  }

  private settle(how: (waiting: Waiting) => void): void {
    const { running } = this;
    this.running = null;
    if (!running) return;
    clearTimeout(running.timer);
    how(running.waiting);
  }
}

function deliver(reply: EngineReply, { resolve, reject }: Waiting): void {
  if ("result" in reply) resolve(reply.result);
  else if ("refusal" in reply) reject(new TakeRefused(reply.refusal, reply.seen));
  else if ("unreadable" in reply) reject(new TakeUnreadable(reply.unreadable));
  else reject(new Error(reply.failed));
}
