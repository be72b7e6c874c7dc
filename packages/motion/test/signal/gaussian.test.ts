import { expect, test } from "vitest";
import { gaussianSmooth } from "../../src/signal/gaussian.ts";

test("keeps what is constant, ends included, and delays nothing", () => {
  expect([...gaussianSmooth(new Float64Array(9).fill(4), 2)].every((x) => Math.abs(x - 4) < 1e-12)).toBe(
    true,
  );
  const impulse = new Float64Array(41);
  impulse[20] = 1;
  const smooth = gaussianSmooth(impulse, 3);
  expect(smooth.indexOf(Math.max(...smooth))).toBe(20);
  expect(smooth[14]).toBeCloseTo(smooth[26], 12);
  // The value of the normal density at its mean: 1 / (σ √2π).
  expect(smooth[20]).toBeCloseTo(1 / (3 * Math.sqrt(2 * Math.PI)), 3);
});

test("leaves a series alone that has nothing to smooth", () => {
  const values = new Float64Array([1, 5, 2]);
  expect(gaussianSmooth(values, 0.1)).toEqual(values);
  expect(gaussianSmooth(values, 0.1)).not.toBe(values);
});
