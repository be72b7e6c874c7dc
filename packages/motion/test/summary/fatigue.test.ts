import { expect, test } from "vitest";
import { fatigue } from "../../src/summary/fatigue.ts";
import { rep } from "./ledger.ts";

const slowing = Array.from({ length: 8 }, (_, i) =>
  rep({ end: 2000 + 150 * i, depth: 1 - 0.03 * i, sparc: -1.5 - 0.05 * i }),
);

test("150 ms slower, 3 % shallower and 0.05 less smooth with each repetition", () => {
  const drift = fatigue(slowing);
  expect(drift.tempoMs).toBeCloseTo(150, 9);
  expect(drift.range).toBeCloseTo(-0.03, 9);
  expect(drift.sparc).toBeCloseTo(-0.05, 9);
});

test("one repetition with a pause of ten seconds does not make a trend", () => {
  const paused = slowing.map((entry, i) => (i === 7 ? { ...entry, end: 12_000 } : entry));
  expect(fatigue(paused).tempoMs).toBeCloseTo(150, 9);
});

test("refused attempts do not count, and three repetitions are no trend", () => {
  const refused = rep({ counted: false, reason: "too_fast", end: 100 });
  expect(fatigue([...slowing, refused]).tempoMs).toBeCloseTo(150, 9);
  expect(fatigue(slowing.slice(0, 3))).toEqual({ tempoMs: null, range: null, sparc: null });
});

test("an unknown smoothness keeps its place, and is no trend where fewer than four are known", () => {
  const holes = slowing.map((entry, i) => (i % 2 ? { ...entry, sparc: null } : entry));
  expect(fatigue(holes).sparc).toBeCloseTo(-0.05, 9);
  const few = slowing.map((entry, i) => (i > 2 ? { ...entry, sparc: null } : entry));
  expect(fatigue(few).sparc).toBeNull();
});
