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
  const { re, im } = scratchOf(size);
  re.fill(0);
  im.fill(0);
  for (let i = 0; i < n; i += 1) re[i] = speed[i];
  fft(re, im);

  const bins = Math.floor((Math.min(MAX_FREQUENCY, rate / 2) * size) / rate) + 1;
  // From here on `re` holds the amplitudes.
  let largest = 0;
  for (let k = 0; k < bins; k += 1) {
    re[k] = Math.sqrt(re[k] * re[k] + im[k] * im[k]);
    if (!(re[k] <= largest)) largest = re[k];
  }
  if (!(largest > 0) || !Number.isFinite(largest)) return null;

  const threshold = AMPLITUDE_THRESHOLD * largest;
  let first = 0;
  while (re[first] < threshold) first += 1;
  let last = bins - 1;
  while (re[last] < threshold) last -= 1;
  if (last === first) return null;
  const width = 1 / (last - first);
  let length = 0;
  for (let k = first + 1; k <= last; k += 1) {
    const rise = (re[k] - re[k - 1]) / largest;
    length += Math.sqrt(width * width + rise * rise);
  }
  return -length;
}

type Complex = { readonly re: Float64Array; readonly im: Float64Array };

/** Working memory by length: repetitions of one exercise last about as long as each other, so it is used again and again. */
const SCRATCH = new Map<number, Complex>();

function scratchOf(size: number): Complex {
  const known = SCRATCH.get(size);
  if (known) return known;
  const fresh = { re: new Float64Array(size), im: new Float64Array(size) };
  SCRATCH.set(size, fresh);
  return fresh;
}
