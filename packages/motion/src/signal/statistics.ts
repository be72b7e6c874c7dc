/** Makes a MAD comparable to a standard deviation of normal numbers: 1 / Φ⁻¹(3/4). */
export const MAD_TO_SIGMA = 1.4826;

/** Arithmetic mean of the finite values; not-a-number if there are none. */
export function mean(values: ArrayLike<number>): number {
  let sum = 0;
  let count = 0;
  for (let i = 0; i < values.length; i += 1) {
    if (!Number.isFinite(values[i])) continue;
    sum += values[i];
    count += 1;
  }
  return sum / count;
}

/**
 * The value below which the part `p` (0..1) of the finite values lies, between neighbours in proportion (type 7 of Hyndman and
 * Fan 1996, as in R and NumPy). Not-a-number if there are none.
 */
export function quantile(values: ArrayLike<number>, p: number): number {
  const sorted = sortedFinite(values);
  if (sorted.length === 0) return Number.NaN;
  const at = Math.min(1, Math.max(0, p)) * (sorted.length - 1);
  const below = Math.floor(at);
  const above = Math.min(below + 1, sorted.length - 1);
  return sorted[below] + (at - below) * (sorted[above] - sorted[below]);
}

/** The middle value; of an even number the mean of the two in the middle. */
export function median(values: ArrayLike<number>): number {
  return quantile(values, 0.5);
}

/** Median absolute deviation from the median, in the values' unit; times MAD_TO_SIGMA it estimates a standard deviation. */
export function mad(values: ArrayLike<number>): number {
  const middle = median(values);
  return median(Float64Array.from(values, (value) => Math.abs(value - middle)));
}

/**
 * Robust slope of `values` over their index: the median of the slopes through all pairs (Theil 1950, Sen 1968). Up to 29 % of the
 * values may be wild without bending it. Values that are not finite are left out but keep their place.
 * @returns units a step; null with fewer than two values
 */
export function theilSen(values: ArrayLike<number>): number | null {
  const slopes: number[] = [];
  for (let i = 0; i < values.length; i += 1) {
    for (let j = i + 1; j < values.length; j += 1) {
      const slope = (values[j] - values[i]) / (j - i);
      if (Number.isFinite(slope)) slopes.push(slope);
    }
  }
  return slopes.length === 0 ? null : median(slopes);
}

function sortedFinite(values: ArrayLike<number>): Float64Array {
  // A typed array sorts by number, where a plain one would sort by letters.
  return Float64Array.from(values)
    .filter((value) => Number.isFinite(value))
    .toSorted();
}
