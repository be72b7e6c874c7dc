/**
 * Of pictures at any rate, so many that no more than `highestRate` a second are left, evenly.
 * @param times ms, in any order
 * @returns the times that stay, rising
 */
export function thinOut(times: readonly number[], highestRate: number): number[] {
  const step = 1000 / highestRate;
  const kept: number[] = [];
  let due = Number.NEGATIVE_INFINITY;
  for (const t of times.toSorted((a, b) => a - b)) {
    // A quarter of a step of tolerance: 30 pictures a second written with jitter stay 30.
    if (t < due - step / 4) continue;
    // Due times go on evenly from the first; after a pause in the film they begin anew.
    due = t > due + step ? t + step : due + step;
    kept.push(t);
  }
  return kept;
}
