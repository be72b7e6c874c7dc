import type { ExerciseDefinition } from "@physiocheck/motion";
import { useQuery, type UseQueryResult } from "@tanstack/react-query";
import type { MeasureAnswer, MeasureRequest } from "./measure-worker.ts";
import type { Sample } from "./measures.ts";

/** What a session was like ten times a second, measured by the engine in a worker. */
export function useSamples(
  sessionId: string,
  chunks: readonly Uint8Array[] | undefined,
  exercise: ExerciseDefinition,
): UseQueryResult<readonly Sample[]> {
  return useQuery({
    queryKey: ["recording-samples", sessionId, exercise.version],
    enabled: chunks !== undefined,
    staleTime: Infinity,
    retry: false,
    queryFn: ({ signal }) => measure({ chunks: chunks ?? [], exercise }, signal),
  });
}

function measure(request: MeasureRequest, signal: AbortSignal): Promise<readonly Sample[]> {
  const worker = new Worker(new URL("./measure-worker.ts", import.meta.url), { type: "module" });
  return new Promise<readonly Sample[]>((resolve, reject) => {
    worker.addEventListener("message", ({ data }: MessageEvent<MeasureAnswer>) => {
      if ("samples" in data) resolve(data.samples);
      else reject(new Error(data.error));
    });
    worker.addEventListener("error", (event) => reject(new Error(event.message)));
    signal.addEventListener("abort", () => reject(new DOMException("aborted", "AbortError")));
    worker.postMessage(request, []);
  }).finally(() => worker.terminate());
}
