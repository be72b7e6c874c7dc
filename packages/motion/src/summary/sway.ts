import { lowPassZeroPhase } from "../signal/butterworth.ts";
import { resample } from "../signal/resample.ts";

/** Lengths in the unit of the track, body units (torso lengths) in this product; area in that unit squared. Null: too little seen. */
export type Sway = {
  /** Length of the way. Grows with time and with measurement noise: compare equal durations only. */
  readonly path: number | null;
  /** Root mean square distance from the middle. */
  readonly rms: number | null;
  /** Area of the ellipse that holds 95 % of the positions. */
  readonly area: number | null;
};

/** χ² of two degrees of freedom at 95 %. */
const CHI_SQUARE_95 = 5.991;
/** Fewer positions than this (a third of a second) describe no balance. */
const FEWEST = 10;
/** Samples a second and ms, as for angles. */
const RATE = 30;
const MAX_GAP = 200;
/** Hz: the body's middle sways below 1 Hz (Winter 1995), so that what is faster than this comes from the landmarks. */
const CUTOFF = 3;

/**
 * Postural sway of uniform positions: path, RMS and the 95 % ellipse π·5.991·√det(covariance) (Prieto et al. 1996; Schubert and Kirchner
 * 2014).
 * @param x,y positions; where one of them is not a number there is a gap, and the path does not cross it
 */
export function sway(x: ArrayLike<number>, y: ArrayLike<number>): Sway {
  let n = 0;
  let meanX = 0;
  let meanY = 0;
  for (let i = 0; i < x.length; i += 1) {
    if (!seen(x, y, i)) continue;
    n += 1;
    meanX += (x[i] - meanX) / n;
    meanY += (y[i] - meanY) / n;
  }
  if (n < FEWEST) return { path: null, rms: null, area: null };
  let path = 0;
  let xx = 0;
  let yy = 0;
  let xy = 0;
  for (let i = 0; i < x.length; i += 1) {
    if (!seen(x, y, i)) continue;
    const dx = x[i] - meanX;
    const dy = y[i] - meanY;
    xx += dx * dx;
    yy += dy * dy;
    xy += dx * dy;
    if (i > 0 && seen(x, y, i - 1)) path += Math.hypot(x[i] - x[i - 1], y[i] - y[i - 1]);
  }
  const determinant = Math.max(0, xx * yy - xy * xy) / (n - 1) ** 2;
  return {
    path,
    rms: Math.sqrt((xx + yy) / n),
    area: Math.PI * CHI_SQUARE_95 * Math.sqrt(determinant),
  };
}

/**
 * Sway of a track as it was recorded: irregular times, losses, jitter. Each stretch without a gap over 200 ms is brought to 30 Hz and
 * low-passed at 3 Hz first, because landmark jitter would otherwise make most of the path.
 * @param times ms
 * @param x,y mid-hip position in torso lengths; divide the whole track by one torso length (the median), not each frame by its own
 */
export function swayOfTrack(times: ArrayLike<number>, x: ArrayLike<number>, y: ArrayLike<number>): Sway {
  const both = (values: ArrayLike<number>): Float64Array =>
    Float64Array.from(values, (value, i) => (seen(x, y, i) ? value : Number.NaN));
  const smoothX: number[] = [];
  const smoothY: number[] = [];
  const segmentsY = resample(times, both(y), RATE, MAX_GAP);
  resample(times, both(x), RATE, MAX_GAP).forEach((segment, index) => {
    // Not-a-number between two stretches keeps the path from jumping across.
    if (index > 0) {
      smoothX.push(Number.NaN);
      smoothY.push(Number.NaN);
    }
    for (const value of lowPassZeroPhase(segment.values, RATE, CUTOFF)) smoothX.push(value);
    for (const value of lowPassZeroPhase(segmentsY[index].values, RATE, CUTOFF)) smoothY.push(value);
  });
  return sway(smoothX, smoothY);
}

function seen(x: ArrayLike<number>, y: ArrayLike<number>, i: number): boolean {
  return Number.isFinite(x[i]) && Number.isFinite(y[i]);
}
