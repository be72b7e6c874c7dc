import type { LabelledFeatures } from "./samples.ts";

/** One hidden layer of rectified units and a softmax; what packages/motion evaluates. */
export type Perceptron = {
  readonly inputs: number;
  readonly hidden: number;
  readonly outputs: number;
  readonly mean: Float64Array;
  readonly scale: Float64Array;
  /** hidden × (inputs + 1), then outputs × (hidden + 1); the last of each row is the bias. */
  readonly first: Float64Array;
  readonly second: Float64Array;
};

export type TrainingOptions = {
  readonly hidden: number;
  readonly outputs: number;
  readonly epochs: number;
};

const BATCH = 32;
const RATE = 0.002;
/** Pulls the weights towards zero (Loshchilov and Hutter 2019). */
const DECAY = 0.02;
/** Part of the hidden units left out of each step (Srivastava 2014). */
const DROPOUT = 0.25;
/** Part of the certainty that is given to the other classes (Szegedy 2016). */
const SMOOTHING = 0.05;

/** Trains from scratch, always the same for the same samples and seed: Adam, cosine rate. */
export function trainPerceptron(
  samples: readonly LabelledFeatures[],
  options: TrainingOptions,
  random: () => number,
): Perceptron {
  const { hidden, outputs, epochs } = options;
  const inputs = samples[0]?.features.length ?? 0;
  const { mean, scale } = standardOf(samples, inputs);
  const rows = samples.map(({ features }) =>
    Float64Array.from(features, (x, k) => (x - (mean[k] ?? 0)) * (scale[k] ?? 1)),
  );
  const first = new Float64Array(hidden * (inputs + 1));
  const second = new Float64Array(outputs * (hidden + 1));
  initialise(first, hidden, inputs, random);
  initialise(second, outputs, hidden, random);
  const adamFirst = new Adam(first);
  const adamSecond = new Adam(second);
  const order = samples.map((_, index) => index);
  const h = new Float64Array(hidden);
  const keep = new Float64Array(hidden);
  const p = new Float64Array(outputs);
  const back = new Float64Array(hidden);
  const steps = epochs * Math.ceil(samples.length / BATCH);
  let step = 0;
  for (let epoch = 0; epoch < epochs; epoch += 1) {
    shuffle(order, random);
    for (let from = 0; from < order.length; from += BATCH) {
      const batch = order.slice(from, from + BATCH);
      for (const index of batch) {
        const sample = samples[index];
        const x = rows[index];
        if (!sample || !x) continue;
        const weight = (sample.weight ?? 1) / batch.length;
        for (let j = 0; j < hidden; j += 1) {
          keep[j] = random() < DROPOUT ? 0 : 1 / (1 - DROPOUT);
          if (keep[j] === 0) {
            h[j] = 0;
            continue;
          }
          const row = j * (inputs + 1);
          let sum = first[row + inputs];
          for (let k = 0; k < inputs; k += 1) sum += first[row + k] * x[k];
          h[j] = sum > 0 ? sum * keep[j] : 0;
        }
        softmax(second, h, p, hidden, outputs);
        back.fill(0);
        for (let c = 0; c < outputs; c += 1) {
          const wanted = SMOOTHING / outputs + (c === sample.label ? 1 - SMOOTHING : 0);
          const error = (p[c] - wanted) * weight;
          const row = c * (hidden + 1);
          for (let j = 0; j < hidden; j += 1) {
            if (h[j] === 0) continue;
            back[j] += error * second[row + j];
            adamSecond.gradient[row + j] += error * h[j];
          }
          adamSecond.gradient[row + hidden] += error;
        }
        for (let j = 0; j < hidden; j += 1) {
          if (h[j] === 0) continue;
          const error = back[j] * keep[j];
          const row = j * (inputs + 1);
          for (let k = 0; k < inputs; k += 1) adamFirst.gradient[row + k] += error * x[k];
          adamFirst.gradient[row + inputs] += error;
        }
      }
      const rate = RATE * 0.5 * (1 + Math.cos((Math.PI * step) / steps));
      adamFirst.step(rate);
      adamSecond.step(rate);
      step += 1;
    }
  }
  return { inputs, hidden, outputs, mean, scale, first, second };
}

/** Adam with decoupled weight decay (Kingma and Ba 2015; Loshchilov and Hutter 2019). */
class Adam {
  readonly gradient: Float64Array;
  private readonly weights: Float64Array;
  private readonly m: Float64Array;
  private readonly v: Float64Array;
  private t = 0;

  constructor(weights: Float64Array) {
    this.weights = weights;
    this.gradient = new Float64Array(weights.length);
    this.m = new Float64Array(weights.length);
    this.v = new Float64Array(weights.length);
  }

  step(rate: number): void {
    const { weights, gradient, m, v } = this;
    this.t += 1;
    const c1 = 1 - 0.9 ** this.t;
    const c2 = 1 - 0.999 ** this.t;
    for (let i = 0; i < weights.length; i += 1) {
      const g = gradient[i];
      m[i] = 0.9 * m[i] + 0.1 * g;
      v[i] = 0.999 * v[i] + 0.001 * g * g;
      weights[i] -= rate * (m[i] / c1 / (Math.sqrt(v[i] / c2) + 1e-8) + DECAY * weights[i]);
      gradient[i] = 0;
    }
  }
}

function softmax(
  second: Float64Array,
  h: Float64Array,
  p: Float64Array,
  hidden: number,
  outputs: number,
): void {
  let most = Number.NEGATIVE_INFINITY;
  for (let c = 0; c < outputs; c += 1) {
    const row = c * (hidden + 1);
    let sum = second[row + hidden];
    for (let j = 0; j < hidden; j += 1) sum += second[row + j] * h[j];
    p[c] = sum;
    most = Math.max(most, sum);
  }
  let total = 0;
  for (let c = 0; c < outputs; c += 1) {
    p[c] = Math.exp(p[c] - most);
    total += p[c];
  }
  for (let c = 0; c < outputs; c += 1) p[c] /= total;
}

function standardOf(samples: readonly LabelledFeatures[], inputs: number) {
  const mean = new Float64Array(inputs);
  const scale = new Float64Array(inputs);
  for (const { features } of samples)
    for (let k = 0; k < inputs; k += 1) mean[k] += features[k] / samples.length;
  for (const { features } of samples)
    for (let k = 0; k < inputs; k += 1) scale[k] += (features[k] - mean[k]) ** 2 / samples.length;
  for (let k = 0; k < inputs; k += 1) scale[k] = 1 / (Math.sqrt(scale[k]) + 0.05);
  return { mean, scale };
}

/** He 2015. */
function initialise(weights: Float64Array, rows: number, columns: number, random: () => number): void {
  const spread = Math.sqrt(6 / columns);
  for (let r = 0; r < rows; r += 1)
    for (let k = 0; k < columns; k += 1) weights[r * (columns + 1) + k] = spread * (2 * random() - 1);
}

/** Fisher and Yates. */
function shuffle(order: number[], random: () => number): void {
  for (let i = order.length - 1; i > 0; i -= 1) {
    const j = Math.floor(random() * (i + 1));
    const [a, b] = [order[i], order[j]];
    if (a === undefined || b === undefined) continue;
    order[i] = b;
    order[j] = a;
  }
}
