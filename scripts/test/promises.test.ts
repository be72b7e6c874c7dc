/** docs/security/promises.md, held to the tests and commands that it names. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { ROOT } from "../lib/process.ts";
import { missingFiles, missingTests, testsIn } from "./named-tests.ts";

const PATH = "docs/security/promises.md";
const page = readFileSync(join(ROOT, PATH), "utf8");

test("every promise names a test, and every test and file that is named is there", () => {
  const rows = page.split("\n").filter((line) => /^\| (?!promise|-)/.test(line));
  expect(rows.length).toBeGreaterThan(35);
  expect(rows.filter((row) => testsIn(row).length === 0)).toEqual([]);
  expect(missingTests(page)).toEqual([]);
  expect(missingFiles(PATH, page)).toEqual([]);
});

test("every command that is named is one of ours", () => {
  const { scripts } = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8")) as {
    scripts: Record<string, string>;
  };
  const benches = readFileSync(join(ROOT, "bench/index.ts"), "utf8");
  const named = [...page.matchAll(/`npm run ([\w:]+)(?: ([\w-]+))?`/g)];
  expect(named.length).toBeGreaterThan(4);
  const isOurs = ([, script = "", bench]: readonly string[]): boolean =>
    script in scripts && (bench === undefined || new RegExp(String.raw`\b${bench}\b`).test(benches));
  expect(named.filter((each) => !isOurs(each))).toEqual([]);
  expect(isOurs(["", "bench", "no-such"])).toBe(false);
});
