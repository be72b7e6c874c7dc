/** `npm run build`: the web app, the server and the worker, whatever is stale of them. Images are made of the results. */
import { buildStale } from "./lib/build.ts";

await buildStale((line) => process.stdout.write(`${line}\n`));
