import { setThreadsCount, setWasmPaths } from "@tensorflow/tfjs-backend-wasm";
import * as tf from "@tensorflow/tfjs-core";

/** @param folder where the backend's .wasm files are, with a separator at its end */
export async function trainOnWasm(folder: string): Promise<void> {
  tf.enableProdMode();
  setWasmPaths(folder);
  setThreadsCount(1);
  await tf.setBackend("wasm");
}
