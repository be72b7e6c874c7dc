/** The suites of `npm test`: each runs a tool and reads its counts from the tool's own report. */
import { mkdirSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { capture, ROOT } from "./process.ts";

export type SuiteResult = {
  readonly passed: number;
  readonly failed: number;
  /** What was not run, each with its name and the reason where the test gives one. */
  readonly skipped: readonly string[];
  /** Everything the tool wrote; shown where something failed. */
  readonly log: string;
};

const bin = (name: string): string => join(ROOT, "node_modules/.bin", name);

/** Type-checks each tsconfig: the root's (tools and tests), every package and both apps. */
export async function types(): Promise<SuiteResult> {
  const projects = ["."].concat(
    ["packages", "apps"].flatMap((group) =>
      readdirSync(join(ROOT, group))
        .map((name) => `${group}/${name}`)
        .filter((folder) => statSync(join(ROOT, folder, "tsconfig.json"), { throwIfNoEntry: false })),
    ),
  );
  let passed = 0;
  let log = "";
  for (const project of projects) {
    const { code, output } = await capture(bin("tsc"), ["-p", project, "--noEmit", "--pretty", "false"]);
    if (code === 0) passed += 1;
    else log += `tsc -p ${project}\n${output}`;
  }
  return { passed, failed: projects.length - passed, skipped: [], log };
}

/** oxlint with type information; a warning fails. */
export function lint(): Promise<SuiteResult> {
  return oneCheck("oxlint", ["--type-aware", "--deny-warnings", "."]);
}

/** oxfmt, changing nothing. */
export function format(): Promise<SuiteResult> {
  return oneCheck("oxfmt", ["--check", "."]);
}

async function oneCheck(tool: string, args: readonly string[]): Promise<SuiteResult> {
  const { code, output } = await capture(bin(tool), args);
  return { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, skipped: [], log: output };
}

/** Vitest over all packages, apps and scripts. */
export async function unit(): Promise<SuiteResult> {
  const report = freshReport("vitest.json");
  const { code, output } = await capture(
    bin("vitest"),
    ["run", "--reporter=default", "--reporter=json", `--outputFile.json=${report}`],
    { env: { ...process.env, NO_COLOR: "1" } },
  );
  const { testResults } = readReport(report, output) as VitestReport;
  let passed = 0;
  let failed = 0;
  const skipped: string[] = [];
  for (const file of testResults) {
    const name = file.name.replace(`${ROOT}/`, "");
    // A file that fails before its first test has no assertion to count.
    if (file.status === "failed" && !file.assertionResults.some((one) => one.status === "failed"))
      failed += 1;
    for (const { status, fullName } of file.assertionResults) {
      if (status === "passed") passed += 1;
      else if (status === "failed") failed += 1;
      else skipped.push(`${name}: ${fullName}`);
    }
  }
  // An unhandled error outside any test ends Vitest with a bad code and no failed test.
  if (code !== 0 && failed === 0) failed = 1;
  return { passed, failed, skipped, log: output };
}

/**
 * Playwright: the built product in a real Chromium, with real inference.
 * @param projects those of playwright.config.ts that this machine can run
 */
export async function browser(projects: readonly string[]): Promise<SuiteResult> {
  const report = freshReport("playwright.json");
  const chosen = projects.map((name) => `--project=${name}`);
  const { code, output } = await capture(bin("playwright"), ["test", ...chosen, "--reporter=list,json"], {
    env: { ...process.env, NO_COLOR: "1", FORCE_COLOR: undefined, PLAYWRIGHT_JSON_OUTPUT_NAME: report },
  });
  const { suites, errors } = readReport(report, output) as PlaywrightReport;
  let passed = 0;
  let failed = errors.length;
  const skipped: string[] = [];
  const walk = (suite: PlaywrightSuite, path: string): void => {
    for (const spec of suite.specs)
      for (const one of spec.tests) {
        if (one.status === "expected") passed += 1;
        else if (one.status === "skipped")
          skipped.push(
            [`${path}${spec.title} (${one.projectName})`, ...one.annotations.map((note) => note.description)]
              .filter(Boolean)
              .join(": "),
          );
        else if (one.status === "flaky") {
          // In CI a browser test has a second try, for the fake webcam that sometimes does not open. It is named.
          passed += 1;
          console.log(`  passed at the second try only: ${path}${spec.title} (${one.projectName})`);
        } else failed += 1;
      }
    for (const inner of suite.suites ?? []) walk(inner, `${path}${inner.title} › `);
  };
  for (const suite of suites) walk(suite, `${suite.title} › `);
  if (code !== 0 && failed === 0) failed = 1;
  return { passed, failed, skipped, log: output };
}

type VitestReport = {
  readonly testResults: readonly {
    readonly name: string;
    readonly status: string;
    readonly assertionResults: readonly { readonly status: string; readonly fullName: string }[];
  }[];
};

type PlaywrightSuite = {
  readonly title: string;
  readonly suites?: readonly PlaywrightSuite[];
  readonly specs: readonly {
    readonly title: string;
    readonly tests: readonly {
      readonly projectName: string;
      readonly status: "expected" | "unexpected" | "flaky" | "skipped";
      readonly annotations: readonly { readonly type: string; readonly description?: string }[];
    }[];
  }[];
};

type PlaywrightReport = { readonly suites: readonly PlaywrightSuite[]; readonly errors: readonly unknown[] };

/** Path for a tool's report, with any older one removed. */
function freshReport(name: string): string {
  const folder = join(ROOT, ".cache/test");
  mkdirSync(folder, { recursive: true });
  const path = join(folder, name);
  rmSync(path, { force: true });
  return path;
}

function readReport(path: string, output: string): unknown {
  try {
    return JSON.parse(readFileSync(path, "utf8"));
  } catch {
    throw new Error(`no report was written; the tool said:\n${output}`);
  }
}
