import type { History } from "../counting/history.ts";
import type { ExerciseDefinition, FeedbackCode } from "../exercise.ts";
import type { Goniometer } from "../goniometer/goniometer.ts";
import type { LedgerEntry, SessionSummary } from "../results.ts";

export type SummaryInput = {
  readonly exercise: ExerciseDefinition;
  readonly engineVersion: string;
  readonly ledger: readonly LedgerEntry[];
  readonly holdSeconds: number;
  readonly durationMs: number;
  readonly seen: number;
  readonly goniometer: Goniometer;
  readonly history: History;
  readonly feedback: Readonly<Partial<Record<FeedbackCode, number>>>;
};

/** The session in one object; pure, from what the engine gathered. */
export function summarise(input: SummaryInput): SessionSummary {
  const { exercise, ledger } = input;
  const counted = ledger.filter((entry) => entry.counted);
  return {
    exercise: exercise.id,
    confidence: 1,
    repetitions: counted.length,
    partial: ledger.filter((entry) => entry.reason === "too_shallow" || entry.reason === "unfinished").length,
    holdSeconds: Math.round(input.holdSeconds * 10) / 10,
    durationMs: input.durationMs,
    seen: Math.round(input.seen * 1000) / 1000,
    ledger: [...ledger],
    range: {},
    stability: { swayPath: null, swayRms: null, swayArea: null, jitter: null },
    smoothness: { sparc: null, ldlj: null },
    symmetry: { range: null, tempo: null },
    fatigue: { tempoMs: null, range: null, sparc: null },
    quality: {
      score: null,
      parts: { range: null, alignment: null, tempo: null, stability: null, completion: null },
    },
    feedback: { ...input.feedback },
    refused: [],
    versions: { engine: input.engineVersion, exercise: `${exercise.id}@${exercise.version}` },
  };
}
