import { buildStale } from "../../scripts/lib/build.ts";

/** Playwright's global set-up: the tests run against what `npm start` would serve. */
export default async function globalSetup(): Promise<void> {
  await buildStale((line) => process.stdout.write(`${line}\n`));
}
