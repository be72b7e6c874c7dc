import { expect, test } from "vitest";
import { trendOf } from "../../bench/endurance/trend.ts";

/** Half an hour, a sample every half minute. */
const MINUTES = Array.from({ length: 61 }, (_, i) => i / 2);
const LIMIT = 0.5;

/** Megabytes that swing by a few as garbage collection leaves them. */
const swing = (minute: number): number => 4 * Math.sin(minute * 7.3);

test("what swings but does not grow holds", () => {
  const trend = trendOf(
    MINUTES,
    MINUTES.map((minute) => 300 + swing(minute)),
    LIMIT,
  );
  expect(trend.holds).toBe(true);
  expect(Math.abs(trend.perMinute)).toBeLessThan(0.1);
});

test("a leak of a megabyte a minute is found under the same swing", () => {
  const trend = trendOf(
    MINUTES,
    MINUTES.map((minute) => 300 + minute + swing(minute)),
    LIMIT,
  );
  expect(trend.holds).toBe(false);
  expect(trend.perMinute).toBeCloseTo(1, 1);
  expect(trend.last - trend.first).toBeGreaterThan(10);
});

test("what is allocated once in the beginning is no leak, nor is a single outlier", () => {
  const values = MINUTES.map((minute) => (minute < 4 ? 100 : 700) + swing(minute));
  values[40] = 5000;
  expect(trendOf(MINUTES, values, LIMIT).holds).toBe(true);
});

test("what shrinks holds", () => {
  expect(
    trendOf(
      MINUTES,
      MINUTES.map((minute) => 900 - 5 * minute),
      LIMIT,
    ).holds,
  ).toBe(true);
});

test("a handful of samples says nothing", () => {
  expect(() => trendOf([0, 0.5, 1], [1, 2, 3], LIMIT)).toThrow("too few");
});
