import { expect, test } from "vitest";
import { withSection } from "../../bench/report.ts";
import { table } from "../lib/table.ts";

test("a section is added once and then replaced in its place", () => {
  const first = { name: "one", title: "One", body: "old" };
  const second = { name: "two", title: "Two", body: "other" };
  let text = withSection("# Benchmarks\n", first, "Node 1");
  text = withSection(text, second, "Node 1");
  text = withSection(text, { ...first, body: "new" }, "Node 2");
  expect(text).not.toContain("old");
  expect(text.match(/## One/g)).toHaveLength(1);
  expect(text.indexOf("new")).toBeLessThan(text.indexOf("other"));
  expect(text).toContain("`npm run bench one` (Node 2)");
  expect(text).toContain("`npm run bench two` (Node 1)");
});

test("a table sets numbers to the right and words to the left", () => {
  expect(
    table(
      ["clip", "counted"],
      [
        ["squat", 12],
        ["walk", 0],
      ],
    ),
  ).toBe(
    ["| clip  | counted |", "| ----- | ------: |", "| squat |      12 |", "| walk  |       0 |"].join("\n"),
  );
});
