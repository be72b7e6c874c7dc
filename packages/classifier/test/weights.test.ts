import { statSync } from "node:fs";
import { FEATURE_COUNT, NONE } from "@physiocheck/motion";
import { expect, test } from "vitest";
import { readClassifier, WEIGHTS } from "../src/node.ts";
import { classNames } from "../src/training/index.ts";
import { decodeWeights, encodeWeights, type Weights } from "../src/weights.ts";

function numbers(length: number, from: number): Float32Array {
  return Float32Array.from({ length }, (_, i) => Math.sin(from + i));
}

const small: Weights = {
  classes: [NONE, "squat", "lunge"],
  mean: numbers(FEATURE_COUNT, 1),
  spread: numbers(FEATURE_COUNT, 2),
  layers: [
    { inputs: FEATURE_COUNT, outputs: 4, kernel: numbers(FEATURE_COUNT * 4, 3), bias: numbers(4, 4) },
    { inputs: 4, outputs: 3, kernel: numbers(12, 5), bias: numbers(3, 6) },
  ],
};

test("weights are read as they were written, from the middle of a buffer too", () => {
  const bytes = encodeWeights(small);
  expect(decodeWeights(bytes)).toEqual(small);
  const inside = new Uint8Array(bytes.length + 3);
  inside.set(bytes, 3);
  expect(decodeWeights(inside.subarray(3))).toEqual(small);
});

test("what is no file of weights, or one for other features, is refused", () => {
  expect(() => decodeWeights(new TextEncoder().encode("{}, and more"))).toThrow("not a file of weights");
  const other = { ...small, mean: numbers(7, 0), spread: numbers(7, 0) };
  expect(() => decodeWeights(encodeWeights(other))).toThrow("npm run train");
});

test("the stored weights are small and know the library's exercises", async () => {
  expect(statSync(WEIGHTS).size).toBeLessThan(500_000);
  const { classes } = await readClassifier();
  expect(classes).toContain(NONE);
  // Between a change of the library and the next training a few may be missing.
  const missing = classNames().filter((name) => !classes.includes(name));
  expect(missing.length).toBeLessThan(0.1 * classNames().length);
});

test("probabilities are of every class, also of a window in which nothing is known", async () => {
  const { classes, classify } = await readClassifier();
  expect(classify([])).toEqual([]);
  const windows = [new Float32Array(FEATURE_COUNT).fill(Number.NaN), numbers(FEATURE_COUNT, 1)];
  for (const probabilities of classify(windows)) {
    expect(probabilities).toHaveLength(classes.length);
    expect(probabilities.reduce((sum, p) => sum + p, 0)).toBeCloseTo(1, 4);
  }
});
