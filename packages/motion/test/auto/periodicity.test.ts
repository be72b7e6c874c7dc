import { expect, test } from "vitest";
import { countPeriods, evenSignals } from "../../src/index.ts";
import { changePoses, filmBody } from "./moving-body.ts";

test("a movement without a name is counted", () => {
  for (const period of [1, 2, 3.5]) {
    const count = 6;
    const signals = evenSignals(filmBody({ seconds: count * period + 2, fps: 25, period, still: 1 }));
    const { peaks, period: found, regularity } = countPeriods(signals);
    expect(peaks).toHaveLength(count);
    expect(found).toBeCloseTo(period, 0);
    expect(regularity).toBeGreaterThan(0.55);
  }
});

test("the count is of the stretch asked for", () => {
  const signals = evenSignals(filmBody({ seconds: 20, fps: 25, period: 2 }));
  expect(countPeriods(signals, 0, 10_000).peaks).toHaveLength(5);
});

test("nothing is counted where nothing moves, and where nobody is", () => {
  const still = filmBody({ seconds: 10, fps: 25, still: 10 });
  const noisy = changePoses(still, (x, y, z, i) => [x + 0.004 * Math.sin(i * 12.9), y, z]);
  expect(countPeriods(evenSignals(noisy)).peaks).toEqual([]);
  const gone = { ...still, frames: still.frames.map((frame) => ({ ...frame, landmarks: null })) };
  expect(countPeriods(evenSignals(gone)).peaks).toEqual([]);
  expect(countPeriods(evenSignals({ ...still, frames: [] })).peaks).toEqual([]);
});
