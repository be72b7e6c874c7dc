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
  for (let size = 2; size <= n; size *= 2) {
    const half = size / 2;
    for (let k = 0; k < half; k += 1) {
      const angle = (-2 * Math.PI * k) / size;
      const c = Math.cos(angle);
      const s = Math.sin(angle);
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

/** Brings the numbers into bit-reversed order. */
function reorder(re: Float64Array, im: Float64Array): void {
  const n = re.length;
  for (let i = 1, j = 0; i < n; i += 1) {
    let bit = n >> 1;
    for (; j & bit; bit >>= 1) j ^= bit;
    j ^= bit;
    if (i < j) {
      [re[i], re[j]] = [re[j], re[i]];
      [im[i], im[j]] = [im[j], im[i]];
    }
  }
}
