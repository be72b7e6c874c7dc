import { SIDE_SIGNALS, SIGNAL_COUNT, SIGNALS } from "./body-signals.ts";
import { type EvenSignals, SIGNAL_RATE } from "./even-signals.ts";

/** Seconds that one look at a movement takes in: a slow repetition's way out, or several quick repetitions. */
export const WINDOW_SECONDS = 4;
/** Samples a window. */
export const WINDOW_LENGTH = WINDOW_SECONDS * SIGNAL_RATE;
/** Part of a window's samples that a signal needs to be known in. */
const ENOUGH = 0.4;

/** Signals whose going together tells exercises apart; of sides, their mean. */
const TOGETHER = [
  "trunk_up",
  "hip_height",
  "elbow",
  "shoulder",
  "hip",
  "knee",
  "upper_arm_up",
  "hand_height",
];
const PAIRS = TOGETHER.flatMap((a, i) => TOGETHER.slice(i + 1).map((b) => [a, b] as const));

const BODY_STATISTICS = 4;
const SIDE_STATISTICS = 8;

/** Numbers a window. */
export const FEATURE_COUNT =
  SIGNALS.length * BODY_STATISTICS + SIDE_SIGNALS.length * SIDE_STATISTICS + PAIRS.length + 2;

/**
 * Where a movement lies, how far and how fast it goes, whether both sides do the same, and what goes together: the same
 * for a person and their mirror image.
 * @param at index of the window's first sample; what lies outside of the recording counts as not seen
 */
export function windowFeatures(signals: EvenSignals, at: number): Float32Array {
  const out = new Float32Array(FEATURE_COUNT);
  const column = (k: number): Float64Array => {
    const values = new Float64Array(WINDOW_LENGTH).fill(Number.NaN);
    for (let i = 0; i < WINDOW_LENGTH; i += 1) {
      const from = at + i;
      if (from >= 0 && from < signals.length) values[i] = signals.values[from * SIGNAL_COUNT + k];
    }
    return values;
  };
  let next = 0;
  const put = (...values: readonly number[]): void => {
    out.set(values, next);
    next += values.length;
  };
  const whole = new Map<string, Float64Array>();

  SIGNALS.forEach((name, k) => {
    const values = column(k);
    whole.set(name, values);
    const { mean, low, high, speed } = statistics(values);
    put(mean, low, high, speed);
  });
  let seenArms = 0;
  let seenLegs = 0;
  SIDE_SIGNALS.forEach((name, k) => {
    const left = column(SIGNALS.length + k);
    const right = column(SIGNALS.length + SIDE_SIGNALS.length + k);
    const both = left.map((value, i) => average(value, right[i]));
    whole.set(name, both);
    const [l, r] = oneForTwo(statistics(left), statistics(right));
    const apart = statistics(left.map((value, i) => value - right[i]));
    const [rangeL, rangeR] = [l.high - l.low, r.high - r.low];
    put(
      (l.mean + r.mean) / 2,
      Math.abs(l.mean - r.mean),
      Math.min(l.low, r.low),
      Math.max(l.high, r.high),
      Math.max(rangeL, rangeR),
      Math.min(rangeL, rangeR),
      apart.high - apart.low,
      Math.max(l.speed, r.speed),
    );
    if (name === "elbow") seenArms = seen(left) + seen(right);
    if (name === "knee") seenLegs = seen(left) + seen(right);
  });
  for (const [a, b] of PAIRS) put(correlation(whole.get(a), whole.get(b)));
  put(seenArms / 2, seenLegs / 2);
  return out;
}

type Statistics = {
  readonly mean: number;
  readonly low: number;
  readonly high: number;
  readonly speed: number;
};

const UNKNOWN: Statistics = { mean: Number.NaN, low: Number.NaN, high: Number.NaN, speed: Number.NaN };

/** Mean, 5th and 95th percentile, and mean speed a second, of what is known. */
function statistics(values: Float64Array): Statistics {
  const sorted = values.filter((value) => Number.isFinite(value)).toSorted();
  if (sorted.length < ENOUGH * values.length) return UNKNOWN;
  let way = 0;
  let steps = 0;
  for (let i = 1; i < values.length; i += 1) {
    const step = Math.abs(values[i] - values[i - 1]);
    if (!Number.isFinite(step)) continue;
    way += step;
    steps += 1;
  }
  const at = (p: number): number => sorted[Math.round(p * (sorted.length - 1))];
  return {
    mean: sorted.reduce((sum, value) => sum + value, 0) / sorted.length,
    low: at(0.05),
    high: at(0.95),
    speed: steps > 0 ? (way / steps) * SIGNAL_RATE : Number.NaN,
  };
}

/** Where only one side is seen it speaks for both. */
function oneForTwo(left: Statistics, right: Statistics): readonly [Statistics, Statistics] {
  return [Number.isFinite(left.mean) ? left : right, Number.isFinite(right.mean) ? right : left];
}

function average(a: number, b: number): number {
  if (!Number.isFinite(a)) return b;
  return Number.isFinite(b) ? (a + b) / 2 : a;
}

function seen(values: Float64Array): number {
  return values.reduce((count, value) => count + (Number.isFinite(value) ? 1 : 0), 0) / values.length;
}

/** Pearson's, of the samples in which both are known; drawn towards 0 where next to nothing moves. */
function correlation(a: Float64Array = new Float64Array(), b: Float64Array = new Float64Array()): number {
  let [n, sa, sb, saa, sbb, sab] = [0, 0, 0, 0, 0, 0];
  for (let i = 0; i < a.length; i += 1) {
    const [x, y] = [a[i], b[i]];
    if (!Number.isFinite(x) || !Number.isFinite(y)) continue;
    n += 1;
    sa += x;
    sb += y;
    saa += x * x;
    sbb += y * y;
    sab += x * y;
  }
  if (n < ENOUGH * WINDOW_LENGTH) return Number.NaN;
  const spreadA = saa / n - (sa / n) ** 2;
  const spreadB = sbb / n - (sb / n) ** 2;
  return (sab / n - (sa / n) * (sb / n)) / Math.sqrt((spreadA + STILL_SPREAD) * (spreadB + STILL_SPREAD));
}

/** Variance of a signal of a body at rest. */
const STILL_SPREAD = 0.0004;
