/** Length of a window in ms: tremor and jitter are faster, a slow sinking of the limb is slower and is not jitter. */
const WINDOW = 1000;
/** Fewer samples than this in a window leave nothing once its line is taken off. */
const FEWEST = 6;

/**
 * Restlessness of an angle while it is held: the root mean square of what is left in windows of one second when each window's straight
 * line is taken off (with its two degrees of freedom, so that pure noise of σ gives σ). Contains the camera's own jitter.
 *
 * @param times ms, increasing
 * @param degrees not-a-number where refused
 * @returns degrees; null where no window had six values
 */
export function jitter(times: ArrayLike<number>, degrees: ArrayLike<number>): number | null {
  let squares = 0;
  let freedom = 0;
  let t: number[] = [];
  let x: number[] = [];
  const close = (): void => {
    if (t.length >= FEWEST) {
      squares += residual(t, x);
      freedom += t.length - 2;
    }
    t = [];
    x = [];
  };
  for (let i = 0; i < times.length; i += 1) {
    if (!Number.isFinite(degrees[i])) continue;
    if (t.length > 0 && times[i] - t[0] >= WINDOW) close();
    t.push(times[i]);
    x.push(degrees[i]);
  }
  close();
  return freedom > 0 ? Math.sqrt(squares / freedom) : null;
}

/** Sum of squares around the least-squares line. */
function residual(t: readonly number[], x: readonly number[]): number {
  const n = t.length;
  const meanT = t.reduce((sum, value) => sum + value, 0) / n;
  const meanX = x.reduce((sum, value) => sum + value, 0) / n;
  let tt = 0;
  let tx = 0;
  let xx = 0;
  for (let i = 0; i < n; i += 1) {
    tt += (t[i] - meanT) ** 2;
    tx += (t[i] - meanT) * (x[i] - meanX);
    xx += (x[i] - meanX) ** 2;
  }
  return Math.max(0, xx - (tt > 0 ? (tx * tx) / tt : 0));
}
