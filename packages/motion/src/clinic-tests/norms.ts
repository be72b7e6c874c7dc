import { clinicTestById } from "./tests.ts";
import type { ClinicTestId, ClinicTestResult } from "./types.ts";

/** Who was tested, as far as norms go. */
export type NormPerson = { readonly age: number; readonly sex: "female" | "male" };

/** Where a norm was published; the full references stand at the tables below. */
export type NormSource = "rikli_jones_1999" | "bohannon_2006" | "springer_2007" | "norkin_white_2016";

/** What people of this age do. `low` … `high` is the normal range in the test's unit; null where it is open. */
export type Norm = {
  readonly low: number | null;
  readonly high: number | null;
  /** The middle and the spread (standard deviation), where they make percentiles; null where they do not. */
  readonly middle: number | null;
  readonly spread: number | null;
  readonly source: NormSource;
  /** The ages it holds for, both included; null for all. */
  readonly ages: readonly [number, number] | null;
};

type Row = readonly [
  from: number,
  to: number,
  male: readonly [number, number],
  female: readonly [number, number],
];

/**
 * 30-second chair stand, stands at the 25th and 75th percentile. Rikli & Jones 1999, "Functional fitness normative scores for
 * community-residing older adults, ages 60–94", J Aging Phys Act 7:162–181 (n = 7,183). The lower ends are what CDC's STEADI
 * calls below average.
 */
const CHAIR_STAND: readonly Row[] = [
  [60, 64, [14, 19], [12, 17]],
  [65, 69, [12, 18], [11, 16]],
  [70, 74, [12, 17], [10, 15]],
  [75, 79, [11, 17], [10, 15]],
  [80, 84, [10, 15], [9, 14]],
  [85, 89, [8, 14], [8, 13]],
  [90, 94, [7, 12], [4, 11]],
];

/**
 * Five times sit-to-stand: seconds beyond which somebody is worse than average. Bohannon 2006, "Reference values for the
 * five-repetition sit-to-stand test: a descriptive meta-analysis of data from elders", Percept Mot Skills 103:215–222.
 */
const FIVE_TIMES: readonly (readonly [from: number, to: number, longest: number])[] = [
  [60, 69, 11.4],
  [70, 79, 12.6],
  [80, 89, 14.8],
];

/**
 * Single-leg stance with open eyes, seconds, mean of three trials of at most 45 s: mean and standard deviation. Springer et al.
 * 2007, "Normative values for the unipedal stance test with eyes open and closed", J Geriatr Phys Ther 30:8–15 (n = 549).
 */
const ONE_LEG: readonly (readonly [from: number, to: number, mean: number, deviation: number])[] = [
  [18, 39, 43.3, 5.1],
  [40, 49, 40.3, 10.8],
  [50, 59, 37, 12.6],
  [60, 69, 26.9, 16.6],
  [70, 79, 15, 13.9],
  [80, 99, 6.2, 9.3],
];

/** Active range of motion of adults, degrees. Norkin & White 2016, "Measurement of Joint Motion", after the AAOS. */
const RANGE: Readonly<Partial<Record<ClinicTestId, number>>> = {
  "shoulder-flexion-rom": 180,
  "shoulder-abduction-rom": 180,
  "knee-flexion-rom": 140,
  "knee-extension-rom": 0,
};

/** Between the quartiles of a normal distribution lie this many standard deviations. */
const QUARTILES = 1.349;

/** The norm for somebody; null where none was published for their age. */
export function normFor(test: ClinicTestId, person: NormPerson | null): Norm | null {
  const full = RANGE[test];
  if (full !== undefined) {
    const { better } = clinicTestById(test);
    const ends = better === "higher" ? { low: full, high: null } : { low: null, high: full };
    return { ...ends, middle: null, spread: null, source: "norkin_white_2016", ages: null };
  }
  if (!person) return null;
  const holds = <R extends readonly [number, number, ...unknown[]]>(rows: readonly R[]): R | undefined =>
    rows.find(([from, to]) => from <= person.age && person.age <= to);
  switch (test) {
    case "chair-stand-30": {
      const row = holds(CHAIR_STAND);
      if (!row) return null;
      const [low, high] = person.sex === "male" ? row[2] : row[3];
      const [middle, spread] = [(low + high) / 2, (high - low) / QUARTILES];
      return { low, high, middle, spread, source: "rikli_jones_1999", ages: [row[0], row[1]] };
    }
    case "five-times-sit-to-stand": {
      const row = holds(FIVE_TIMES);
      if (!row) return null;
      const [from, to, high] = row;
      return { low: null, high, middle: null, spread: null, source: "bohannon_2006", ages: [from, to] };
    }
    case "single-leg-stance": {
      const row = holds(ONE_LEG);
      if (!row) return null;
      const [from, to, mean, deviation] = row;
      const low = Math.max(0, mean - deviation);
      // Many stand until the limit: the times are far from a normal distribution, and percentiles would be made up.
      return { low, high: null, middle: mean, spread: null, source: "springer_2007", ages: [from, to] };
    }
    default:
      return null;
  }
}

/** Where a result stands beside a norm. */
export type Comparison = {
  /** `worse` and `better` than the normal range; whatever its doubt reaches into the range is `normal`. */
  readonly standing: "worse" | "normal" | "better";
  /** 1 … 99, better is higher; null where the norm has none. */
  readonly percentile: number | null;
};

/** Holds a result against a norm. */
export function compareToNorm(
  { test, value, plusMinus }: Pick<ClinicTestResult, "test" | "value" | "plusMinus">,
  { low, high, middle, spread }: Norm,
): Comparison {
  const { better } = clinicTestById(test);
  const under = low !== null && value + plusMinus < low;
  const over = high !== null && value - plusMinus > high;
  const [worse, beyond] = better === "higher" ? [under, over] : [over, under];
  const standing = worse ? "worse" : beyond ? "better" : "normal";
  if (middle === null || spread === null) return { standing, percentile: null };
  const share = normalShare((value - middle) / spread);
  const percent = Math.round(100 * (better === "higher" ? share : 1 - share));
  return { standing, percentile: Math.min(99, Math.max(1, percent)) };
}

/** How much two results of a person must differ before they differ for certain: √2 times the doubt of one. */
export function realChange(plusMinus: number): number {
  return Math.SQRT2 * plusMinus;
}

/** Part of a standard normal distribution below z (Zelen & Severo 1964, Abramowitz & Stegun 26.2.17; error under 10⁻⁷). */
function normalShare(z: number): number {
  const t = 1 / (1 + 0.231_641_9 * Math.abs(z));
  const tail =
    Math.exp((-z * z) / 2) *
    0.398_942_28 *
    t *
    (0.319_381_53 + t * (-0.356_563_782 + t * (1.781_477_937 + t * (-1.821_255_978 + t * 1.330_274_429))));
  return z > 0 ? 1 - tail : tail;
}
