import type { AuthoredRepetition, Trace } from "@physiocheck/motion";
import { BadTake } from "./bad-take.ts";
import type { EngineAnswer, EngineAnswers, EngineAsk, Remeasured } from "./engine-worker.ts";

type Waiting = {
  readonly ask: EngineAsk;
  readonly resolve: (result: never) => void;
  readonly reject: (error: Error) => void;
};

/** Asks the engine's worker, one question after the other. */
export class EngineClient {
  private worker: Worker | null = null;
  private readonly queue: Waiting[] = [];
  private running: Waiting | null = null;

  /** Whether it is at work: a count that nobody waits for need not be asked then. */
  get isBusy(): boolean {
    return this.running !== null;
  }

  /** Repetitions in a take so far. */
  count(take: Trace): Promise<number> {
    return this.ask("count", { kind: "count", take });
  }

  /** @throws BadTake */
  author(take: Trace): Promise<EngineAnswers["author"]> {
    return this.ask("author", { kind: "author", take });
  }

  /** @throws BadTake */
  again(take: Trace, repetitions: readonly AuthoredRepetition[]): Promise<Remeasured> {
    return this.ask("again", { kind: "again", take, repetitions });
  }

  close(): void {
    this.worker?.terminate();
    this.worker = null;
    this.queue.length = 0;
    this.running = null;
  }

  private ask<K extends EngineAsk["kind"]>(_kind: K, ask: EngineAsk): Promise<EngineAnswers[K]> {
    return new Promise<EngineAnswers[K]>((resolve, reject) => {
      this.queue.push({ ask, resolve, reject });
      this.begin();
    });
  }

  private begin(): void {
    if (this.running) return;
    const next = this.queue.shift();
    if (!next) return;
    this.running = next;
    this.started().postMessage(next.ask, []);
  }

  private started(): Worker {
    if (this.worker) return this.worker;
    const worker = new Worker(new URL("./engine-worker.ts", import.meta.url), { type: "module" });
    worker.addEventListener("message", ({ data }: MessageEvent<EngineAnswer>) =>
      this.settle((waiting) => {
        if ("result" in data) waiting.resolve(data.result as never);
        else waiting.reject(new BadTake(data.bad));
      }),
    );
    worker.addEventListener("error", () =>
      this.settle((waiting) => waiting.reject(new BadTake({ code: "failed", seen: {} }))),
    );
    this.worker = worker;
    return worker;
  }

  private settle(how: (waiting: Waiting) => void): void {
    const { running } = this;
    this.running = null;
    if (running) how(running);
    this.begin();
  }
}
