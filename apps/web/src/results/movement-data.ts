import { concatTraces, type ExerciseDefinition, type Trace } from "@physiocheck/motion";
import { useQuery, type UseQueryResult } from "@tanstack/react-query";
import { api } from "../api.ts";
import { gunzip } from "../session/gzip.ts";
import type { AngleColumns } from "./angle-series.ts";
import type { AngleAnswer, AngleRequest } from "./angle-worker.ts";

export type Movement = { readonly chunks: readonly Uint8Array[]; readonly trace: Trace };

/** The stored movement of a session: every chunk, decompressed and joined. A finished session never changes. */
export function useMovement(sessionId: string, enabled: boolean): UseQueryResult<Movement> {
  return useQuery({
    queryKey: ["movement", sessionId],
    enabled,
    staleTime: Infinity,
    queryFn: async ({ signal }) => {
      const { chunks: manifest } = await api.getTrace({ params: { sessionId }, signal });
      const chunks = await Promise.all(
        manifest.map(async ({ chunk }) =>
          gunzip(await api.getTraceChunk({ params: { sessionId, chunk }, signal })),
        ),
      );
      return { chunks, trace: concatTraces(chunks) };
    },
  });
}

/** The angles of a stored movement, measured again by the engine in a worker. */
export function useAngles(
  sessionId: string,
  movement: Movement | undefined,
  exercise: ExerciseDefinition,
): UseQueryResult<AngleColumns> {
  return useQuery({
    queryKey: ["angles", sessionId, exercise.version],
    enabled: movement !== undefined,
    staleTime: Infinity,
    retry: false,
    queryFn: ({ signal }) => measure({ chunks: movement?.chunks ?? [], exercise }, signal),
  });
}

function measure(request: AngleRequest, signal: AbortSignal): Promise<AngleColumns> {
  const worker = new Worker(new URL("./angle-worker.ts", import.meta.url), { type: "module" });
  return new Promise<AngleColumns>((resolve, reject) => {
    worker.addEventListener("message", ({ data }: MessageEvent<AngleAnswer>) => {
      if ("columns" in data) resolve(data.columns);
      else reject(new Error(data.error));
    });
    worker.addEventListener("error", (event) => reject(new Error(event.message)));
    signal.addEventListener("abort", () => reject(new DOMException("aborted", "AbortError")));
    worker.postMessage(request, []);
  }).finally(() => worker.terminate());
}
