/** Makes the past of a demo clinic in DATA_DIR, as the first `npm start` does. For tests and screenshots. */
import { haveHistory } from "./demo/first-start.ts";

const isMade = await haveHistory({
  env: process.env,
  now: Date.now(),
  say: (line) => process.stdout.write(`${line}\n`),
});
process.exitCode = isMade ? 0 : 1;
