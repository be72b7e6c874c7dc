import { ANGLE_COUNT, REFUSALS } from "../goniometer/angle-names.ts";
import { lowPassZeroPhase } from "../signal/butterworth.ts";
import { resample } from "../signal/resample.ts";
import { mean } from "../signal/statistics.ts";
import type { Observation } from "./observe.ts";

const NOT_SEEN = REFUSALS.indexOf("not_seen");
/** Samples a second, so that a take's frame rate makes no difference. */
const RATE = 30;
/** Nobody repeats an exercise faster than this and its third harmonic, Hz. */
const CUTOFF = 5;
/** A gap longer than this is stated, not bridged, ms. */
const GAP = 500;

/** The angles of a take as smooth signals at a constant rate. */
export type Course = {
  readonly start: number;
  readonly stepMs: number;
  readonly length: number;
  /** By ANGLE; degrees, NaN where unknown. */
  readonly signals: readonly Float64Array[];
  /** By ANGLE: what the smoothing took away, degrees RMS. */
  readonly noise: Float64Array;
  /** By ANGLE: part of the frames in which its joints are seen, 0..1. */
  readonly seen: Float64Array;
  /** How well each side is seen at each sample, 0..1. */
  readonly trust: { readonly left: Float64Array; readonly right: Float64Array };
};

/** Smooth, evenly sampled signals of one kind of angle. @param rows `steady` or `estimates` of the observation */
export function courseOf(observation: Observation, rows: Float64Array): Course {
  const { times, count } = observation;
  const start = times[0];
  const stepMs = 1000 / RATE;
  const length = Math.floor((times[count - 1] - start) / stepMs) + 1;
  const noise = new Float64Array(ANGLE_COUNT);
  const signals = Array.from({ length: ANGLE_COUNT }, (_, index) => {
    const signal = new Float64Array(length).fill(Number.NaN);
    const column = Float64Array.from({ length: count }, (_, row) => rows[row * ANGLE_COUNT + index]);
    const residuals: number[] = [];
    for (const segment of resample(times, column, RATE, GAP)) {
      const smooth = lowPassZeroPhase(segment.values, RATE, CUTOFF);
      const first = Math.round((segment.start - start) / stepMs);
      for (let k = 0; k < smooth.length && first + k < length; k += 1) signal[first + k] = smooth[k];
      segment.values.forEach((value, k) => residuals.push((value - smooth[k]) ** 2));
    }
    noise[index] = Math.sqrt(mean(residuals));
    return signal;
  });
  return {
    start,
    stepMs,
    length,
    signals,
    noise,
    seen: seenOf(observation),
    trust: trustOf(observation, length, stepMs),
  };
}

/** Both sides' signal as one: a side counts as far as it is seen. */
export function trustedMean({ trust }: Course, left: Float64Array, right: Float64Array): Float64Array {
  return left.map((value, k) => {
    if (Number.isNaN(value)) return right[k];
    if (Number.isNaN(right[k])) return value;
    const total = trust.left[k] + trust.right[k];
    return total > 0 ? (trust.left[k] * value + trust.right[k] * right[k]) / total : (value + right[k]) / 2;
  });
}

function seenOf({ refusals, count }: Observation): Float64Array {
  return Float64Array.from({ length: ANGLE_COUNT }, (_, index) => {
    let seen = 0;
    for (let row = 0; row < count; row += 1) if (refusals[row * ANGLE_COUNT + index] !== NOT_SEEN) seen += 1;
    return seen / count;
  });
}

function trustOf({ times, trust }: Observation, length: number, stepMs: number): Course["trust"] {
  const left = new Float64Array(length);
  const right = new Float64Array(length);
  let row = 0;
  for (let k = 0; k < length; k += 1) {
    while (row + 1 < times.length && times[row + 1] <= times[0] + k * stepMs) row += 1;
    left[k] = trust[row * 2];
    right[k] = trust[row * 2 + 1];
  }
  return { left, right };
}

/** Time of a sample, ms. */
export function timeOf(course: Course, sample: number): number {
  return course.start + sample * course.stepMs;
}

/** A signal at any time, between samples in proportion; NaN outside. */
export function valueAt(course: Course, index: number, t: number): number {
  const at = (t - course.start) / course.stepMs;
  const before = Math.floor(at);
  const signal = course.signals[index];
  if (before < 0 || before >= course.length) return Number.NaN;
  const after = Math.min(before + 1, course.length - 1);
  return signal[before] + (at - before) * (signal[after] - signal[before]);
}
