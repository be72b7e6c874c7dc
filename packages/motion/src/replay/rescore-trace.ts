import { createEngine } from "../engine/engine.ts";
import type { ExerciseDefinition } from "../exercise.ts";
import type { Calibration, LedgerEntry, SessionSummary } from "../results.ts";
import { combineSummaries } from "../summary/combine-summaries.ts";
import type { Trace } from "../trace/trace.ts";

/** A part of a session that was measured by one engine without a break: a set, or what lay before or after a pause. */
export type StretchOfTrace = {
  /** ms on the trace's clock: it has the frames from here to the next stretch. */
  readonly from: number;
  /** From 1. */
  readonly set: number;
  readonly mode: "live" | "recorded";
  /** What was known of the body when it began; `carried`: whatever the stretch before had learned. */
  readonly calibration: Calibration | null | "carried";
  /** It was cut off (a reload), so its last movement was never closed. */
  readonly isCut: boolean;
};

export type RescoredTrace = {
  readonly ledger: readonly { readonly set: number; readonly index: number; readonly entry: LedgerEntry }[];
  readonly summary: SessionSummary;
};

/**
 * Runs a session's own trace through the engine again, stretch by stretch as it ran live. With the same engine, the same
 * exercise and frames as they were stored (`snapFrame`) the ledger is the live one, number for number.
 * @param stretches in order of time, at least one
 * @throws Error where there is no stretch
 */
export function rescoreTrace(
  trace: Trace,
  exercise: ExerciseDefinition,
  stretches: readonly StretchOfTrace[],
): RescoredTrace {
  const ledger: { set: number; index: number; entry: LedgerEntry }[] = [];
  const summaries: SessionSummary[] = [];
  let known: Calibration | undefined;
  stretches.forEach((stretch, place) => {
    const until = stretches[place + 1]?.from ?? Number.POSITIVE_INFINITY;
    const engine = createEngine({
      exercise,
      picture: { width: trace.width, height: trace.height },
      mode: stretch.mode,
      calibration: stretch.calibration === "carried" ? known : (stretch.calibration ?? undefined),
    });
    for (const frame of trace.frames) if (frame.t >= stretch.from && frame.t < until) engine.push(frame);
    const summary = engine.finish(!stretch.isCut);
    known = engine.calibration();
    for (const entry of summary.ledger) ledger.push({ set: stretch.set, index: ledger.length, entry });
    summaries.push(summary);
  });
  return { ledger, summary: combineSummaries(summaries) };
}
