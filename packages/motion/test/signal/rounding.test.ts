import { expect, test } from "vitest";
import { hundredth, rounded, tenth } from "../../src/signal/rounding.ts";

test("to so many places, and never to a zero that storage would change", () => {
  expect([tenth(12.345), hundredth(12.345), rounded(-1.23456, 3)]).toEqual([12.3, 12.35, -1.235]);
  for (const small of [-0.0001, -0, 0]) expect(Object.is(rounded(small, 2), 0)).toBe(true);
  expect(tenth(Number.NaN)).toBeNaN();
});
