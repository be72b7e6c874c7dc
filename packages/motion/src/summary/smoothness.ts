import { lowPassZeroPhase } from "../signal/butterworth.ts";
import { derivative } from "../signal/derivative.ts";
import { ldlj } from "../signal/ldlj.ts";
import { resample } from "../signal/resample.ts";
import { sparc } from "../signal/sparc.ts";

export type Smoothness = { readonly sparc: number | null; readonly ldlj: number | null };

/** Samples a second to which every series is brought, so that recordings of 15 and of 60 frames a second compare. */
const RATE = 30;
/** Hz; what a body does voluntarily lies below (Winter). */
const CUTOFF = 6;
/** A longer loss (ms) within the phase leaves it without a value. */
const MAX_GAP = 200;
/** Context on both sides (ms), so that the filter's ends lie outside of the phase. */
const CONTEXT = 500;
/** Fewer samples than this (0.27 s) have no shape to speak of. */
const FEWEST = 8;

const UNKNOWN: Smoothness = { sparc: null, ldlj: null };

/**
 * Smoothness of one phase of a movement (SPARC and LDLJ) from an angle over time: brought to 30 Hz, low-passed at 6 Hz without
 * delay, its speed taken, and cut to the phase. Measurement jitter makes slow movements look less smooth: compare like with like.
 *
 * @param times ms, increasing
 * @param degrees the angle (or progress) at each time, not-a-number where refused; may reach beyond the phase, and should by half a second
 * @param from,to the phase, ms
 */
export function phaseSmoothness(
  times: ArrayLike<number>,
  degrees: ArrayLike<number>,
  from: number,
  to: number,
): Smoothness {
  const t: number[] = [];
  const x: number[] = [];
  for (let i = 0; i < times.length; i += 1) {
    if (times[i] < from - CONTEXT || times[i] > to + CONTEXT) continue;
    t.push(times[i]);
    x.push(degrees[i]);
  }
  const step = 1000 / RATE;
  for (const { start, rate, values } of resample(t, x, RATE, MAX_GAP)) {
    const first = Math.max(0, Math.ceil((from - start) / step));
    const last = Math.min(values.length - 1, Math.floor((to - start) / step));
    // A segment that begins late or ends early in the phase would give the smoothness of another movement.
    if (start > from + MAX_GAP || start + (values.length - 1) * step < to - MAX_GAP) continue;
    if (last - first + 1 < FEWEST) continue;
    const speed = derivative(lowPassZeroPhase(values, rate, CUTOFF), rate)
      .subarray(first, last + 1)
      .map((v) => Math.abs(v));
    return { sparc: sparc(speed, rate), ldlj: ldlj(speed, rate) };
  }
  return UNKNOWN;
}
