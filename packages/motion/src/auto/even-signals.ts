import { LANDMARK_COUNT, LANDMARK_STRIDE } from "../pose/landmarks.ts";
import type { Trace } from "../trace/trace.ts";
import { readSignals, SIGNAL_COUNT } from "./body-signals.ts";

/** A recording's body signals at a constant rate, whatever the camera's. */
export type EvenSignals = {
  /** Time of the first sample, ms. */
  readonly start: number;
  /** How many samples. */
  readonly length: number;
  /** length × SIGNAL_COUNT; not-a-number where nobody was seen. */
  readonly values: Float32Array;
};

/** Samples a second: enough for the quickest jumping jack, few enough to be cheap. */
export const SIGNAL_RATE = 10;
const STEP = 1000 / SIGNAL_RATE;
/** Missing frames are bridged over at most this long, ms. */
const LONGEST_BRIDGE = 350;

/**
 * Brings a recording to SIGNAL_RATE: the mean of the frames around each sample, or what lies between the neighbours where
 * there is none near, and the body signals of that.
 */
export function evenSignals(trace: Trace): EvenSignals {
  const frames = trace.frames.filter(({ t, landmarks }) => landmarks !== null && Number.isFinite(t));
  const first = trace.frames[0]?.t ?? 0;
  const last = trace.frames.at(-1)?.t ?? first;
  const length = last >= first ? Math.floor((last - first) / STEP + 1e-6) + 1 : 0;
  const values = new Float32Array(length * SIGNAL_COUNT).fill(Number.NaN);
  const pose = new Float32Array(LANDMARK_COUNT * LANDMARK_STRIDE);
  let from = 0;
  for (let i = 0; i < length; i += 1) {
    const t = first + i * STEP;
    while (from < frames.length && frames[from].t < t - STEP / 2) from += 1;
    let to = from;
    while (to < frames.length && frames[to].t < t + STEP / 2) to += 1;
    pose.fill(0);
    if (to > from) {
      for (let k = from; k < to; k += 1) add(pose, frames[k].landmarks, 1 / (to - from));
    } else {
      const before = frames[from - 1];
      const after = frames[from];
      if (!before || !after || after.t - before.t > LONGEST_BRIDGE) continue;
      const share = (t - before.t) / (after.t - before.t);
      add(pose, before.landmarks, 1 - share);
      add(pose, after.landmarks, share);
    }
    for (let k = 0; k < pose.length; k += LANDMARK_STRIDE) {
      pose[k] *= trace.width;
      pose[k + 1] *= trace.height;
      pose[k + 2] *= trace.width;
    }
    readSignals(pose, values, i * SIGNAL_COUNT);
  }
  return { start: first, length, values };
}

function add(sum: Float32Array, landmarks: Float32Array | null, weight: number): void {
  if (landmarks) for (let k = 0; k < sum.length; k += 1) sum[k] += weight * landmarks[k];
}
