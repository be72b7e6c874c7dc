/** One quantity over time: what it was, how it grows, and whether that is more than it may. */
export type Trend = {
  /** Medians of the first and the last third of the samples after the warm-up, in the samples' unit. */
  readonly first: number;
  readonly last: number;
  /** Growth a minute after the warm-up: the median slope between all pairs of samples (Theil 1950, Sen 1968). */
  readonly perMinute: number;
  readonly holds: boolean;
};

/** Part of the time that is not judged: caches fill, code is compiled, pools reach their size. */
const WARM_UP = 1 / 6;

/**
 * @param minutes when each sample was taken, ascending, counted from the first
 * @param values one a sample
 * @param limit growth a minute that is still none, in the samples' unit
 */
export function trendOf(minutes: readonly number[], values: readonly number[], limit: number): Trend {
  const from = minutes.findIndex((minute) => minute >= WARM_UP * Math.max(...minutes));
  const times = minutes.slice(from);
  const judged = values.slice(from);
  if (judged.length < 6)
    throw new Error(`${judged.length} samples are too few to say whether anything grows`);
  const third = Math.floor(judged.length / 3);
  const slopes = times.flatMap((a, i) =>
    times.slice(i + 1).map((b, j) => ((judged[i + 1 + j] ?? 0) - (judged[i] ?? 0)) / (b - a)),
  );
  const perMinute = median(slopes);
  return {
    first: median(judged.slice(0, third)),
    last: median(judged.slice(-third)),
    perMinute,
    holds: perMinute <= limit,
  };
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length / 2;
  return ((sorted[Math.floor(middle)] ?? Number.NaN) + (sorted[Math.ceil(middle) - 1] ?? Number.NaN)) / 2;
}
