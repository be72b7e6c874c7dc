import { expect, test } from "vitest";
import { activeMinutes, energyRange } from "../../src/summary/energy.ts";
import { rep } from "./ledger.ts";

test("ten minutes of squats at 3.0 to 6.5 MET with 80 kg: 42 to 91 kcal", () => {
  const { low, high } = energyRange([3, 6.5], 80, 10);
  expect(low).toBeCloseTo(42, 9);
  expect(high).toBeCloseTo(91, 9);
});

test("the range is in order even if the intensities are not, and no time is no energy", () => {
  expect(energyRange([6.5, 3], 80, 10).low).toBeCloseTo(42, 9);
  expect(energyRange([3, 6.5], 80, 0)).toEqual({ low: 0, high: 0 });
});

test.each([
  [0, 1],
  [-70, 1],
  [Number.NaN, 1],
  [Number.POSITIVE_INFINITY, 1],
  [70, -1],
  [70, Number.NaN],
])("%d kg for %d minutes is refused", (kilograms, minutes) => {
  expect(() => energyRange([3, 4], kilograms, minutes)).toThrow(RangeError);
});

test("active time: attempts in any order, overlaps once, pauses not, holds added", () => {
  const ledger = [
    rep({ start: 30_000, end: 42_000 }),
    rep({ start: 0, end: 6000 }),
    rep({ start: 4000, end: 10_000, counted: false, reason: "too_shallow" }),
    rep({ start: 5000, end: 7000 }),
  ];
  expect(activeMinutes(ledger)).toBeCloseTo(22 / 60, 12);
  expect(activeMinutes(ledger, 38)).toBeCloseTo(1, 12);
  expect(activeMinutes([])).toBe(0);
});
