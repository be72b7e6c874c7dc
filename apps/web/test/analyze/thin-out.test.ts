import fc from "fast-check";
import { expect, test } from "vitest";
import { thinOut } from "../../src/analyze/thin-out.ts";

const at = (fps: number, count: number) => Array.from({ length: count }, (_, i) => (i * 1000) / fps);

test.each([5, 24, 25, 29.97, 30])("%s pictures a second all stay", (fps) => {
  expect(thinOut(at(fps, 300), 30)).toHaveLength(300);
});

test("of 60 a second every other stays, beginning with the first", () => {
  const kept = thinOut(at(60, 120), 30);
  expect(kept).toEqual(at(60, 120).filter((_, i) => i % 2 === 0));
});

test("of 50 a second 30 stay", () => {
  expect(thinOut(at(50, 500), 30)).toHaveLength(300);
});

test("never more than the rate plus one in a second, strictly rising, whatever comes", () => {
  fc.assert(
    fc.property(fc.array(fc.double({ min: 0, max: 5000, noNaN: true }), { maxLength: 400 }), (times) => {
      const kept = thinOut([...new Set(times)], 30);
      expect(kept).toEqual([...new Set(kept)].toSorted((a, b) => a - b));
      for (const t of kept) {
        expect(kept.filter((other) => other >= t && other < t + 1000).length).toBeLessThanOrEqual(31);
      }
    }),
  );
});
