import fc from "fast-check";
import { expect, test } from "vitest";
import { mad, MAD_TO_SIGMA, mean, median, quantile, theilSen } from "../../src/signal/statistics.ts";
import { gaussian, seeded } from "../trace/traces.ts";

test("median and quantiles by hand", () => {
  expect(median([5, 1, 3])).toBe(3);
  expect(median([4, 1, 3, 2])).toBe(2.5);
  // Type 7: 0.9 · (5 − 1) = 3.6, so 40 + 0.6 · 10.
  expect(quantile([50, 10, 40, 20, 30], 0.9)).toBeCloseTo(46, 12);
  expect(quantile([2, 10], -1)).toBe(2);
  expect(quantile([2, 10], 7)).toBe(10);
  expect(quantile(Float32Array.of(10, 9, 100), 1)).toBe(100);
});

test("what is not a number does not count", () => {
  expect(median([Number.NaN, 7, Number.POSITIVE_INFINITY])).toBe(7);
  expect(median([])).toBeNaN();
  expect(mean([1, Number.NaN, 3])).toBe(2);
  expect(mean([])).toBeNaN();
  expect(mad([Number.NaN])).toBeNaN();
});

test("the input keeps its order", () => {
  const values = Float64Array.of(3, 1, 2);
  median(values);
  mad(values);
  expect([...values]).toEqual([3, 1, 2]);
});

test("MAD by hand, and as an estimate of σ that a wild value does not move", () => {
  expect(mad([1, 1, 2, 2, 4, 6, 9])).toBe(1);
  const normal = gaussian(seeded(3));
  const values = Array.from({ length: 4001 }, () => 5 * normal());
  for (let i = 0; i < 40; i += 1) values[i * 100] = 1e6;
  expect(mad(values) * MAD_TO_SIGMA).toBeGreaterThan(4.7);
  expect(mad(values) * MAD_TO_SIGMA).toBeLessThan(5.3);
});

test("quantiles rise with p and stay among the values", () => {
  fc.assert(
    fc.property(
      fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { minLength: 1 }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (values, p, q) => {
        const low = quantile(values, Math.min(p, q));
        const high = quantile(values, Math.max(p, q));
        expect(low).toBeLessThanOrEqual(high + 1e-9);
        expect(low).toBeGreaterThanOrEqual(Math.min(...values));
        expect(high).toBeLessThanOrEqual(Math.max(...values));
      },
    ),
    { seed: 50, numRuns: 200 },
  );
});

test("Theil and Sen's slope: a line, a line with one wild value, one with a hole", () => {
  expect(theilSen([10, 12, 14, 16])).toBe(2);
  expect(theilSen([10, 12, 900, 16, 18, 20])).toBe(2);
  expect(theilSen([10, Number.NaN, 14])).toBe(2);
  expect(theilSen([10])).toBeNull();
  expect(theilSen([])).toBeNull();
});
