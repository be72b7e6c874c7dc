import { createHmac, type KeyObject } from "node:crypto";
import { Worker } from "node:worker_threads";

type Reply = { readonly id: number; readonly result?: string | boolean; readonly error?: string };
type Waiting = {
  readonly resolve: (result: string | boolean) => void;
  readonly reject: (error: Error) => void;
};

/**
 * Hashes and checks passwords: bcrypt over base64(HMAC-SHA384(password, pepper)), in a worker. The HMAC makes a stolen table
 * worthless without the pepper, and 64 characters of every password, so that bcrypt's limit of 72 bytes cuts nothing.
 */
export class Passwords {
  private readonly pepper: KeyObject;
  private readonly cost: number;
  private readonly waiting = new Map<number, Waiting>();
  private worker: Worker | null = null;
  private next = 0;
  private decoy: Promise<string> | null = null;

  /** @param cost bcrypt's: 2 to this power rounds */
  constructor(pepper: KeyObject, cost: number) {
    this.pepper = pepper;
    this.cost = cost;
  }

  /** The hash to store. */
  async hash(password: string): Promise<string> {
    return String(await this.run(password, null));
  }

  /**
   * Whether the password belongs to the hash. Without one (no such account) the same work is done for nothing, so that
   * the time tells nothing.
   */
  async verify(password: string, hash: string | null): Promise<boolean> {
    if (hash !== null) return (await this.run(password, hash)) === true;
    this.decoy ??= this.hash("an account that does not exist");
    await this.run(password, await this.decoy);
    return false;
  }

  async close(): Promise<void> {
    const { worker } = this;
    this.worker = null;
    await worker?.terminate();
  }

  private run(password: string, hash: string | null): Promise<string | boolean> {
    const text = createHmac("sha384", this.pepper).update(password.normalize("NFC")).digest("base64");
    const id = (this.next += 1);
    return new Promise((resolve, reject) => {
      this.waiting.set(id, { resolve, reject });
      const worker = this.started();
      // While somebody waits, the worker keeps the process alive; idle, it does not.
      worker.ref();
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker thread's port, not a window's
      worker.postMessage({ id, text, cost: this.cost, hash });
    });
  }

  private started(): Worker {
    if (this.worker) return this.worker;
    // No loader of ours is needed in there, and under a test runner there may be none that works in workers.
    const worker = new Worker(new URL("./password-worker.mjs", import.meta.url), { execArgv: [] });
    worker.on("message", ({ id, result, error }: Reply) => {
      const waiting = this.waiting.get(id);
      this.waiting.delete(id);
      if (this.waiting.size === 0) worker.unref();
      if (result === undefined) waiting?.reject(new Error(error ?? "no result"));
      else waiting?.resolve(result);
    });
    worker.on("error", (error) => this.fail(worker, error));
    worker.on("exit", () => this.fail(worker, new Error("the password worker ended")));
    this.worker = worker;
    return worker;
  }

  /** Whoever waits hears of it; the next call starts a new worker. */
  private fail(worker: Worker, error: Error): void {
    if (this.worker === worker) this.worker = null;
    for (const { reject } of this.waiting.values()) reject(error);
    this.waiting.clear();
  }
}
