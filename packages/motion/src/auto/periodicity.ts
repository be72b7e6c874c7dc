import { SIGNAL_COUNT } from "./body-signals.ts";
import { type EvenSignals, SIGNAL_RATE } from "./even-signals.ts";

/** What repeats in a movement nobody has a name for. */
export type Periodicity = {
  /** Times of the peaks, ms. */
  readonly peaks: readonly number[];
  /** Seconds from one to the next, in the middle of all. Not-a-number below two. */
  readonly period: number;
  /** 0..1: how like itself the movement is one period later. */
  readonly regularity: number;
};

const NOTHING: Periodicity = { peaks: [], period: Number.NaN, regularity: 0 };
/** Part of the way from the 5th to the 95th percentile that a turn of the movement has to go to count. */
const SWING = 0.45;
/** Standard deviation of the movement below which nothing moves: parts of half a turn and of a trunk length. */
const STILL = 0.25;
/** Turns of the power iteration; the first direction of a body that exercises is far ahead of the second. */
const TURNS = 30;

/**
 * Counts what repeats without knowing what it is: the direction in which the body's signals vary most (first principal
 * component), and the turns of the movement along it.
 * @param from,to ms; only samples between them are looked at
 */
export function countPeriods(signals: EvenSignals, from = -Infinity, to = Infinity): Periodicity {
  const first = Math.max(0, Math.ceil(((from - signals.start) / 1000) * SIGNAL_RATE));
  const last = Math.min(signals.length - 1, Math.floor(((to - signals.start) / 1000) * SIGNAL_RATE));
  if (!(last - first > SIGNAL_RATE)) return NOTHING;
  const columns = Array.from({ length: SIGNAL_COUNT }, (_, k) => bridged(signals, k, first, last)).filter(
    (column) => column !== null,
  );
  if (columns.length === 0) return NOTHING;
  const main = smooth(principal(columns));
  const spread = Math.sqrt(main.reduce((sum, x) => sum + x * x, 0) / main.length);
  if (spread < STILL) return NOTHING;
  const sorted = main.toSorted();
  const way = sorted[Math.round(0.95 * (sorted.length - 1))] - sorted[Math.round(0.05 * (sorted.length - 1))];
  const peaks = turns(main, SWING * way);
  const gaps = peaks
    .slice(1)
    .map((at, i) => at - peaks[i])
    .toSorted((a, b) => a - b);
  const period = gaps.length > 0 ? gaps[Math.floor(gaps.length / 2)] : Number.NaN;
  return {
    peaks: peaks.map((at) => signals.start + ((first + at) * 1000) / SIGNAL_RATE),
    period: period / SIGNAL_RATE,
    regularity: gaps.length > 0 ? likeness(main, period) : 0,
  };
}

/** One signal around its mean, what is missing drawn in straight; null where most is missing. */
function bridged(signals: EvenSignals, k: number, first: number, last: number): Float64Array | null {
  const out = Float64Array.from(
    { length: last - first + 1 },
    (_, i) => signals.values[(first + i) * SIGNAL_COUNT + k],
  );
  const known = [...out.keys()].filter((i) => Number.isFinite(out[i]));
  if (known.length < 0.5 * out.length) return null;
  const mean = known.reduce((sum, i) => sum + out[i], 0) / known.length;
  let before = known[0];
  for (let i = 0; i < before; i += 1) out[i] = out[before];
  for (const next of known.slice(1)) {
    for (let i = before + 1; i < next; i += 1) {
      out[i] = out[before] + ((out[next] - out[before]) * (i - before)) / (next - before);
    }
    before = next;
  }
  for (let i = before + 1; i < out.length; i += 1) out[i] = out[before];
  return out.map((x) => x - mean);
}

/** The signals along the direction in which they vary most, found by power iteration; its sign is that of the longest swing. */
function principal(columns: readonly Float64Array[]): Float64Array {
  const length = columns[0].length;
  let direction = columns.map((column) => Math.sqrt(column.reduce((sum, x) => sum + x * x, 0)));
  let along = new Float64Array(length);
  for (let turn = 0; turn < TURNS; turn += 1) {
    along = new Float64Array(length);
    columns.forEach((column, k) => column.forEach((x, i) => (along[i] += direction[k] * x)));
    const next = columns.map((column) => column.reduce((sum, x, i) => sum + x * along[i], 0));
    const size = Math.hypot(...next);
    if (!(size > 0)) return along;
    direction = next.map((x) => x / size);
  }
  const most = along.reduce((best, x) => (Math.abs(x) > Math.abs(best) ? x : best), 0);
  return most < 0 ? along.map((x) => -x) : along;
}

function smooth(values: Float64Array): Float64Array {
  const at = (i: number): number => values[Math.max(0, Math.min(values.length - 1, i))];
  return values.map((x, i) => (at(i - 1) + 2 * x + at(i + 1)) / 4);
}

/** Indices of the highest points between two falls of at least `swing`. */
function turns(values: Float64Array, swing: number): number[] {
  const peaks: number[] = [];
  let isRising = false;
  let low = values[0];
  let high = 0;
  values.forEach((x, i) => {
    if (isRising) {
      if (x > values[high]) high = i;
      else if (values[high] - x >= swing) {
        peaks.push(high);
        isRising = false;
        low = x;
      }
    } else if (x < low) low = x;
    else if (x - low >= swing) {
      isRising = true;
      high = i;
    }
  });
  return peaks;
}

/** Correlation of a signal with itself `lag` samples later. */
function likeness(values: Float64Array, lag: number): number {
  const later = values.subarray(lag);
  const earlier = values.subarray(0, later.length);
  const product = earlier.reduce((sum, x, i) => sum + x * later[i], 0);
  const size = Math.hypot(...earlier) * Math.hypot(...later);
  return size > 0 ? Math.max(0, product / size) : 0;
}
