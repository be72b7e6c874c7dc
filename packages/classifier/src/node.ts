import { readFile } from "node:fs/promises";
import type { Classifier } from "@physiocheck/motion";
import { openClassifier } from "./network-classifier.ts";

export { encodeWeights } from "./weights.ts";

/** Where the trained weights are stored. */
export const WEIGHTS = new URL("../weights/exercises.bin", import.meta.url);

/** The trained network, in Node. */
export async function readClassifier(): Promise<Classifier> {
  return openClassifier(await readFile(WEIGHTS));
}
