import { fft } from "./fft.ts";

/** The published settings: four times finer in powers of two than the next one, up to 10 Hz, amplitudes from 5 % on. */
const PADDING_LEVEL = 4;
const MAX_FREQUENCY = 10;
const AMPLITUDE_THRESHOLD = 0.05;

/**
 * Spectral arc length of a movement: minus the length of the curve of its normalised amplitude spectrum. No unit, always negative;
 * closer to 0 is smoother, a single bell-shaped movement has about −1.4. Does not depend on amplitude or duration.
 * Balasubramanian, Melendez-Calderon, Burdet 2012; Balasubramanian et al., J NeuroEng Rehabil 12:112, 2015.
 *
 * @param speed speed profile of one movement, uniform samples, any unit
 * @param rate samples a second; below 20 the spectrum is taken up to half of it, as there is nothing beyond
 * @returns null where nothing moved or fewer than 4 samples were given
 */
export function sparc(speed: ArrayLike<number>, rate: number): number | null {
  const n = speed.length;
  if (n < 4) return null;
  const size = 2 ** (Math.ceil(Math.log2(n)) + PADDING_LEVEL);
  const re = new Float64Array(size);
  const im = new Float64Array(size);
  for (let i = 0; i < n; i += 1) re[i] = speed[i];
  fft(re, im);

  const bins = Math.floor((Math.min(MAX_FREQUENCY, rate / 2) * size) / rate) + 1;
  const amplitude = new Float64Array(bins);
  let largest = 0;
  for (let k = 0; k < bins; k += 1) {
    amplitude[k] = Math.hypot(re[k], im[k]);
    largest = Math.max(largest, amplitude[k]);
  }
  if (!(largest > 0) || !Number.isFinite(largest)) return null;

  const threshold = AMPLITUDE_THRESHOLD * largest;
  const first = amplitude.findIndex((a) => a >= threshold);
  const last = amplitude.findLastIndex((a) => a >= threshold);
  if (last === first) return null;
  let length = 0;
  for (let k = first + 1; k <= last; k += 1) {
    length += Math.hypot(1 / (last - first), (amplitude[k] - amplitude[k - 1]) / largest);
  }
  return -length;
}
