import type { FeedbackCode } from "../exercise.ts";
import type { AngleName } from "../goniometer/angle-names.ts";
import type { Measured, SessionSummary } from "../results.ts";

/**
 * One summary of several stretches of the same exercise (sets, and what lay before and after a pause or a reload). Counts
 * and times add up; means are weighted by attempts; extremes are the extremes of all.
 * @throws if there is none
 */
export function combineSummaries(parts: readonly SessionSummary[]): SessionSummary {
  const first = parts[0];
  if (!first) throw new Error("nothing to combine");
  if (parts.length === 1) return first;
  const weights = parts.map((part) => part.ledger.length + part.holdSeconds / 10);
  const mean = (pick: (part: SessionSummary) => number | null): number | null =>
    weightedMean(parts.map(pick), weights);
  const duration = sum(parts.map((part) => part.durationMs));
  return {
    exercise: first.exercise,
    confidence: Math.min(...parts.map((part) => part.confidence)),
    repetitions: sum(parts.map((part) => part.repetitions)),
    partial: sum(parts.map((part) => part.partial)),
    holdSeconds: sum(parts.map((part) => part.holdSeconds)),
    durationMs: duration,
    seen: duration === 0 ? 0 : sum(parts.map((part) => part.seen * part.durationMs)) / duration,
    ledger: parts.flatMap((part) => part.ledger),
    range: widest(parts),
    stability: {
      swayPath: mean((part) => part.stability.swayPath),
      swayRms: mean((part) => part.stability.swayRms),
      swayArea: mean((part) => part.stability.swayArea),
      jitter: mean((part) => part.stability.jitter),
    },
    smoothness: {
      sparc: mean((part) => part.smoothness.sparc),
      ldlj: mean((part) => part.smoothness.ldlj),
    },
    symmetry: { range: mean((part) => part.symmetry.range), tempo: mean((part) => part.symmetry.tempo) },
    fatigue: {
      tempoMs: mean((part) => part.fatigue.tempoMs),
      range: mean((part) => part.fatigue.range),
      sparc: mean((part) => part.fatigue.sparc),
    },
    quality: {
      score: mean((part) => part.quality.score),
      parts: {
        range: mean((part) => part.quality.parts.range),
        alignment: mean((part) => part.quality.parts.alignment),
        tempo: mean((part) => part.quality.parts.tempo),
        stability: mean((part) => part.quality.parts.stability),
        completion: mean((part) => part.quality.parts.completion),
      },
    },
    feedback: addUp(parts),
    refused: [...new Map(parts.flatMap((part) => part.refused).map((one) => [one.angle, one])).values()],
    versions: first.versions,
  };
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}

function weightedMean(values: readonly (number | null)[], weights: readonly number[]): number | null {
  let total = 0;
  let weight = 0;
  values.forEach((value, i) => {
    if (value === null) return;
    total += value * (weights[i] ?? 0);
    weight += weights[i] ?? 0;
  });
  return weight === 0 ? null : total / weight;
}

function widest(parts: readonly SessionSummary[]): SessionSummary["range"] {
  const range: Partial<Record<AngleName, { min: Measured; max: Measured }>> = {};
  for (const part of parts) {
    for (const [key, next] of Object.entries(part.range)) {
      const name = key as AngleName;
      const known = range[name];
      range[name] = known
        ? {
            min: next.min.value < known.min.value ? next.min : known.min,
            max: next.max.value > known.max.value ? next.max : known.max,
          }
        : next;
    }
  }
  return range;
}

function addUp(parts: readonly SessionSummary[]): SessionSummary["feedback"] {
  const feedback: Partial<Record<FeedbackCode, number>> = {};
  for (const part of parts) {
    for (const [key, count] of Object.entries(part.feedback)) {
      const code = key as FeedbackCode;
      feedback[code] = (feedback[code] ?? 0) + count;
    }
  }
  return feedback;
}
