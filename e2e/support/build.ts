import { cpSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";
import { buildStale, WEB_DIST } from "../../scripts/lib/build.ts";
import { ROOT } from "../../scripts/lib/process.ts";

/**
 * Playwright's global set-up: the tests run against what `npm start` would serve, in a copy, so that a build during
 * the tests does not pull files from under a page.
 * @returns the tear-down
 */
export default async function globalSetup(): Promise<() => void> {
  await buildStale((line) => process.stdout.write(`${line}\n`));
  const cache = join(ROOT, ".cache/e2e");
  mkdirSync(cache, { recursive: true });
  const copy = mkdtempSync(join(cache, "web-"));
  cpSync(WEB_DIST, copy, { recursive: true });
  process.env.E2E_WEB_ROOT = copy;
  return () => rmSync(copy, { recursive: true, force: true });
}
