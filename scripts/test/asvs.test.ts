/** docs/security/asvs.md, held to the requirements of ASVS 5.0 and to the tests that it names. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { ROOT } from "../lib/process.ts";
import { missingFiles, missingTests, testsIn } from "./named-tests.ts";

const PATH = "docs/security/asvs.md";
const page = readFileSync(join(ROOT, PATH), "utf8");

/** The level of every requirement of ASVS 5.0.0, in their order: V1.1 has two, both of level 2. */
const LEVELS: Readonly<Record<string, string>> = {
  "V1.1": "22",
  "V1.2": "1111122223",
  "V1.3": "112222222223",
  "V1.4": "222",
  "V1.5": "123",
  "V2.1": "122",
  "V2.2": "112",
  "V2.3": "12223",
  "V2.4": "23",
  "V3.1": "3",
  "V3.2": "113",
  "V3.3": "12223",
  "V3.4": "11222233",
  "V3.5": "11122333",
  "V3.6": "3",
  "V3.7": "22333",
  "V4.1": "12233",
  "V4.2": "23333",
  "V4.3": "22",
  "V4.4": "1222",
  "V5.1": "2",
  "V5.2": "112333",
  "V5.3": "113",
  "V5.4": "222",
  "V6.1": "122",
  "V6.2": "111111112222",
  "V6.3": "11223333",
  "V6.4": "112233",
  "V6.5": "22222333",
  "V6.6": "2223",
  "V6.7": "33",
  "V6.8": "2222",
  "V7.1": "222",
  "V7.2": "1111",
  "V7.3": "22",
  "V7.4": "11222",
  "V7.5": "223",
  "V7.6": "22",
  "V8.1": "1233",
  "V8.2": "1123",
  "V8.3": "133",
  "V8.4": "23",
  "V9.1": "111",
  "V9.2": "1222",
  "V10.1": "22",
  "V10.2": "223",
  "V10.3": "22223",
  "V10.4": "1111122222233333",
  "V10.5": "22222",
  "V10.6": "22",
  "V10.7": "222",
  "V11.1": "2233",
  "V11.2": "22233",
  "V11.3": "11233",
  "V11.4": "1222",
  "V11.5": "23",
  "V11.6": "23",
  "V11.7": "33",
  "V12.1": "12233",
  "V12.2": "11",
  "V12.3": "22223",
  "V13.1": "2333",
  "V13.2": "222223",
  "V13.3": "2233",
  "V13.4": "1222233",
  "V14.1": "22",
  "V14.2": "12223333",
  "V14.3": "122",
  "V15.1": "12233",
  "V15.2": "12233",
  "V15.3": "1222222",
  "V15.4": "3333",
  "V16.1": "2",
  "V16.2": "22222",
  "V16.3": "2222",
  "V16.4": "222",
  "V16.5": "2223",
  "V17.1": "23",
  "V17.2": "22223333",
  "V17.3": "22",
};
/** Chapters about what there is none of, in one line each. */
const WHOLE = ["V10", "V17"];

type Row = { readonly id: string; readonly level: string; readonly asked: string; readonly held: string };

function rowsOf(text: string): readonly Row[] {
  return text
    .split("\n")
    .filter((line) => /^\| V\d/.test(line))
    .map((line) => {
      const [, id = "", level = "", asked = "", held = ""] = line
        .split(/(?<!\\)\|/)
        .map((cell) => cell.trim());
      return { id, level, asked, held };
    });
}

test("every requirement of levels 1 and 2 has one row, with its level, and nothing else has", () => {
  const expected = Object.entries(LEVELS).flatMap(([section, levels]) =>
    WHOLE.some((chapter) => section.startsWith(`${chapter}.`))
      ? []
      : Array.from(levels).flatMap((level, index) =>
          level === "3" ? [] : [`${section}.${index + 1} ${level}`],
        ),
  );
  expect(expected.length).toBeGreaterThan(200);
  const rows = rowsOf(page);
  expect(rows.filter(({ id }) => !WHOLE.includes(id)).map(({ id, level }) => `${id} ${level}`)).toEqual(
    expected,
  );
  expect(rows.filter(({ id }) => WHOLE.includes(id)).map(({ held }) => held.slice(0, 4))).toEqual([
    "n/a:",
    "n/a:",
  ]);
});

test("every row says what holds it: a test, a document, a file, or a reason", () => {
  const isHeld = ({ held }: Row): boolean =>
    testsIn(held).length > 0 ||
    /\]\([^)]+\)|(?:apps|docker)\/[\w./-]+\.\w+/.test(held) ||
    /(?:n\/a|Waived|By construction): .{4,}/.test(held);
  expect(rowsOf(page).filter((row) => !isHeld(row) || row.asked === "")).toEqual([]);
  expect(isHeld({ id: "V1.1.1", level: "1", asked: "x", held: "we are careful" })).toBe(false);
});

test("every test that is named is there, and a name that is made up is found out", () => {
  expect(testsIn(page).length).toBeGreaterThan(150);
  expect(missingTests(page)).toEqual([]);
  expect(missingTests("`scripts/test/asvs.test.ts` › “no such test”")).toEqual([
    "scripts/test/asvs.test.ts has no test “no such test”",
  ]);
  expect(missingTests("`scripts/test/gone.test.ts` › “no such test”")).toEqual([
    "scripts/test/gone.test.ts is not there",
  ]);
});

test("every document and source file that is named is there", () => {
  expect(missingFiles(PATH, page)).toEqual([]);
  expect(missingFiles(PATH, "[gone](gone.md), apps/gone.ts")).toEqual([
    "docs/security/gone.md",
    "apps/gone.ts",
  ]);
});
