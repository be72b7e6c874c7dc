import { createRequire } from "node:module";
import { dirname, sep } from "node:path";
import { trainOnWasm } from "@physiocheck/classifier/training";

/** TensorFlow.js computes in WebAssembly, on one thread: several times as fast as JavaScript, and always in the same order. */
export async function useFastBackend(): Promise<void> {
  const require = createRequire(new URL("../../packages/classifier/package.json", import.meta.url));
  await trainOnWasm(`${dirname(require.resolve("@tensorflow/tfjs-backend-wasm"))}${sep}`);
}
