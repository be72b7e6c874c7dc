import type { Bout, Trace } from "@physiocheck/motion";
import type { BoutsAnswer } from "./bouts-worker.ts";

/**
 * Which exercises a recording shows, from when to when and how many of each.
 * @throws Error where the network could not be loaded, and the signal's reason
 */
export function findBouts(trace: Trace, signal?: AbortSignal): Promise<readonly Bout[]> {
  const worker = new Worker(new URL("./bouts-worker.ts", import.meta.url), { type: "module" });
  return new Promise<readonly Bout[]>((resolve, reject) => {
    worker.addEventListener("message", ({ data }: MessageEvent<BoutsAnswer>) => {
      if ("bouts" in data) resolve(data.bouts);
      else reject(new Error(data.error));
    });
    worker.addEventListener("error", (event) => reject(new Error(event.message)));
    signal?.addEventListener("abort", () => reject(signal.reason as Error), { once: true });
    worker.postMessage(trace, []);
  }).finally(() => worker.terminate());
}
