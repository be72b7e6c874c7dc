import { YOGA_POSE_IDS } from "../pose-ids.ts";

/** The class of a body that is in none of the poses: after the last of them. */
export const NO_POSE = YOGA_POSE_IDS.length;
/** Classes: the poses and none. */
export const CLASS_COUNT = NO_POSE + 1;

/** A trained network as it is run: standardised inputs, one hidden layer of rectified units, a softmax. */
export type Network = {
  readonly hidden: number;
  /** By input. */
  readonly mean: ArrayLike<number>;
  readonly scale: ArrayLike<number>;
  /** hidden × (inputs + 1), the last of each row is the bias. */
  readonly first: ArrayLike<number>;
  /** CLASS_COUNT × (hidden + 1). */
  readonly second: ArrayLike<number>;
};

/** Adds a network's probability of each class to `out` (CLASS_COUNT), `share` times. */
export function addProbabilities(
  network: Network,
  features: ArrayLike<number>,
  share: number,
  out: Float64Array,
): void {
  const { hidden, mean, scale, first, second } = network;
  const inputs = mean.length;
  const h = new Float64Array(hidden);
  for (let j = 0; j < hidden; j += 1) {
    const row = j * (inputs + 1);
    let sum = first[row + inputs];
    for (let k = 0; k < inputs; k += 1) sum += first[row + k] * (features[k] - mean[k]) * scale[k];
    h[j] = Math.max(0, sum);
  }
  const p = new Float64Array(CLASS_COUNT);
  let most = Number.NEGATIVE_INFINITY;
  for (let c = 0; c < CLASS_COUNT; c += 1) {
    const row = c * (hidden + 1);
    let sum = second[row + hidden];
    for (let j = 0; j < hidden; j += 1) sum += second[row + j] * h[j];
    p[c] = sum;
    most = Math.max(most, sum);
  }
  let total = 0;
  for (let c = 0; c < CLASS_COUNT; c += 1) {
    p[c] = Math.exp(p[c] - most);
    total += p[c];
  }
  for (let c = 0; c < CLASS_COUNT; c += 1) out[c] += (share * p[c]) / total;
}

/** A network in bytes, little-endian: hidden (uint16), inputs (uint16), mean and scale (float32 each), then the rows of both layers, each a float32 unit and int8 parts of it. */
export function packNetwork(network: Network): Uint8Array {
  const { hidden, mean, scale, first, second } = network;
  const inputs = mean.length;
  const rows = [...rowsOf(first, hidden, inputs + 1), ...rowsOf(second, CLASS_COUNT, hidden + 1)];
  const size = 4 + 8 * inputs + rows.reduce((sum, row) => sum + 4 + row.length, 0);
  const view = new DataView(new ArrayBuffer(size));
  let at = 0;
  const float = (value: number): void => {
    view.setFloat32(at, value, true);
    at += 4;
  };
  view.setUint16(0, hidden, true);
  view.setUint16(2, inputs, true);
  at = 4;
  for (let k = 0; k < inputs; k += 1) float(mean[k]);
  for (let k = 0; k < inputs; k += 1) float(scale[k]);
  for (const row of rows) {
    const unit = Math.max(1e-6, ...row.map(Math.abs)) / 127;
    float(unit);
    for (const weight of row) {
      view.setInt8(at, Math.round(weight / unit));
      at += 1;
    }
  }
  return new Uint8Array(view.buffer);
}

/** The counterpart of packNetwork. */
export function unpackNetwork(bytes: Uint8Array): Network {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const hidden = view.getUint16(0, true);
  const inputs = view.getUint16(2, true);
  let at = 4;
  const float = (): number => {
    at += 4;
    return view.getFloat32(at - 4, true);
  };
  const floats = (count: number): Float64Array => Float64Array.from({ length: count }, float);
  const rows = (count: number, columns: number): Float64Array => {
    const out = new Float64Array(count * columns);
    for (let row = 0; row < count; row += 1) {
      const unit = float();
      for (let k = 0; k < columns; k += 1) {
        out[row * columns + k] = unit * view.getInt8(at);
        at += 1;
      }
    }
    return out;
  };
  const mean = floats(inputs);
  const scale = floats(inputs);
  return { hidden, mean, scale, first: rows(hidden, inputs + 1), second: rows(CLASS_COUNT, hidden + 1) };
}

function rowsOf(matrix: ArrayLike<number>, count: number, columns: number): number[][] {
  return Array.from({ length: count }, (_, row) =>
    Array.from({ length: columns }, (__, k) => matrix[row * columns + k]),
  );
}
