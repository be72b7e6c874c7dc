/**
 * Smooths a series with a Gaussian, without delay. At the ends the series is reflected.
 *
 * @param sigma standard deviation in samples; below a third of one the series stays as it is
 */
export function gaussianSmooth(values: Float64Array, sigma: number): Float64Array {
  const n = values.length;
  if (sigma < 1 / 3 || n < 2) return values.slice();
  const reach = Math.ceil(4 * sigma);
  const kernel = Float64Array.from({ length: reach + 1 }, (_, k) => Math.exp(-(k * k) / (2 * sigma * sigma)));
  const total = kernel.reduce((sum, weight, k) => sum + (k === 0 ? weight : 2 * weight), 0);
  const mirrored = (i: number): number => {
    const at = ((i % (2 * n)) + 2 * n) % (2 * n);
    return values[at < n ? at : 2 * n - 1 - at];
  };
  return Float64Array.from(values, (value, i) => {
    let sum = kernel[0] * value;
    for (let k = 1; k <= reach; k += 1) sum += kernel[k] * (mirrored(i - k) + mirrored(i + k));
    return sum / total;
  });
}
