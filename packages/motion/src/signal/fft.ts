type Turns = { readonly cosines: Float64Array; readonly sines: Float64Array };

/** Half a turn backwards in equal steps, by length of the transform: a session asks for few lengths, each many times. */
const TURNS = new Map<number, Turns>();

/**
 * Fast Fourier transform in place, radix 2 (Cooley and Tukey 1965), not scaled: X[k] = Σ x[n]·exp(−2πi·kn/N).
 * @param re,im real and imaginary parts, of the same length, a power of two
 */
export function fft(re: Float64Array, im: Float64Array): void {
  const n = re.length;
  if (n === 0 || (n & (n - 1)) !== 0 || im.length !== n) {
    throw new RangeError("the length is a power of two, the same for both parts");
  }
  reorder(re, im);
  const { cosines, sines } = turnsOf(n);
  for (let size = 2; size <= n; size *= 2) {
    const half = size / 2;
    const stride = n / size;
    for (let k = 0; k < half; k += 1) {
      const c = cosines[k * stride];
      const s = sines[k * stride];
      for (let even = k; even < n; even += size) {
        const odd = even + half;
        const oddRe = re[odd] * c - im[odd] * s;
        const oddIm = re[odd] * s + im[odd] * c;
        re[odd] = re[even] - oddRe;
        im[odd] = im[even] - oddIm;
        re[even] += oddRe;
        im[even] += oddIm;
      }
    }
  }
}

function turnsOf(n: number): Turns {
  const known = TURNS.get(n);
  if (known) return known;
  const angle = (k: number): number => (-2 * Math.PI * k) / n;
  const turns = {
    cosines: Float64Array.from({ length: n / 2 }, (_, k) => Math.cos(angle(k))),
    sines: Float64Array.from({ length: n / 2 }, (_, k) => Math.sin(angle(k))),
  };
  TURNS.set(n, turns);
  return turns;
}

/** Brings the numbers into bit-reversed order. */
function reorder(re: Float64Array, im: Float64Array): void {
  const n = re.length;
  for (let i = 1, j = 0; i < n; i += 1) {
    let bit = n >> 1;
    for (; j & bit; bit >>= 1) j ^= bit;
    j ^= bit;
    if (i >= j) continue;
    const real = re[i];
    re[i] = re[j];
    re[j] = real;
    const imaginary = im[i];
    im[i] = im[j];
    im[j] = imaginary;
  }
}
