/** Samples at a constant rate, without a gap. */
export type UniformSegment = {
  /** Time of the first sample, ms. */
  readonly start: number;
  /** Samples a second. */
  readonly rate: number;
  readonly values: Float64Array;
};

/**
 * Brings irregular samples to a constant rate. Values that are not numbers are left out; where more than `maxGapMs` passes between
 * two that are, the signal is cut in two and nothing is made up between them. In a segment the samples are joined by
 * the monotone cubic of Fritsch and Carlson (1980, slopes of Fritsch and Butland 1984): smooth in speed, and never beyond
 * its neighbours.
 *
 * @param times ms; a sample that is not later than the one before is left out
 * @param values one for each time
 * @param rate samples a second
 */
export function resample(
  times: ArrayLike<number>,
  values: ArrayLike<number>,
  rate: number,
  maxGapMs: number,
): UniformSegment[] {
  if (!(rate > 0)) throw new RangeError("the rate is a positive frequency");
  const segments: UniformSegment[] = [];
  let t: number[] = [];
  let x: number[] = [];
  const close = (): void => {
    if (t.length > 0) segments.push({ start: t[0], rate, values: interpolate(t, x, 1000 / rate) });
    t = [];
    x = [];
  };
  for (let i = 0; i < times.length; i += 1) {
    if (!Number.isFinite(values[i]) || !Number.isFinite(times[i])) continue;
    const before = t.at(-1);
    if (before !== undefined && times[i] <= before) continue;
    if (before !== undefined && times[i] - before > maxGapMs) close();
    t.push(times[i]);
    x.push(values[i]);
  }
  close();
  return segments;
}

function interpolate(t: readonly number[], x: readonly number[], step: number): Float64Array {
  const last = t.length - 1;
  // The last sample counts as reached within a millionth of a step: 33.3 ms times 30 is not quite a second.
  const out = new Float64Array(Math.floor((t[last] - t[0]) / step + 1e-6) + 1);
  const slopes = monotoneSlopes(t, x);
  let k = 0;
  for (let i = 0; i < out.length; i += 1) {
    const at = Math.min(t[0] + i * step, t[last]);
    while (k < last - 1 && at > t[k + 1]) k += 1;
    out[i] = last === 0 ? x[0] : hermite(t, x, slopes, k, at);
  }
  return out;
}

function hermite(
  t: readonly number[],
  x: readonly number[],
  slopes: Float64Array,
  k: number,
  at: number,
): number {
  const h = t[k + 1] - t[k];
  const s = (at - t[k]) / h;
  const r = 1 - s;
  return (
    x[k] * (1 + 2 * s) * r * r +
    x[k + 1] * s * s * (3 - 2 * s) +
    h * (slopes[k] * s * r * r - slopes[k + 1] * s * s * r)
  );
}

function monotoneSlopes(t: readonly number[], x: readonly number[]): Float64Array {
  const n = t.length;
  const slopes = new Float64Array(n);
  if (n < 2) return slopes;
  const width = (i: number): number => t[i + 1] - t[i];
  const secant = (i: number): number => (x[i + 1] - x[i]) / width(i);
  if (n === 2) return slopes.fill(secant(0));
  for (let i = 1; i < n - 1; i += 1) {
    const before = secant(i - 1);
    const after = secant(i);
    if (before * after <= 0) continue;
    const w1 = 2 * width(i) + width(i - 1);
    const w2 = width(i) + 2 * width(i - 1);
    slopes[i] = (w1 + w2) / (w1 / before + w2 / after);
  }
  slopes[0] = endSlope(width(0), width(1), secant(0), secant(1));
  slopes[n - 1] = endSlope(width(n - 2), width(n - 3), secant(n - 2), secant(n - 3));
  return slopes;
}

/** Three-point slope at an end, held back so that the curve stays monotone. */
function endSlope(near: number, far: number, secantNear: number, secantFar: number): number {
  const slope = ((2 * near + far) * secantNear - near * secantFar) / (near + far);
  if (slope * secantNear <= 0) return 0;
  if (secantNear * secantFar < 0 && Math.abs(slope) > 3 * Math.abs(secantNear)) return 3 * secantNear;
  return slope;
}
