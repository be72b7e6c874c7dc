import type { Classifier } from "@physiocheck/motion";
import * as tf from "@tensorflow/tfjs-core";
import "@tensorflow/tfjs-backend-cpu";
import { decodeWeights, standardise, type Weights } from "./weights.ts";

/**
 * The trained network behind the engine's port, on TensorFlow.js's CPU backend: some twenty thousand multiplications a
 * window, for which no graphics card needs to be woken.
 * @throws RangeError where the bytes are no weights of this version
 */
export async function openClassifier(bytes: Uint8Array): Promise<Classifier> {
  return classifierOf(decodeWeights(bytes));
}

/** The same of weights in memory. */
export async function classifierOf(weights: Weights): Promise<Classifier> {
  // Without it TensorFlow.js advertises its native build on the console of Node.
  tf.enableProdMode();
  await tf.setBackend("cpu");
  const { classes, mean, spread } = weights;
  const layers = weights.layers.map(({ inputs, outputs, kernel, bias }) => ({
    kernel: tf.tensor2d(kernel, [inputs, outputs]),
    bias: tf.tensor1d(bias),
  }));
  return {
    classes,
    classify: (windows) => {
      if (windows.length === 0) return [];
      const rows = new Float32Array(windows.length * mean.length);
      windows.forEach((window, i) => standardise(window, mean, spread, rows, i * mean.length));
      const probabilities = tf.tidy(() => {
        const input: tf.Tensor2D = tf.tensor2d(rows, [windows.length, mean.length]);
        return tf.softmax(forward(input, layers)).dataSync() as Float32Array;
      });
      return windows.map((_, i) => probabilities.slice(i * classes.length, (i + 1) * classes.length));
    },
  };
}

/** The network before its softmax. */
export function forward(
  input: tf.Tensor2D,
  layers: readonly { readonly kernel: tf.Tensor2D; readonly bias: tf.Tensor1D }[],
): tf.Tensor2D {
  return layers.reduce((x, { kernel, bias }, i) => {
    const y: tf.Tensor2D = tf.add(tf.matMul(x, kernel), bias);
    return i < layers.length - 1 ? tf.relu(y) : y;
  }, input);
}
