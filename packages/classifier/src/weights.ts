import { FEATURE_COUNT } from "@physiocheck/motion";

/** A trained network as it is stored: dense layers with rectified units between, a softmax at the end. */
export type Weights = {
  /** In the order of the outputs. */
  readonly classes: readonly string[];
  /** What is subtracted from each feature, and what it is then divided by. */
  readonly mean: Float32Array;
  readonly spread: Float32Array;
  /** From input to output; `kernel` is inputs × outputs, row by row. */
  readonly layers: readonly {
    readonly inputs: number;
    readonly outputs: number;
    readonly kernel: Float32Array;
    readonly bias: Float32Array;
  }[];
};

type Header = {
  readonly classes: readonly string[];
  readonly features: number;
  readonly sizes: readonly number[];
};

const MAGIC = 0x31434850; // "PHC1"

/**
 * One file: a mark, the length of a JSON header (uint32, little-endian), the header, padding to 4 bytes, and float32
 * numbers: mean, spread, and of each layer kernel and bias.
 */
export function encodeWeights(weights: Weights): Uint8Array {
  const header: Header = {
    classes: weights.classes,
    features: weights.mean.length,
    sizes: weights.layers.map(({ outputs }) => outputs),
  };
  const text = new TextEncoder().encode(JSON.stringify(header));
  const parts = [
    weights.mean,
    weights.spread,
    ...weights.layers.flatMap(({ kernel, bias }) => [kernel, bias]),
  ];
  const start = 8 + Math.ceil(text.length / 4) * 4;
  const numbers = parts.reduce((sum, part) => sum + part.length, 0);
  const bytes = new Uint8Array(start + numbers * 4).fill(0x20, 8, start);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, MAGIC, true);
  view.setUint32(4, text.length, true);
  bytes.set(text, 8);
  let at = start;
  for (const part of parts) {
    for (const number of part) {
      view.setFloat32(at, number, true);
      at += 4;
    }
  }
  return bytes;
}

/**
 * Reads what encodeWeights wrote.
 * @throws RangeError where it is something else, or was trained on other features than this version computes
 */
export function decodeWeights(bytes: Uint8Array): Weights {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < 8 || view.getUint32(0, true) !== MAGIC) throw new RangeError("not a file of weights");
  const textLength = view.getUint32(4, true);
  const { classes, features, sizes } = JSON.parse(
    new TextDecoder().decode(bytes.subarray(8, 8 + textLength)),
  ) as Header;
  if (features !== FEATURE_COUNT) {
    throw new RangeError(
      `the weights know ${features} features, and there are ${FEATURE_COUNT}: npm run train`,
    );
  }
  let at = 8 + Math.ceil(textLength / 4) * 4;
  const take = (count: number): Float32Array =>
    Float32Array.from({ length: count }, () => {
      at += 4;
      return view.getFloat32(at - 4, true);
    });
  const mean = take(features);
  const spread = take(features);
  const layers = sizes.map((outputs, i) => {
    const inputs = sizes[i - 1] ?? features;
    return { inputs, outputs, kernel: take(inputs * outputs), bias: take(outputs) };
  });
  return { classes, mean, spread, layers };
}

/** How far from the mean a feature may speak, in standard deviations. */
const FARTHEST = 4;

/** One row of inputs: standardised, bounded, and 0 (the mean) where nothing is known. */
export function standardise(
  features: Float32Array,
  mean: Float32Array,
  spread: Float32Array,
  out: Float32Array,
  offset: number,
): void {
  for (let k = 0; k < mean.length; k += 1) {
    const value = ((features[k] ?? 0) - (mean[k] ?? 0)) / (spread[k] ?? 1);
    out[offset + k] = Number.isFinite(value) ? Math.max(-FARTHEST, Math.min(FARTHEST, value)) : 0;
  }
}
