/** Measures a stored movement again, away from the page: half an hour of it takes a second or two. */
import { concatTraces, replayTrace, type ExerciseDefinition } from "@physiocheck/motion";
import { angleColumns, chartedMovements, type AngleColumns } from "./angle-series.ts";

export type AngleRequest = {
  /** Packed traces in order of time, already decompressed. */
  readonly chunks: readonly Uint8Array[];
  readonly exercise: ExerciseDefinition;
};
export type AngleAnswer = { readonly columns: AngleColumns } | { readonly error: string };

function answer({ chunks, exercise }: AngleRequest): AngleAnswer {
  try {
    const { angles } = replayTrace(concatTraces(chunks), exercise, { mode: "live", angles: true });
    return { columns: angleColumns(angles ?? [], chartedMovements(exercise)) };
  } catch (error) {
    return { error: String(error) };
  }
}

addEventListener("message", ({ data }: MessageEvent<AngleRequest>) => postMessage(answer(data)));
