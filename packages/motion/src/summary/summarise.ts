import type { Judged } from "../counting/attempt-judge.ts";
import type { History } from "../counting/history.ts";
import type { ExerciseDefinition, FeedbackCode } from "../exercise.ts";
import { angleIndex } from "../goniometer/angle-names.ts";
import type { LedgerEntry, SessionSummary } from "../results.ts";
import { mean, median } from "../signal/statistics.ts";
import { fatigue } from "./fatigue.ts";
import { jitter } from "./jitter.ts";
import { holdQuality, sessionQuality, type Quality } from "./quality.ts";
import type { RangeKeeper } from "./range-keeper.ts";
import { swayOfTrack } from "./sway.ts";
import { symmetry } from "./symmetry.ts";

export type SummaryInput = {
  readonly exercise: ExerciseDefinition;
  readonly engineVersion: string;
  readonly judged: readonly Judged[];
  /** Ledger lines of a hold exercise; then `judged` is empty. */
  readonly holds: readonly LedgerEntry[];
  readonly heldMs: number;
  /** Prescribed repetitions, or seconds of a hold. */
  readonly goal: number | null;
  readonly durationMs: number;
  /** Part of the frames, 0..1. */
  readonly seen: number;
  readonly ranges: RangeKeeper;
  readonly history: History;
  readonly feedback: Readonly<Partial<Record<FeedbackCode, number>>>;
};

/** The session in one object, from what the engine gathered. */
export function summarise(input: SummaryInput): SessionSummary {
  const { exercise, judged, holds } = input;
  const ledger = exercise.counting === "hold" ? holds : judged.map(({ entry }) => entry);
  const counted = ledger.filter((entry) => entry.counted).length;
  const stability = holdStability(input);
  return {
    exercise: exercise.id,
    confidence: 1,
    repetitions: counted,
    partial: ledger.filter(({ reason }) => reason === "too_shallow" || reason === "unfinished").length,
    holdSeconds: round(input.heldMs / 1000, 1),
    durationMs: round(input.durationMs, 1),
    seen: round(input.seen, 3),
    ledger: [...ledger],
    range: input.ranges.range(),
    stability,
    smoothness: {
      sparc: average(judged.map(({ entry }) => entry.sparc)),
      ldlj: average(judged.map(({ ldlj }) => ldlj)),
    },
    symmetry: symmetry(ledger, exercise),
    fatigue: fatigue(ledger),
    quality: quality(input, counted, stability.jitter),
    feedback: { ...input.feedback },
    refused: input.ranges.refusedAngles(),
    versions: { engine: input.engineVersion, exercise: `${exercise.id}@${exercise.version}` },
  };
}

function quality(input: SummaryInput, counted: number, restless: number | null): Quality {
  const { exercise, judged, goal } = input;
  if (exercise.counting === "hold") {
    return holdQuality(
      {
        accuracy: input.heldMs > 0 ? 1 : null,
        outside: null,
        jitter: restless,
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

const UNKNOWN: SessionSummary["stability"] = { swayPath: null, swayRms: null, swayArea: null, jitter: null };

/** Sway of the hips and jitter of the main angles during the longest hold. */
function holdStability({ exercise, holds, history }: SummaryInput): SessionSummary["stability"] {
  const longest = holds.toSorted((a, b) => b.end - b.start - (a.end - a.start))[0];
  if (!longest) return UNKNOWN;
  const { first, last } = history.span(longest.start, longest.end);
  const frames = Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => first + i);
  const times = frames.map((frame) => history.time(frame));
  const hips = frames.map((frame) => history.hips(frame));
  const torso = median(hips.map((each) => each.torso));
  const track = swayOfTrack(
    times,
    hips.map(({ x }) => x / torso),
    hips.map(({ y }) => y / torso),
  );
  const restless = exercise.primary.map(({ movement }) => {
    const index = angleIndex(movement, longest.side === "right" ? "right" : "left");
    return jitter(
      times,
      frames.map((frame) => history.angle(frame, index)),
    );
  });
  return { swayPath: track.path, swayRms: track.rms, swayArea: track.area, jitter: average(restless) };
}

function average(values: readonly (number | null)[]): number | null {
  const known = values.filter((value) => value !== null);
  return known.length === 0 ? null : round(mean(known), 3);
}

function round(x: number, digits: number): number {
  return Math.round(x * 10 ** digits) / 10 ** digits;
}
