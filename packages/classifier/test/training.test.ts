import { NONE } from "@physiocheck/motion";
import { beforeAll, expect, test } from "vitest";
import { readClassifier } from "../src/node.ts";
import { type Examples, fillWardrobe, fit, makeExamples } from "../src/training/index.ts";
import { encodeWeights } from "../src/weights.ts";

const AMOUNTS = { people: 1, views: 3, windows: 4 };
const CLASSES = [NONE, "biceps-curl", "jumping-jack"];

function together(list: readonly Examples[]): Examples {
  return {
    features: Float32Array.from(list.flatMap(({ features }) => [...features])),
    labels: list.flatMap(({ labels }) => labels),
  };
}

// Opening a classifier sets the backend on which it is trained here.
beforeAll(readClassifier);

async function train(examples: Examples, seed: number): Promise<Uint8Array> {
  return encodeWeights(await fit(examples, { seed, epochs: 6, classes: CLASSES, hidden: [8] }));
}

test("the same seed gives the same examples and the same weights, another one others", async () => {
  const examples = (seed: number): Examples => {
    const wardrobe = fillWardrobe(seed);
    return together(["biceps-curl", "jumping-jack"].map((id) => makeExamples(id, AMOUNTS, wardrobe, seed)));
  };
  const first = examples(3);
  expect(examples(3)).toEqual(first);
  expect(first.labels).toContain("biceps-curl");

  const once = await train(first, 1);
  expect(await train(first, 1)).toEqual(once);
  expect(await train(first, 2)).not.toEqual(once);
});
