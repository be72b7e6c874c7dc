// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { useState } from "react";
import { afterEach, beforeAll, expect, test } from "vitest";
import { loadNamespaces, startI18n } from "../src/i18n/index.ts";
import { outcomeOf, tally, tickHeight } from "../src/results/ledger-outcome.ts";
import { LedgerStrip, type StripEntry } from "../src/results/ledger-strip.tsx";

const ENTRIES: readonly StripEntry[] = [
  { counted: true, reason: null, depth: 1 },
  { counted: false, reason: "too_shallow", depth: 0.5 },
  { counted: false, reason: "joint_lost", depth: 0.9 },
];

beforeAll(async () => {
  await startI18n(["en"]);
  await loadNamespaces(["results"]);
});
afterEach(cleanup);

test("an attempt that did not go far enough is partial, one that broke a rule is refused", () => {
  expect(ENTRIES.map(outcomeOf)).toEqual(["counted", "partial", "refused"]);
  expect(outcomeOf({ counted: false, reason: "unfinished" })).toBe("partial");
  expect(tally(ENTRIES)).toEqual({ counted: 1, partial: 1, refused: 1 });
});

test("a tick is as high as the depth reached and never invisible or outside the strip", () => {
  expect(tickHeight(0.5)).toBeCloseTo(0.5 / 1.15);
  expect(tickHeight(0)).toBeGreaterThan(0);
  expect(tickHeight(3)).toBe(1);
  expect(tickHeight(Number.NaN)).toBeGreaterThan(0);
});

function Harness() {
  const [chosen, setChosen] = useState<number | null>(null);
  return <LedgerStrip entries={ENTRIES} chosen={chosen} onChoose={setChosen} needed={0.8} />;
}

test("each tick says its number, what became of it and how far it went; arrow keys walk along them", () => {
  render(<Harness />);
  const ticks = screen.getAllByRole("button");
  expect(ticks.map((tick) => tick.getAttribute("aria-label"))).toEqual([
    "Repetition 1: Counted, 100 % of the way",
    "Repetition 2: Not far enough, 50 % of the way",
    "Repetition 3: A joint went out of sight, 90 % of the way",
  ]);
  expect(ticks.filter((tick) => tick.tabIndex === 0)).toHaveLength(1);
  ticks[0]?.focus();
  fireEvent.keyDown(ticks[0], { key: "ArrowRight" });
  expect(document.activeElement).toBe(ticks[1]);
  expect(ticks[1]?.getAttribute("aria-pressed")).toBe("true");
  fireEvent.keyDown(ticks[1], { key: "End" });
  expect(document.activeElement).toBe(ticks[2]);
  fireEvent.keyDown(ticks[2], { key: "ArrowRight" });
  expect(document.activeElement).toBe(ticks[2]);
});
