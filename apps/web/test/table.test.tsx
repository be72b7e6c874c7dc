// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, expect, test } from "vitest";
import { DataTable, sortRows, type Column } from "../src/ui/table.tsx";

type Row = { readonly name: string; readonly pain: number | null };
const ROWS: readonly Row[] = [
  { name: "Bo", pain: 3 },
  { name: "Ana", pain: null },
  { name: "Cem", pain: 7 },
];
const COLUMNS: readonly Column<Row>[] = [
  { id: "name", head: "Name", render: (row) => row.name, sort: (row) => row.name },
  { id: "pain", head: "Pain", render: (row) => row.pain ?? "–", sort: (row) => row.pain },
];
const names = (rows: readonly Row[]) => rows.map((row) => row.name);

afterEach(cleanup);

test("rows without a value come last, whichever way the column is sorted", () => {
  expect(names(sortRows(ROWS, COLUMNS, { column: "pain", direction: "ascending" }))).toEqual([
    "Bo",
    "Cem",
    "Ana",
  ]);
  expect(names(sortRows(ROWS, COLUMNS, { column: "pain", direction: "descending" }))).toEqual([
    "Cem",
    "Bo",
    "Ana",
  ]);
  expect(names(sortRows(ROWS, COLUMNS, null))).toEqual(["Bo", "Ana", "Cem"]);
});

test("a head is a button that sorts and says which way", () => {
  render(<DataTable caption="People" columns={COLUMNS} rows={ROWS} rowKey={(row) => row.name} />);
  const head = screen.getByRole("button", { name: "Name" });
  const order = () =>
    screen
      .getAllByRole("row")
      .slice(1)
      .map((row) => row.firstElementChild?.textContent);
  fireEvent.click(head);
  expect(order()).toEqual(["Ana", "Bo", "Cem"]);
  expect(head.closest("th")?.getAttribute("aria-sort")).toBe("ascending");
  fireEvent.click(head);
  expect(order()).toEqual(["Cem", "Bo", "Ana"]);
  expect(head.closest("th")?.getAttribute("aria-sort")).toBe("descending");
});
