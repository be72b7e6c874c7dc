import { expect, test } from "vitest";
import { findBouts, findStretches } from "../../src/auto/bouts.ts";

const CLASSES = ["none", "squat", "lunge"];
const ALL = new Set(CLASSES);

/** Looks of one letter each: n, s or l, likely as said. */
function looks(text: string, sure = 0.8): Float32Array[] {
  return Array.from(text, (letter) =>
    Float32Array.from(CLASSES, (name) => (name.startsWith(letter) ? sure : (1 - sure) / 2)),
  );
}

test("one thing after another is found where it changes", () => {
  expect(findStretches(looks("nnnnnnnnssssssssssssnnnnnnnnllllllllllll"), CLASSES)).toEqual([
    { name: "none", from: 0, to: 7 },
    { name: "squat", from: 8, to: 19 },
    { name: "none", from: 20, to: 27 },
    { name: "lunge", from: 28, to: 39 },
  ]);
});

test("a moment's doubt is no change", () => {
  const found = findBouts(looks("nnnnnnnnsssssslssssnssssssnnnnnnnn"), CLASSES, ALL, 6);
  expect(found).toEqual([{ name: "squat", from: 8, to: 25 }]);
});

test("what comes up for a moment beside an exercise is that exercise", () => {
  const found = findBouts(looks("sssssssssssssssssssssssssssssssssssslllll"), CLASSES, ALL, 6);
  expect(found.map(({ name }) => name)).toEqual(["squat"]);
});

test("nothing is found in nothing", () => {
  expect(findBouts([], CLASSES, ALL, 6)).toEqual([]);
  expect(findBouts(looks("nnnnnnnnnn"), CLASSES, ALL, 6)).toEqual([]);
});

test("what is not allowed is never named", () => {
  const found = findBouts(looks("nnnnnnnnssssssssssss"), CLASSES, new Set(["none", "lunge"]), 6);
  expect(found.filter(({ name }) => name === "squat")).toEqual([]);
});
