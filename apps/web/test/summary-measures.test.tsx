// @vitest-environment jsdom
import type { SessionSummary } from "@physiocheck/motion";
import { cleanup, render, screen, within } from "@testing-library/react";
import { afterEach, beforeAll, expect, test } from "vitest";
import { loadNamespaces, startI18n } from "../src/i18n/index.ts";
import { SummaryMeasures } from "../src/results/summary-measures.tsx";

const SUMMARY: SessionSummary = {
  exercise: "squat",
  confidence: 1,
  repetitions: 8,
  partial: 0,
  holdSeconds: 0,
  durationMs: 30_000,
  seen: 0.97,
  ledger: [],
  range: { knee_flexion_left: { min: { value: 3.4, plusMinus: 4 }, max: { value: 96.2, plusMinus: 6.1 } } },
  stability: { swayPath: null, swayRms: null, swayArea: null, jitter: null },
  smoothness: { sparc: -1.734, ldlj: null },
  symmetry: { range: -0.12, tempo: null },
  fatigue: { tempoMs: 42.4, range: -0.021, sparc: null },
  quality: {
    score: 88,
    parts: { range: 90, alignment: 80, tempo: 100, stability: 90, completion: 80 },
  },
  feedback: { go_deeper: 1, knees_out: 3 },
  refused: [],
  versions: { engine: "1", exercise: "squat@1" },
};

/** The value that stands with a name, the first of that name. */
function valueOf(name: string): string {
  return screen.getAllByText(name)[0]?.nextElementSibling?.textContent ?? "";
}

beforeAll(async () => {
  await startI18n(["en"]);
  await loadNamespaces(["results", "feedback"]);
});
afterEach(cleanup);

test("what was measured is shown with its sign and unit, what was not says so, and groups without a value are left out", () => {
  render(<SummaryMeasures summary={SUMMARY} />);
  expect(valueOf("SPARC")).toBe("−1.73");
  expect(valueOf("Log dimensionless jerk")).toBe("Not measured");
  const even = screen.getByText("Left and right").parentElement!;
  expect(within(even).getByText("Way").nextElementSibling?.textContent).toBe("−12%");
  const drift = screen.getByText("Change over the set").parentElement!;
  expect(within(drift).getByText("Duration").nextElementSibling?.textContent).toBe("+42ms");
  expect(within(drift).getByText("Way").nextElementSibling?.textContent).toBe("−2.1%");
  expect(screen.queryByText("Steadiness while holding")).toBeNull();
  expect(valueOf("Knee, left")).toBe("3° to 96° ± 6°");
});

test("cues are listed with how often they were given, the commonest first", () => {
  render(<SummaryMeasures summary={SUMMARY} />);
  const times = screen.getAllByText(/^(once|\d+ times)$/).map((each) => each.textContent);
  expect(times).toEqual(["3 times", "once"]);
});

test("a hold shows its sway and unrest", () => {
  const stability = { swayPath: 1.234, swayRms: 0.0167, swayArea: 0.00241, jitter: 2.64 };
  render(<SummaryMeasures summary={{ ...SUMMARY, stability, range: {}, feedback: {} }} />);
  expect(valueOf("Path of the sway")).toBe("1.23");
  expect(valueOf("Distance from the middle")).toBe("0.017");
  expect(valueOf("Area of 95 %")).toBe("0.0024");
  expect(valueOf("Unrest of the joints")).toBe("2.6°");
});
