/** Measures a stored session again, away from the page, and samples it ten times a second. */
import { concatTraces, type ExerciseDefinition, replayTrace } from "@physiocheck/motion";
import { type Sample, samplesOf } from "./measures.ts";

export type MeasureRequest = {
  /** Packed traces in order of time, already decompressed. */
  readonly chunks: readonly Uint8Array[];
  readonly exercise: ExerciseDefinition;
};
export type MeasureAnswer = { readonly samples: readonly Sample[] } | { readonly error: string };

function answer({ chunks, exercise }: MeasureRequest): MeasureAnswer {
  try {
    const trace = concatTraces(chunks);
    const { angles } = replayTrace(trace, exercise, { mode: "live", angles: true });
    const movement = exercise.primary[0]?.movement ?? "trunk_lean";
    return { samples: samplesOf(trace.frames, angles ?? [], movement) };
  } catch (error) {
    return { error: String(error) };
  }
}

addEventListener("message", ({ data }: MessageEvent<MeasureRequest>) => postMessage(answer(data)));
