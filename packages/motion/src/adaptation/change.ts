import { median } from "../signal/statistics.ts";

/** A value with its doubt (90 %), as the goniometer gives it; null where only the scatter of the values tells. */
export type CourseValue = { readonly value: number; readonly plusMinus: number | null };

export type Change = {
  /** Medians of the first and of the last values. */
  readonly from: number;
  readonly to: number;
  /** Minimal detectable change: what lies below may be measurement error. */
  readonly detectable: number;
  /** The difference is larger than that. */
  readonly real: boolean;
};

/** z of a two-sided interval of 90 %. */
const Z_90 = 1.645;
/** Values at either end that are put together, so that one bad day decides nothing. */
const ENDS = 3;
const FEWEST = 2;
const FEWEST_BY_SCATTER = 5;

/**
 * Whether a course has changed by more than its measurement error (minimal detectable change; Weir 2005, J Strength Cond Res
 * 19:231; Haley & Fragala-Pinkham 2006, Phys Ther 86:735). With the doubt of each value known, MDC90 = √(a² + b²) of the doubts at
 * the ends; doubts are 90 % already. Otherwise the error is taken from the scatter itself: MDC90 = 1.645 × standard deviation of
 * the differences between neighbours. Taking medians of three would allow a smaller one; errors of a camera's place do not average
 * out, so it is not taken.
 *
 * @param values oldest first
 * @param known an error known from elsewhere, in the values' unit (2 points of pain on a scale of 10: Farrar 2001, Pain 94:149)
 * @returns null where there are too few values to say anything
 */
export function changeOf(values: readonly CourseValue[], known: number | null = null): Change | null {
  const doubted = values.every(({ plusMinus }) => plusMinus !== null);
  if (values.length < (doubted || known !== null ? FEWEST : FEWEST_BY_SCATTER)) return null;
  const ends = Math.min(ENDS, Math.floor(values.length / 2));
  const first = values.slice(0, ends);
  const last = values.slice(-ends);
  const from = median(first.map(({ value }) => value));
  const to = median(last.map(({ value }) => value));
  const detectable = known ?? (doubted ? fromDoubts(first, last) : fromScatter(values));
  return { from, to, detectable, real: Math.abs(to - from) > detectable };
}

function fromDoubts(first: readonly CourseValue[], last: readonly CourseValue[]): number {
  const doubt = (end: readonly CourseValue[]): number => median(end.map(({ plusMinus }) => plusMinus ?? 0));
  return Math.hypot(doubt(first), doubt(last));
}

function fromScatter(values: readonly CourseValue[]): number {
  const steps = values.slice(1).map(({ value }, index) => value - (values[index]?.value ?? value));
  const mean = steps.reduce((sum, step) => sum + step, 0) / steps.length;
  const variance = steps.reduce((sum, step) => sum + (step - mean) ** 2, 0) / Math.max(1, steps.length - 1);
  return Z_90 * Math.sqrt(variance);
}
