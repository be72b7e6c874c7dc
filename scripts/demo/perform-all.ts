import { Worker } from "node:worker_threads";
import type { PerformedSession, SessionOrder } from "./perform-session.ts";
import type { WorkerOrders, WorkerReport } from "./perform-worker.ts";

/** Sessions that are being done: each can be waited for by itself. */
export type Performances = {
  /** Resolves when the session of this order is done; null where it is none of these. */
  session(order: SessionOrder): Promise<PerformedSession> | null;
  /** Ends the thread, whatever it is doing. */
  close(): Promise<void>;
};

type Settled = {
  readonly resolve: (session: PerformedSession) => void;
  readonly reject: (error: unknown) => void;
};

/** Begins to do people's sessions in a thread, one person after the other, each in order. */
export function performAll(people: readonly (readonly SessionOrder[])[]): Performances {
  const settled: Settled[] = [];
  const sessions = new Map(
    people.flat().map((order) => {
      const session = new Promise<PerformedSession>((resolve, reject) => settled.push({ resolve, reject }));
      // Whoever waits hears of a failure; nobody has to be waiting when it comes.
      session.catch(() => undefined);
      return [order, session];
    }),
  );
  const worker = new Worker(new URL("./perform-worker.mjs", import.meta.url), {
    workerData: { people } satisfies WorkerOrders,
    execArgv: [],
  });
  worker.on("message", ({ index, session }: WorkerReport) => settled[index]?.resolve(session));
  const fail = (error: unknown): void => {
    for (const { reject } of settled) reject(error);
  };
  worker.on("error", fail);
  worker.on("exit", () => fail(new Error("the digital patient left before the last session")));
  return {
    session: (order) => sessions.get(order) ?? null,
    async close() {
      await worker.terminate();
    },
  };
}
