/** The motion engine in a thread of its own: what it computes never keeps anybody else waiting. */
import { parentPort } from "node:worker_threads";
import { AuthoringError, TraceError } from "@physiocheck/motion";
import { doJob, type EngineJob } from "./engine-jobs.ts";

export type EngineOrder = { readonly id: number; readonly job: EngineJob };
export type EngineReply = { readonly id: number } & (
  | { readonly result: unknown }
  | { readonly refusal: AuthoringError["code"]; readonly seen: AuthoringError["seen"] }
  | { readonly unreadable: string }
  | { readonly failed: string }
);

parentPort?.on("message", (order: EngineOrder) => {
  void reply(order);
});

async function reply(order: EngineOrder): Promise<void> {
  const said = await answer(order);
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker thread's port, not a window's
  parentPort?.postMessage(said);
}

async function answer({ id, job }: EngineOrder): Promise<EngineReply> {
  try {
    return { id, result: await doJob(job) };
  } catch (error) {
    if (error instanceof AuthoringError) return { id, refusal: error.code, seen: error.seen };
    if (error instanceof TraceError) return { id, unreadable: error.message };
    return { id, failed: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}
