/** y[n] = b0·x[n] + b1·x[n−1] + b2·x[n−2] − a1·y[n−1] − a2·y[n−2] */
type Section = {
  readonly b0: number;
  readonly b1: number;
  readonly b2: number;
  readonly a1: number;
  readonly a2: number;
};

/**
 * Zero-phase Butterworth low-pass, as biomechanics uses it offline: a second-order filter run forwards and backwards, fourth order in
 * all, with no delay (Winter, Biomechanics and Motor Control of Human Movement, 2.2.4.4; Robertson and Dowling 2003).
 *
 * Both passes together have a gain of 1/√2 at `cutoff` (each pass alone is set wider, corrected in the warped frequency domain). The
 * ends are continued by a point reflection of the signal and the filter starts in its steady state, as in SciPy's `sosfiltfilt`.
 *
 * @param values uniform samples without gaps
 * @param rate samples a second
 * @param cutoff Hz
 * @returns a new array; an unchanged copy where the rate cannot carry frequencies above the cutoff or there are fewer than 2 samples
 */
export function lowPassZeroPhase(values: ArrayLike<number>, rate: number, cutoff = 6): Float64Array {
  const n = values.length;
  if (!(rate > 0) || !(cutoff > 0)) throw new RangeError("rate and cutoff are positive frequencies");
  if (n < 2 || cutoff >= rate / 2) return Float64Array.from(values);

  // Three time constants of the filter: then the start has no more influence on the result.
  const padding = Math.min(n - 1, Math.max(9, Math.ceil((3 * rate) / cutoff)));
  const extended = new Float64Array(n + 2 * padding);
  const first = values[0];
  const last = values[n - 1];
  for (let i = 0; i < padding; i += 1) {
    extended[i] = 2 * first - values[padding - i];
    extended[padding + n + i] = 2 * last - values[n - 2 - i];
  }
  for (let i = 0; i < n; i += 1) extended[padding + i] = values[i];

  const section = design(rate, cutoff);
  run(section, extended);
  extended.reverse();
  run(section, extended);
  extended.reverse();
  return extended.slice(padding, padding + n);
}

/** Second-order Butterworth by the bilinear transform, its cutoff widened so that two passes give 1/√2 at `cutoff`. */
function design(rate: number, cutoff: number): Section {
  // |H|² of one pass is 1 / (1 + (Ω/Ωc)⁴); for it to be 1/√2 at the cutoff, Ωc = Ω / ⁴√(√2 − 1), 1.247 times wider.
  const warped = Math.tan((Math.PI * cutoff) / rate) / (Math.SQRT2 - 1) ** 0.25;
  const square = warped * warped;
  const scale = 1 / (1 + Math.SQRT2 * warped + square);
  return {
    b0: square * scale,
    b1: 2 * square * scale,
    b2: square * scale,
    a1: 2 * (square - 1) * scale,
    a2: (1 - Math.SQRT2 * warped + square) * scale,
  };
}

/** Filters in place (transposed direct form II), beginning as if the first value had been there for ever. */
function run({ b0, b1, b2, a1, a2 }: Section, values: Float64Array): void {
  let z1 = values[0] * (1 - b0);
  let z2 = values[0] * (b2 - a2);
  for (let i = 0; i < values.length; i += 1) {
    const x = values[i];
    const y = b0 * x + z1;
    z1 = b1 * x - a1 * y + z2;
    z2 = b2 * x - a2 * y;
    values[i] = y;
  }
}
