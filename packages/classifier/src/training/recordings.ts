import {
  countPeriods,
  evenSignals,
  NONE,
  SIGNAL_RATE,
  type Trace,
  WINDOW_LENGTH,
  windowFeatures,
} from "@physiocheck/motion";

/** Samples from one window of a recording to the next. */
const STEP = SIGNAL_RATE / 2;

/**
 * Windows of a labelled recording of a person: those in which the movement goes on. Somebody who stands before the first
 * repetition is no example of it.
 */
export function recordingWindows(
  trace: Trace,
  label: string,
): { readonly features: Float32Array; readonly label: string }[] {
  const signals = evenSignals(trace);
  const { peaks, period } = countPeriods(signals);
  const first = (peaks[0] ?? 0) - period * 1000;
  const last = (peaks.at(-1) ?? 0) + period * 1000;
  const found: { features: Float32Array; label: string }[] = [];
  for (let at = -WINDOW_LENGTH / 4; at <= signals.length - (3 * WINDOW_LENGTH) / 4; at += STEP) {
    const middle = signals.start + ((at + WINDOW_LENGTH / 2) * 1000) / SIGNAL_RATE;
    if (label !== NONE && !(middle >= first && middle <= last)) continue;
    found.push({ features: windowFeatures(signals, at), label });
  }
  return found;
}
