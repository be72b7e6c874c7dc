import { createEngine, exerciseById } from "@physiocheck/motion";
import type { ExerciseDefinition, MotionEvent, SessionSummary, Trace } from "@physiocheck/motion";

export type Run = { readonly summary: SessionSummary; readonly events: readonly MotionEvent[] };

/** An exercise of the library; a wrong name is a mistake in the test. */
export function exercise(id: string): ExerciseDefinition {
  const found = exerciseById(id);
  if (!found) throw new Error(`no exercise ${id}`);
  return found;
}

/** Runs the engine over a trace as a session does. */
export function runLive(trace: Trace, id: string): Run {
  const events: MotionEvent[] = [];
  const engine = createEngine({
    exercise: exercise(id),
    picture: trace,
    mode: "live",
    onEvent: (event) => events.push(event),
  });
  for (const frame of trace.frames) engine.push(frame);
  return { summary: engine.finish(), events };
}
