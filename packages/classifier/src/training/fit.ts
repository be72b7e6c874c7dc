import { FEATURE_COUNT } from "@physiocheck/motion";
import * as tf from "@tensorflow/tfjs-core";
import { forward } from "../network-classifier.ts";
import { standardise, type Weights } from "../weights.ts";
import { Chance } from "./chance.ts";
import type { Examples } from "./examples.ts";

export type FitOptions = {
  readonly seed: number;
  readonly epochs: number;
  readonly classes: readonly string[];
  /** Units of the hidden layers; HIDDEN where absent. */
  readonly hidden?: readonly number[];
  readonly onEpoch?: (epoch: number, loss: number) => void;
};

const HIDDEN = [64, 48];
const BATCH = 256;
const LEARNING_RATE = 0.002;
/** Part of the truth given to all other classes, so that the network does not learn to be sure. */
const SMOOTHING = 0.08;
/** Part of the inputs and of the hidden units left out at each step. */
const INPUT_DROPOUT = 0.15;
const DROPOUT = 0.25;
const WEIGHT_DECAY = 0.0001;

type NamedTensor = { readonly name: string; readonly tensor: tf.Tensor };
type Layer = { readonly kernel: tf.Variable<tf.Rank.R2>; readonly bias: tf.Variable<tf.Rank.R1> };

/**
 * Trains a network with Adam (Kingma and Ba 2015) on cross-entropy. Everything by chance comes from the seed; the backend
 * that is set decides where it is computed.
 */
export async function fit(examples: Examples, options: FitOptions): Promise<Weights> {
  const chance = new Chance(options.seed);
  const count = examples.labels.length;
  const { mean, spread } = scaleOf(examples.features, count);
  const rows = new Float32Array(count * FEATURE_COUNT);
  for (let i = 0; i < count; i += 1) {
    const row = examples.features.subarray(i * FEATURE_COUNT, (i + 1) * FEATURE_COUNT);
    standardise(row, mean, spread, rows, i * FEATURE_COUNT);
  }
  const truth = Int32Array.from(examples.labels, (label) => options.classes.indexOf(label));
  const sizes = [FEATURE_COUNT, ...(options.hidden ?? HIDDEN), options.classes.length];
  const layers = sizes.slice(1).map((outputs, i): Layer => {
    const inputs = sizes[i] ?? 0;
    const scale = Math.sqrt(2 / inputs);
    const kernel = Float32Array.from({ length: inputs * outputs }, () => scale * chance.normal());
    return {
      kernel: tf.variable(tf.tensor2d(kernel, [inputs, outputs])),
      bias: tf.variable(tf.zeros([outputs])),
    };
  });
  const steps = Math.ceil(count / BATCH);
  const optimizer = tf.train.adam(LEARNING_RATE);
  for (let epoch = 0; epoch < options.epochs; epoch += 1) {
    const order = chance.shuffle(Array.from({ length: count }, (_, i) => i));
    let total = 0;
    for (let step = 0; step < steps; step += 1) {
      // Down along a cosine, so that the last steps settle.
      const done = (epoch * steps + step) / (options.epochs * steps);
      setRate(optimizer, LEARNING_RATE * (0.02 + 0.98 * 0.5 * (1 + Math.cos(Math.PI * done))));
      const batch = order.slice(step * BATCH, (step + 1) * BATCH);
      total += tf.tidy(() => {
        const { loss, gradients } = gradientsOf(
          batchOf(batch, rows, truth, options.classes.length, chance),
          layers,
          chance,
        );
        optimizer.applyGradients(gradients);
        return (loss.dataSync()[0] ?? 0) / steps;
      });
    }
    options.onEpoch?.(epoch, total);
  }
  const stored = await Promise.all(
    layers.map(async ({ kernel, bias }) => ({
      inputs: kernel.shape[0],
      outputs: kernel.shape[1],
      kernel: Float32Array.from(await kernel.data()),
      bias: Float32Array.from(await bias.data()),
    })),
  );
  for (const { kernel, bias } of layers) tf.dispose([kernel, bias]);
  optimizer.dispose();
  return { classes: options.classes, mean, spread, layers: stored };
}

/** Inputs and targets of one step. */
function batchOf(
  batch: readonly number[],
  rows: Float32Array,
  truth: Int32Array,
  classes: number,
  chance: Chance,
): { readonly input: tf.Tensor2D; readonly target: tf.Tensor2D } {
  const input = new Float32Array(batch.length * FEATURE_COUNT);
  const target = new Float32Array(batch.length * classes).fill(SMOOTHING / classes);
  batch.forEach((example, i) => {
    input.set(rows.subarray(example * FEATURE_COUNT, (example + 1) * FEATURE_COUNT), i * FEATURE_COUNT);
    target[i * classes + (truth[example] ?? 0)] = 1 - SMOOTHING + SMOOTHING / classes;
  });
  for (let k = 0; k < input.length; k += 1) if (chance.happens(INPUT_DROPOUT)) input[k] = 0;
  return {
    input: tf.tensor2d(input, [batch.length, FEATURE_COUNT]),
    target: tf.tensor2d(target, [batch.length, classes]),
  };
}

/**
 * Loss and its gradients, by hand: this core of TensorFlow.js comes without those of its operations, and of dense layers
 * they are two products each.
 */
function gradientsOf(
  { input, target }: ReturnType<typeof batchOf>,
  layers: readonly Layer[],
  chance: Chance,
): { readonly loss: tf.Scalar; readonly gradients: NamedTensor[] } {
  const inputs: tf.Tensor2D[] = [input];
  const gates: tf.Tensor2D[] = [];
  let x = input;
  layers.forEach((layer, i) => {
    x = forward(x, [layer]);
    if (i === layers.length - 1) return;
    const keep = Float32Array.from({ length: x.size }, () =>
      chance.happens(DROPOUT) ? 0 : 1 / (1 - DROPOUT),
    );
    const gate: tf.Tensor2D = tf.mul(tf.step(x), tf.tensor2d(keep, x.shape));
    x = tf.mul(x, gate);
    gates.push(gate);
    inputs.push(x);
  });
  const count = input.shape[0];
  const probability: tf.Tensor2D = tf.softmax(x);
  const loss: tf.Scalar = tf.neg(tf.div(tf.sum(tf.mul(target, tf.log(tf.add(probability, 1e-7)))), count));
  const gradients: NamedTensor[] = [];
  let error: tf.Tensor2D = tf.div(tf.sub(probability, target), count);
  for (let i = layers.length - 1; i >= 0; i -= 1) {
    const layer = layers[i];
    const seen = inputs[i];
    if (!layer || !seen) continue;
    const { kernel, bias } = layer;
    gradients.push(
      {
        name: kernel.name,
        tensor: tf.add(tf.matMul(seen, error, true, false), tf.mul(kernel, WEIGHT_DECAY)),
      },
      { name: bias.name, tensor: tf.sum(error, 0) },
    );
    const gate = gates[i - 1];
    if (gate) error = tf.mul(tf.matMul(error, kernel, false, true), gate);
  }
  return { loss, gradients };
}

/** Adam's rate is not meant to be changed from outside, but it is read anew at each step. */
function setRate(optimizer: tf.AdamOptimizer, rate: number): void {
  (optimizer as unknown as { learningRate: number }).learningRate = rate;
}

/** Mean and standard deviation of each feature, of what is known. */
export function scaleOf(
  features: Float32Array,
  count: number,
): { readonly mean: Float32Array; readonly spread: Float32Array } {
  const mean = new Float32Array(FEATURE_COUNT);
  const spread = new Float32Array(FEATURE_COUNT).fill(1);
  for (let k = 0; k < FEATURE_COUNT; k += 1) {
    let [n, sum, squares] = [0, 0, 0];
    for (let i = 0; i < count; i += 1) {
      const value = features[i * FEATURE_COUNT + k] ?? Number.NaN;
      if (!Number.isFinite(value)) continue;
      n += 1;
      sum += value;
      squares += value * value;
    }
    if (n === 0) continue;
    mean[k] = sum / n;
    spread[k] = Math.max(0.01, Math.sqrt(Math.max(0, squares / n - (sum / n) ** 2)));
  }
  return { mean, spread };
}
