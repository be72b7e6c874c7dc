/**
 * `npm test`: everything that makes a change trustworthy, ending with one line of counts.
 * `npm test -- unit browser` runs the named suites only: types, lint, format, unit, browser.
 */
import { connect } from "node:net";
import { ensureBrowserTools } from "./lib/browser-tools.ts";
import { buildStale } from "./lib/build.ts";
import { browser, format, lint, type SuiteResult, types, unit } from "./lib/suites.ts";

const SUITES = ["types", "lint", "format", "unit", "browser"] as const;
type SuiteName = (typeof SUITES)[number];

const inCi = process.env.CI === "true" || process.env.CI === "1";
const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !SUITES.includes(name as SuiteName));
if (unknown.length > 0) {
  process.stderr.write(`There is no suite ${unknown.join(", ")}. The suites: ${SUITES.join(", ")}.\n`);
  process.exit(2);
}
const wanted = new Set<string>(asked.length > 0 ? asked : SUITES);
const results: SuiteResult[] = [];
const say = (line: string): void => void process.stdout.write(`${line}\n`);

/** Runs a suite if it was asked for, and prints how it went. */
async function suite(name: SuiteName, run: () => Promise<SuiteResult>): Promise<void> {
  if (!wanted.has(name)) return;
  const started = Date.now();
  const result = await run().catch((error: unknown) => broken(name, error));
  results.push(result);
  const seconds = ((Date.now() - started) / 1000).toFixed(0);
  const { passed, failed, skipped } = result;
  say(
    `${failed ? "✗" : "✓"} ${name}: ${passed} passed, ${failed} failed, ${skipped.length} skipped (${seconds} s)`,
  );
  for (const skip of skipped) say(`    skipped: ${skip}`);
  if (failed) say(result.log.trimEnd().replaceAll(/^/gm, "    "));
}

function broken(name: string, error: unknown): SuiteResult {
  return {
    passed: 0,
    failed: 1,
    skipped: [],
    log: `${name}: ${error instanceof Error ? error.message : String(error)}`,
  };
}

/** A part of the surroundings that is missing: skipped by name on a desk, a failure in CI. */
function missing(what: string): void {
  results.push({ passed: 0, failed: inCi ? 1 : 0, skipped: inCi ? [] : [what], log: what });
  say(`${inCi ? "✗" : "–"} ${what}`);
}

/** Whether something accepts connections there. */
function listening(host: string, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host, port, timeout: 2000 });
    const end = (answer: boolean) => () => {
      socket.destroy();
      resolve(answer);
    };
    socket.once("connect", end(true)).once("error", end(false)).once("timeout", end(false));
  });
}

const started = Date.now();
// The quick checks and the build share the machine; the unit tests and then the browser have it to themselves, because
// real inference next to other work would only be slower.
const built = wanted.has("browser")
  ? buildStale(say).then(
      () => undefined,
      (error: Error) => error,
    )
  : Promise.resolve(undefined);
await Promise.all([suite("types", types), suite("lint", lint), suite("format", format)]);

const mysql = new URL(process.env.TEST_MYSQL_URL ?? "mysql://root@127.0.0.1:3306");
const hasMysql = await listening(mysql.hostname, Number(mysql.port || 3306));
if (!hasMysql && (wanted.has("unit") || wanted.has("browser")))
  missing(
    `the tests on MySQL: no server at ${mysql.hostname}:${mysql.port || 3306} (TEST_MYSQL_URL names another)`,
  );
const buildError = await built;
await suite("unit", unit);

if (wanted.has("browser")) {
  const gone = ensureBrowserTools(say);
  for (const help of gone) missing(`the browser tests: ${help}`);
  if (buildError) await suite("browser", () => Promise.reject(buildError));
  else if (gone.length === 0)
    await suite("browser", () => browser(hasMysql ? ["embedded", "mysql"] : ["embedded"]));
}

const sum = (count: (result: SuiteResult) => number): number =>
  results.reduce((total, one) => total + count(one), 0);
const failed = sum((one) => one.failed);
say(`In ${((Date.now() - started) / 60_000).toFixed(1)} minutes.`);
say(`${sum((one) => one.passed)} passed, ${failed} failed, ${sum((one) => one.skipped.length)} skipped`);
process.exitCode = failed > 0 ? 1 : 0;
