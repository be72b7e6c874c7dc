import { readFileSync } from "node:fs";
import { EXERCISES } from "@physiocheck/motion";
import { expect, test } from "vitest";
import { libraryTable, withLibraryTable } from "../lib/library-table.ts";

const document = readFileSync(new URL("../../docs/library.md", import.meta.url), "utf8");

test("the document's table is the library of today", () => {
  expect(document).toBe(withLibraryTable(document));
});

test("the table has a row for every exercise, and what is counted in it", () => {
  const rows = libraryTable().split("\n").slice(2);
  expect(rows).toHaveLength(EXERCISES.length);
  expect(rows.find((row) => row.startsWith("| `hip-hinge`"))).toContain("not counted");
  expect(rows.find((row) => row.startsWith("| `plank`"))).toContain("held: hip flexion 8°");
});

test("a document without the marks is refused", () => {
  expect(() => withLibraryTable("# Library")).toThrow(/table/);
});
