import fc from "fast-check";
import { expect, test } from "vitest";
import { persistentPeaks } from "../../src/signal/persistence.ts";

test("each peak stands as high as it is over the saddle to something higher, the highest over the lowest sample", () => {
  expect(persistentPeaks([0, 3, 1, 5, 2, 4, -1])).toEqual([
    { at: 1, persistence: 2 },
    { at: 3, persistence: 6 },
    { at: 5, persistence: 2 },
  ]);
});

test("a plateau is one peak, a slope has one at its end, and nothing has none", () => {
  expect(persistentPeaks([0, 2, 2, 2, 0])).toHaveLength(1);
  expect(persistentPeaks([0, 1, 2])).toEqual([{ at: 2, persistence: 2 }]);
  expect(persistentPeaks([])).toEqual([]);
});

test("turned in time the peaks are the same, and shifted or scaled they keep their places", () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.integer({ min: -1000, max: 1000 }), { minLength: 1, maxLength: 60 }),
      fc.integer({ min: -50, max: 50 }),
      (values, shift) => {
        const peaks = persistentPeaks(values);
        const turned = persistentPeaks(values.toReversed()).map(({ at, persistence }) => ({
          at: values.length - 1 - at,
          persistence,
        }));
        expect(turned.toReversed()).toEqual(peaks);
        const changed = persistentPeaks(values.map((value) => 3 * value + shift));
        expect(changed).toEqual(peaks.map(({ at, persistence }) => ({ at, persistence: 3 * persistence })));
      },
    ),
  );
});
