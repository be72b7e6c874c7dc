/**
 * Tells exercises apart by their windows (window-features.ts): a port, so that the engine itself needs no network.
 * `@physiocheck/classifier` has the trained one.
 */
export type Classifier = {
  /** Ids of the library's exercises, and NONE; the order of what `classify` returns. */
  readonly classes: readonly string[];
  /**
   * @param windows FEATURE_COUNT numbers each; not-a-number where something was not seen
   * @returns for each window the probability of each class; they sum to 1
   */
  readonly classify: (windows: readonly Float32Array[]) => readonly Float32Array[];
};

/** The class of everything that is no exercise: walking, standing, sitting down, gesturing. */
export const NONE = "none";
