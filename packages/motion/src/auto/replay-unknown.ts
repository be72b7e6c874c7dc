import { EXERCISES } from "../library/index.ts";
import { type ReplayOptions, type ReplayResult, replayTrace } from "../replay/replay-trace.ts";
import type { Trace } from "../trace/trace.ts";
import { guessExercise } from "./guess-exercise.ts";

/** Replays a recording of an exercise that is to be found out; a recording of none has no repetitions. */
export function replayUnknown(trace: Trace, options: ReplayOptions = {}): ReplayResult {
  const guess = guessExercise(
    trace,
    EXERCISES,
    (candidate) => replayTrace(trace, candidate, { mode: "recorded" }).summary,
  );
  const result = replayTrace(trace, guess?.exercise ?? EXERCISES[0], options);
  if (guess) return { ...result, summary: { ...result.summary, confidence: guess.confidence } };
  const none = {
    exercise: "none",
    confidence: 1,
    repetitions: 0,
    partial: 0,
    holdSeconds: 0,
    ledger: [],
  } as const;
  return { ...result, summary: { ...result.summary, ...none } };
}
