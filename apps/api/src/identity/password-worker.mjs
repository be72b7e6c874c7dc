/* oxlint-disable unicorn/require-post-message-target-origin -- a worker thread's port, not a window's */
// Runs bcrypt off the event loop. Plain JavaScript, because a worker is started from the file as it is.
import { parentPort } from "node:worker_threads";
import bcrypt from "bcryptjs";

parentPort.on("message", ({ id, text, cost, hash }) => {
  try {
    const result = hash === null ? bcrypt.hashSync(text, cost) : bcrypt.compareSync(text, hash);
    parentPort.postMessage({ id, result });
  } catch (error) {
    parentPort.postMessage({ id, error: String(error) });
  }
});
