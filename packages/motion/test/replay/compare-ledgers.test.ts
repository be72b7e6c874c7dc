import { expect, test } from "vitest";
import { compareLedgers } from "../../src/replay/compare-ledgers.ts";
import type { LedgerEntry } from "../../src/results.ts";

function attempt(start: number, more: Partial<LedgerEntry> = {}): LedgerEntry {
  return {
    start,
    peak: start + 1000,
    end: start + 2000,
    side: "both",
    counted: true,
    reason: null,
    angles: { knee_flexion_left: { value: 90, plusMinus: 4 } },
    depth: 1,
    tempo: { out: 1000, peak: 100, back: 900 },
    quality: 80,
    sparc: -1.6,
    feedback: [],
    ...more,
  };
}

test("the same ledger has no differences", () => {
  const ledger = [attempt(0), attempt(3000), attempt(6000)];
  expect(compareLedgers(ledger, structuredClone(ledger))).toEqual([
    { before: 0, after: 0, changes: [] },
    { before: 1, after: 1, changes: [] },
    { before: 2, after: 2, changes: [] },
  ]);
  expect(compareLedgers([], [])).toEqual([]);
});

test("each attempt says what came out otherwise, and trifles are none", () => {
  const [difference] = compareLedgers(
    [attempt(0)],
    [
      attempt(40, {
        counted: false,
        reason: "too_shallow",
        depth: 0.7,
        quality: 80.4,
        angles: { knee_flexion_left: { value: 85, plusMinus: 4 } },
      }),
    ],
  );
  expect(difference).toEqual({ before: 0, after: 0, changes: ["counted", "reason", "angles", "depth"] });
});

test("what is in one ledger only was added or removed, in its place in time", () => {
  const before = [attempt(0), attempt(3000), attempt(9000)];
  const after = [attempt(0), attempt(6000), attempt(9000), attempt(12_000)];
  expect(compareLedgers(before, after)).toEqual([
    { before: 0, after: 0, changes: [] },
    { before: 1, after: null, changes: ["removed"] },
    { before: null, after: 1, changes: ["added"] },
    { before: 2, after: 2, changes: [] },
    { before: null, after: 3, changes: ["added"] },
  ]);
});

test("one attempt that became two keeps one counterpart", () => {
  const halves = [attempt(0, { end: 900 }), attempt(1000, { end: 2000 })];
  const differences = compareLedgers([attempt(0)], halves);
  expect(differences.map(({ before }) => before).filter((place) => place !== null)).toEqual([0]);
  expect(differences.map(({ after }) => after)).toEqual([0, 1]);
});

test("left and right at the same time are two attempts", () => {
  const left = attempt(0, { side: "left" });
  const right = attempt(10, { side: "right" });
  expect(compareLedgers([left], [right]).map(({ changes }) => changes)).toEqual([["removed"], ["added"]]);
});
