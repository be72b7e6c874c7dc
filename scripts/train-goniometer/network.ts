import { LEAK } from "../../packages/motion/src/goniometer/angle-judge.ts";
import type { Random } from "./random.ts";

/** Inputs (row by row) and what is to be said of them. */
export type Lessons = { readonly inputs: number; readonly x: Float32Array; readonly y: Float32Array };

/** One hidden layer and two outputs: what is to be said, and the logarithm of its likely error. */
export type Network = {
  readonly inputs: number;
  readonly units: number;
  /** Rows of `inputs` weights and a bias. */
  readonly hidden: Float64Array;
  /** A weight for each unit and a bias: twice. */
  readonly output: Float64Array;
};

const BATCH = 128;
const FASTEST = 4e-3;
/** Spread of the noise that is laid over the (normalised) inputs, and the pull of all weights towards none. */
const NOISE = 0.15;
const DECAY = 2e-3;
/** Inputs are about one in size: one that hardly varies here is not made to matter more, it may vary elsewhere. */
const LEAST_SPREAD = 0.35;
/** Errors below this part of the unit are as good as none. */
const SMALL = 0.03;

/**
 * Trains with Laplace's likelihood, whose best guess is the median and whose spread is the mean error, by Adam (Kingma and
 * Ba 2015). Inputs are normalised while training; the network that comes back takes them as they are.
 */
export function train({ inputs, x, y }: Lessons, units: number, steps: number, random: Random): Network {
  const { mean, spread } = moments(x, inputs);
  const hidden = new Float64Array(units * (inputs + 1));
  const output = new Float64Array(2 * (units + 1));
  for (let i = 0; i < hidden.length; i += 1) {
    if (i % (inputs + 1) < inputs) hidden[i] = Math.sqrt(2 / inputs) * random.gaussian();
  }
  for (let i = 0; i < output.length; i += 1) {
    if (i % (units + 1) < units) output[i] = (0.05 * random.gaussian()) / Math.sqrt(units);
  }
  const [slopes, outSlopes] = [new Float64Array(hidden.length), new Float64Array(output.length)];
  const [moveHidden, moveOutput] = [adam(hidden, slopes), adam(output, outSlopes)];
  const input = new Float64Array(inputs);
  const values = new Float64Array(units);
  for (let step = 0; step < steps; step += 1) {
    for (let n = 0; n < BATCH; n += 1) {
      const row = random.below(y.length);
      for (let i = 0; i < inputs; i += 1) {
        input[i] = (x[row * inputs + i] - mean[i]) / spread[i] + NOISE * random.gaussian();
      }
      lesson(input, y[row], { inputs, units, hidden, output }, values, slopes, outSlopes);
    }
    const rate = FASTEST * 0.5 * (1 + Math.cos((Math.PI * step) / steps));
    moveHidden(step + 1, rate);
    moveOutput(step + 1, rate);
  }
  for (let u = 0; u < units; u += 1) {
    const row = u * (inputs + 1);
    for (let i = 0; i < inputs; i += 1) {
      hidden[row + i] /= spread[i];
      hidden[row + inputs] -= hidden[row + i] * mean[i];
    }
  }
  return { inputs, units, hidden, output };
}

/** One look at one example: adds the slopes of its loss. */
function lesson(
  input: Float64Array,
  wanted: number,
  { inputs, units, hidden, output }: Network,
  values: Float64Array,
  slopes: Float64Array,
  outSlopes: Float64Array,
): void {
  let said = output[units];
  let log = output[2 * units + 1];
  for (let u = 0; u < units; u += 1) {
    const row = u * (inputs + 1);
    let sum = hidden[row + inputs];
    for (let i = 0; i < inputs; i += 1) sum += hidden[row + i] * input[i];
    values[u] = sum > 0 ? sum : LEAK * sum;
    said += output[u] * values[u];
    log += output[units + 1 + u] * values[u];
  }
  const miss = said - wanted;
  const size = Math.abs(miss);
  const precision = Math.exp(-Math.max(-4, Math.min(2, log)));
  const saidSlope = (0.5 * (miss / Math.max(size, SMALL)) * Math.min(precision, 8)) / BATCH;
  const logSlope = (0.5 * (1 - size * precision)) / BATCH;
  outSlopes[units] += saidSlope;
  outSlopes[2 * units + 1] += logSlope;
  for (let u = 0; u < units; u += 1) {
    outSlopes[u] += saidSlope * values[u];
    outSlopes[units + 1 + u] += logSlope * values[u];
    const back = (saidSlope * output[u] + logSlope * output[units + 1 + u]) * (values[u] > 0 ? 1 : LEAK);
    const row = u * (inputs + 1);
    for (let i = 0; i < inputs; i += 1) slopes[row + i] += back * input[i];
    slopes[row + inputs] += back;
  }
}

/** What a network says of a row of lessons: value, and likely error. */
export function ask(
  { inputs, units, hidden, output }: Network,
  x: Float32Array,
  row: number,
): [number, number] {
  let said = output[units];
  let log = output[2 * units + 1];
  for (let u = 0; u < units; u += 1) {
    const at = u * (inputs + 1);
    let sum = hidden[at + inputs];
    for (let i = 0; i < inputs; i += 1) sum += hidden[at + i] * x[row * inputs + i];
    if (sum < 0) sum *= LEAK;
    said += output[u] * sum;
    log += output[units + 1 + u] * sum;
  }
  return [said, Math.exp(log)];
}

/** A step down the slopes, which are then forgotten. */
function adam(weights: Float64Array, slopes: Float64Array): (step: number, rate: number) => void {
  const m = new Float64Array(weights.length);
  const v = new Float64Array(weights.length);
  return (step, rate) => {
    const scale = (rate * Math.sqrt(1 - 0.999 ** step)) / (1 - 0.9 ** step);
    for (let i = 0; i < weights.length; i += 1) {
      const slope = slopes[i] + DECAY * weights[i];
      m[i] = 0.9 * m[i] + 0.1 * slope;
      v[i] = 0.999 * v[i] + 0.001 * slope * slope;
      weights[i] -= (scale * m[i]) / (Math.sqrt(v[i]) + 1e-8);
      slopes[i] = 0;
    }
  };
}

function moments(x: Float32Array, inputs: number): { mean: Float64Array; spread: Float64Array } {
  const rows = x.length / inputs;
  const mean = new Float64Array(inputs);
  const spread = new Float64Array(inputs);
  for (let i = 0; i < x.length; i += 1) mean[i % inputs] += x[i] / rows;
  for (let i = 0; i < x.length; i += 1) spread[i % inputs] += (x[i] - mean[i % inputs]) ** 2 / rows;
  for (let i = 0; i < inputs; i += 1) spread[i] = Math.max(LEAST_SPREAD, Math.sqrt(spread[i]));
  return { mean, spread };
}
