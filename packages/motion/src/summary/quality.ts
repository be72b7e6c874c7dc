import type { ExerciseDefinition } from "../exercise.ts";
import type { QualityParts, SessionSummary } from "../results.ts";

/** A score 0..100 with the parts it is made of; null where nothing was measured. */
export type Quality = SessionSummary["quality"];

export const QUALITY_PARTS = ["range", "alignment", "tempo", "stability", "completion"] as const;

/** What was measured of one attempt; null where it was not. */
export type RepMeasures = {
  /** Way from start to peak template that was reached, 1 = all of it. */
  readonly depth: number | null;
  /** Part of the moving time spent outside an alignment rule, 0..1; null where the exercise has none or none could be seen. */
  readonly outside: number | null;
  readonly durationMs: number | null;
  /** SPARC of the outward movement. */
  readonly sparc: number | null;
  /** Part of the outward way that was taken back, 0..1. */
  readonly returned: number | null;
};

/** What was measured of a hold; null where it was not. */
export type HoldMeasures = {
  /** Likeness to the pose to hold, 0..1. */
  readonly accuracy: number | null;
  readonly outside: number | null;
  /** Degrees, see `jitter`. */
  readonly jitter: number | null;
  readonly heldMs: number;
  /** Prescribed time, null where none was. */
  readonly goalMs: number | null;
};

/**
 * SPARC that scores 100 and that scores 0. A clean movement has −1.4, but seen by a camera with 1° of jitter −1.9 in 1.5 s and
 * −2.4 in 3 s, and nobody is to lose points to a camera; with a tremor of 3° at 5 Hz it is −2.7 and −3.9 (minimum-jerk
 * movements of 90° through `phaseSmoothness`, medians of 20).
 */
const SMOOTH = -2.2;
const JERKY = -5;
/**
 * Degrees of jitter that score 100 and that score 0. A digital patient who neither sways nor trembles has 2.6° in a plank and 3.9° on
 * one leg, seen by a camera: nobody is to lose points to it.
 */
const STILL = 4;
const RESTLESS = 10;
/** Within these parts of the typical duration the tempo scores 100. */
const TEMPO_FROM = 0.75;
const TEMPO_TO = 4 / 3;

/**
 * Score of one attempt. Each part 0..100: `range` the way reached; `alignment` the part of the time within all rules; `tempo` 100 from
 * ¾ to 4/3 of the typical duration, falling with the logarithm to 0 at the exercise's shortest and longest; `stability` SPARC from
 * −5 (0) to −2.2 (100); `completion` the way back taken.
 */
export function repQuality(
  measures: RepMeasures,
  exercise: Pick<ExerciseDefinition, "timing" | "quality">,
): Quality {
  return weighQuality(
    {
      range: percent(measures.depth),
      alignment: percent(measures.outside === null ? null : 1 - measures.outside),
      tempo: percent(
        measures.durationMs === null ? null : tempo(measures.durationMs / 1000, exercise.timing),
      ),
      stability: percent(scale(measures.sparc, JERKY, SMOOTH)),
      completion: percent(measures.returned),
    },
    exercise.quality,
  );
}

/** Score of a hold: `range` is likeness to the pose, `stability` jitter from 10° (0) to 4° (100), `completion` time of the time prescribed. */
export function holdQuality(measures: HoldMeasures, exercise: Pick<ExerciseDefinition, "quality">): Quality {
  return weighQuality(
    {
      range: percent(measures.accuracy),
      alignment: percent(measures.outside === null ? null : 1 - measures.outside),
      tempo: null,
      stability: percent(scale(measures.jitter, RESTLESS, STILL)),
      completion: percent(measures.goalMs === null ? null : measures.heldMs / measures.goalMs),
    },
    exercise.quality,
  );
}

/**
 * Score of a set: each part the mean over the attempts that have it, but `completion` is what was counted of what was prescribed (or
 * of what was tried, if that is more).
 * @param attempts quality of every attempt that could be scored, counted or not, so that refused ones are not hidden
 * @param counted number of counted repetitions
 * @param tried number of attempts
 * @param goal prescribed repetitions, null where none were
 */
export function sessionQuality(
  attempts: readonly Quality[],
  {
    counted,
    tried,
    goal,
  }: { readonly counted: number; readonly tried: number; readonly goal: number | null },
  weights: ExerciseDefinition["quality"],
): Quality {
  const over = (part: keyof QualityParts): number | null => {
    const known = attempts.map(({ parts }) => parts[part]).filter((value) => value !== null);
    return known.length === 0
      ? null
      : Math.round(known.reduce((sum, value) => sum + value, 0) / known.length);
  };
  const expected = Math.max(tried, goal ?? 0);
  return weighQuality(
    {
      range: over("range"),
      alignment: over("alignment"),
      tempo: over("tempo"),
      stability: over("stability"),
      completion: percent(expected > 0 ? counted / expected : null),
    },
    weights,
  );
}

/**
 * Brings parts together by their weights. Unknown parts are left out and the weights of the others fill the whole; the score is
 * computed from the rounded parts, so that anyone can check it with what is shown.
 */
export function weighQuality(parts: QualityParts, weights: ExerciseDefinition["quality"]): Quality {
  let sum = 0;
  let total = 0;
  for (const name of QUALITY_PARTS) {
    const part = parts[name];
    const weight = weights[name];
    if (part === null || !(weight > 0)) continue;
    sum += weight * part;
    total += weight;
  }
  return { score: total > 0 ? Math.round(sum / total) : null, parts };
}

/** 0..1: 1 near the typical duration, 0 at the shortest and longest allowed, logarithmic between. */
function tempo(seconds: number, timing: ExerciseDefinition["timing"]): number | null {
  const ratio = seconds / timing.typicalRep;
  if (!(ratio > 0)) return null;
  if (ratio < TEMPO_FROM) return fall(ratio, TEMPO_FROM, timing.minRep / timing.typicalRep);
  if (ratio > TEMPO_TO) return fall(ratio, TEMPO_TO, timing.maxRep / timing.typicalRep);
  return 1;
}

function fall(ratio: number, from: number, to: number): number {
  // An exercise whose limits lie within the tolerated tempo has no slope: beyond is 0.
  const room = Math.log(to / from);
  const gone = Math.log(ratio / from);
  return room * gone > 0 ? Math.max(0, 1 - gone / room) : 0;
}

/** Part of the way from `worst` to `best`. */
function scale(value: number | null, worst: number, best: number): number | null {
  return value === null ? null : (value - worst) / (best - worst);
}

/** A part 0..1 in whole percent, held within 0..100; null where it is not a number. */
function percent(part: number | null): number | null {
  return part === null || Number.isNaN(part) ? null : Math.round(100 * Math.min(1, Math.max(0, part)));
}
