import { scaleOf } from "@physiocheck/classifier/training";
import { type Classifier, FEATURE_COUNT } from "@physiocheck/motion";
import type { Example } from "../../scripts/train/performed.ts";

/** Templates a class, taken evenly from its examples. */
const TEMPLATES = 40;
/** Two templates so much farther apart, in standard deviations a feature, are e times less likely. */
const WIDTH = 0.05;

/**
 * The plain way to name a window: the class of the most similar example (nearest neighbour of each class, mean absolute
 * difference of what both know, in standard deviations), behind the same port as the network.
 */
export function nearestTemplate(examples: readonly Example[], classes: readonly string[]): Classifier {
  const features = new Float32Array(examples.length * FEATURE_COUNT);
  examples.forEach((example, i) => features.set(example.features, i * FEATURE_COUNT));
  const { spread } = scaleOf(features, examples.length);
  const templates = classes.map((name) => {
    const own = examples.filter(({ label }) => label === name);
    const every = Math.max(1, Math.floor(own.length / TEMPLATES));
    return own.filter((_, i) => i % every === 0).slice(0, TEMPLATES);
  });
  const distance = (a: Float32Array, b: Float32Array): number => {
    let sum = 0;
    let known = 0;
    for (let k = 0; k < FEATURE_COUNT; k += 1) {
      const apart = Math.abs((a[k] ?? 0) - (b[k] ?? 0)) / (spread[k] ?? 1);
      // Not-a-number, where one of both does not know, is not smaller than anything.
      if (apart >= 0) {
        sum += Math.min(3, apart);
        known += 1;
      }
    }
    return known > 0 ? sum / known : 3;
  };
  const classify = (window: Float32Array): Float32Array => {
    const nearest = templates.map((own) =>
      own.reduce((least, { features: template }) => Math.min(least, distance(window, template)), 3),
    );
    const best = Math.min(...nearest);
    const weights = nearest.map((apart) => Math.exp((best - apart) / WIDTH));
    const all = weights.reduce((sum, weight) => sum + weight, 0);
    return Float32Array.from(weights, (weight) => weight / all);
  };
  return { classes, classify: (windows) => windows.map(classify) };
}
