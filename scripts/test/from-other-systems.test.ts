import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { routeEntries } from "@physiocheck/contracts";
import { expect, test } from "vitest";
import { ROOT } from "../lib/process.ts";

const page = readFileSync(join(ROOT, "docs/from-other-systems.md"), "utf8");

test("every route on the page is in the table, and every test is there", () => {
  const served = new Set(
    routeEntries().map(([, { method, path }]) => `${method} ${path.replace(/^\/api\//, "/")}`),
  );
  const named = [...page.matchAll(/`((?:GET|POST|PUT|DELETE) \/[^`]*)`/g)].map(([, route = ""]) => route);
  expect(named.length).toBeGreaterThan(50);
  expect(named.filter((route) => !served.has(route))).toEqual([]);
  const tests = [...page.matchAll(/`([\w/.-]+\.(?:test|spec)\.ts)`/g)].map(([, file = ""]) => file);
  expect(new Set(tests).size).toBeGreaterThan(25);
  expect(tests.filter((file) => !existsSync(join(ROOT, file)))).toEqual([]);
});

test("every row says what is here and what proves it", () => {
  const rows = page.split("\n").filter((line) => line.startsWith("| ") && !/^\| (?:there|-)/.test(line));
  expect(rows.length).toBeGreaterThan(30);
  for (const row of rows) expect(row.split("|")[3]).toMatch(/`[\w/.-]+\.(?:test|spec)\.ts`/);
});
