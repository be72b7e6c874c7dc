import type { Judged } from "../counting/attempt-judge.ts";
import type { ExerciseDefinition, FeedbackCode } from "../exercise.ts";
import type { SessionSummary } from "../results.ts";
import { rounded } from "../signal/rounding.ts";
import { mean } from "../signal/statistics.ts";
import { fatigue } from "./fatigue.ts";
import type { JudgedHold } from "./judged-hold.ts";
import { holdQuality, sessionQuality, type Quality } from "./quality.ts";
import type { RangeKeeper } from "./range-keeper.ts";
import { symmetry } from "./symmetry.ts";

export type SummaryInput = {
  readonly exercise: ExerciseDefinition;
  readonly engineVersion: string;
  readonly judged: readonly Judged[];
  /** Of a hold exercise; then `judged` is empty. */
  readonly holds: readonly JudgedHold[];
  readonly heldMs: number;
  /** Prescribed repetitions, or seconds of a hold. */
  readonly goal: number | null;
  readonly durationMs: number;
  /** Part of the frames, 0..1. */
  readonly seen: number;
  readonly ranges: RangeKeeper;
  readonly feedback: Readonly<Partial<Record<FeedbackCode, number>>>;
};

/** The session in one object, from what the engine gathered. */
export function summarise(input: SummaryInput): SessionSummary {
  const { exercise, judged, holds } = input;
  const ledger = (exercise.counting === "hold" ? holds : judged).map(({ entry }) => entry);
  const counted = ledger.filter((entry) => entry.counted).length;
  return {
    exercise: exercise.id,
    confidence: 1,
    repetitions: counted,
    partial: ledger.filter(({ reason }) => reason === "too_shallow" || reason === "unfinished").length,
    holdSeconds: rounded(input.heldMs / 1000, 1),
    durationMs: rounded(input.durationMs, 1),
    seen: rounded(input.seen, 3),
    ledger,
    range: input.ranges.range(),
    stability: stability(holds),
    smoothness: {
      sparc: average(judged.map(({ entry }) => entry.sparc)),
      ldlj: average(judged.map(({ ldlj }) => ldlj)),
    },
    symmetry: symmetry(ledger, exercise),
    fatigue: fatigue(ledger),
    quality: quality(input, counted),
    feedback: { ...input.feedback },
    refused: input.ranges.refusedAngles(),
    versions: { engine: input.engineVersion, exercise: `${exercise.id}@${exercise.version}` },
  };
}

function quality(input: SummaryInput, counted: number): Quality {
  const { exercise, judged, holds, goal } = input;
  if (exercise.counting === "hold") {
    return holdQuality(
      {
        accuracy: overHolds(holds, ({ accuracy }) => accuracy),
        outside: overHolds(holds, ({ outside }) => outside),
        jitter: overHolds(holds, ({ jitter }) => jitter),
        heldMs: input.heldMs,
        goalMs: goal === null ? null : goal * 1000,
      },
      exercise,
    );
  }
  // A movement that the recording cut off says nothing about how well it was done.
  const whole = judged.filter(({ entry }) => entry.reason !== "unfinished" && entry.reason !== "left_place");
  return sessionQuality(
    whole.map((each) => each.quality),
    { counted, tried: whole.length, goal },
    exercise.quality,
  );
}

/** Mean over the holds in which something was measured, each weighted by how long it lasted. */
function overHolds(
  holds: readonly JudgedHold[],
  pick: (measures: JudgedHold["measures"]) => number | null,
): number | null {
  let sum = 0;
  let weights = 0;
  for (const { entry, measures } of holds) {
    const value = pick(measures);
    if (value === null) continue;
    sum += value * (entry.end - entry.start);
    weights += entry.end - entry.start;
  }
  return weights > 0 ? sum / weights : null;
}

/** Sway and jitter of the longest hold: sway grows with time, so holds of different lengths cannot be put together. */
function stability(holds: readonly JudgedHold[]): SessionSummary["stability"] {
  const [longest] = holds.toSorted((a, b) => b.entry.end - b.entry.start - (a.entry.end - a.entry.start));
  const known = (value: number | null | undefined): number | null =>
    value === null || value === undefined ? null : rounded(value, 4);
  return {
    swayPath: known(longest?.sway.path),
    swayRms: known(longest?.sway.rms),
    swayArea: known(longest?.sway.area),
    jitter: known(longest?.measures.jitter),
  };
}

function average(values: readonly (number | null)[]): number | null {
  const known = values.filter((value) => value !== null);
  return known.length === 0 ? null : rounded(mean(known), 3);
}
