/** Does people's sessions one after the other, in a thread of its own: each knows the body from the person's one before. */
import { parentPort, workerData } from "node:worker_threads";
import type { Calibration } from "@physiocheck/motion";
import { performSession, type PerformedSession, type SessionOrder } from "./perform-session.ts";

/** The sessions of each person, in order. */
export type WorkerOrders = { readonly people: readonly (readonly SessionOrder[])[] };
/** `index`: of the order, counted over all people. */
export type WorkerReport = { readonly index: number; readonly session: PerformedSession };

const { people } = workerData as WorkerOrders;
let index = 0;
for (const orders of people) {
  let known: Calibration | null = null;
  for (const order of orders) {
    const session = await performSession(order, known);
    known = session.finish.calibration ?? known;
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker thread's port, not a window's
    parentPort?.postMessage({ index, session } satisfies WorkerReport);
    index += 1;
  }
}
