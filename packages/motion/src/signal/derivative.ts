/**
 * Rate of change of uniform samples, in units a second: central differences, one-sided at the two ends.
 * @param rate samples a second
 */
export function derivative(values: ArrayLike<number>, rate: number): Float64Array {
  const n = values.length;
  const out = new Float64Array(n);
  if (n < 2) return out;
  out[0] = (values[1] - values[0]) * rate;
  out[n - 1] = (values[n - 1] - values[n - 2]) * rate;
  for (let i = 1; i < n - 1; i += 1) out[i] = ((values[i + 1] - values[i - 1]) * rate) / 2;
  return out;
}
