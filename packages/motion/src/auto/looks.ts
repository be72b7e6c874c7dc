import { type Classifier, NONE } from "./classifier.ts";
import { type EvenSignals, SIGNAL_RATE } from "./even-signals.ts";
import { WINDOW_LENGTH, windowFeatures } from "./window-features.ts";

/** What the classifier says of a recording, at a constant rate. */
export type Looks = {
  /** Time of the first look: the middle of its window, ms. */
  readonly start: number;
  /** From one look to the next, ms. */
  readonly step: number;
  readonly probabilities: readonly Float32Array[];
  /** Index of NONE. */
  readonly none: number;
};

/** Samples from one look to the next: half a second. */
const STEP = SIGNAL_RATE / 2;
/** Samples of the first window that lie before the recording, and of the last that lie after it. */
const OUTSIDE = WINDOW_LENGTH / 4;

/** Looks at a recording through windows that overlap; one that is shorter than a window gets a single look. */
export function lookThrough(signals: EvenSignals, classifier: Classifier): Looks {
  const first = Math.min(-OUTSIDE, Math.round((signals.length - WINDOW_LENGTH) / 2));
  const last = signals.length + OUTSIDE - WINDOW_LENGTH;
  const windows: Float32Array[] = [];
  for (let at = first; at <= last || at === first; at += STEP) windows.push(windowFeatures(signals, at));
  return {
    start: signals.start + ((first + WINDOW_LENGTH / 2) * 1000) / SIGNAL_RATE,
    step: (STEP * 1000) / SIGNAL_RATE,
    probabilities: classifier.classify(windows),
    none: classifier.classes.indexOf(NONE),
  };
}
