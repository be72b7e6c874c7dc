import fc from "fast-check";
import { expect, test } from "vitest";
import { findExcursions } from "../../src/recorded/find-excursions.ts";
import { mergeSides } from "../../src/recorded/merge-sides.ts";

const RATE = 25;

/** Raised cosines one after another. @param from, to seconds of them that the recording shows */
function signal(
  { reps, seconds, size }: { reps: number; seconds: number; size: number },
  {
    from = 0,
    to = reps * seconds,
    noise = (): number => 0,
  }: { from?: number; to?: number; noise?: (i: number) => number } = {},
) {
  const values = Float64Array.from({ length: Math.round((to - from) * RATE) + 1 }, (_, i) => {
    const t = from + i / RATE;
    const inside = t >= 0 && t <= reps * seconds;
    return (inside ? (size / 2) * (1 - Math.cos((2 * Math.PI * t) / seconds)) : 0) + noise(i);
  });
  return { start: 1000, rate: RATE, values };
}

function counted(found: ReturnType<typeof findExcursions>): number {
  return found.excursions.filter(({ cut, size }) => cut === null && size >= found.enough).length;
}

test.each([0.8, 1.5, 3, 6])("ten repetitions of %d seconds are ten, with their times", (seconds) => {
  const found = findExcursions(signal({ reps: 10, seconds, size: 1 }));
  expect(counted(found)).toBe(10);
  const [, second] = found.excursions;
  expect(Math.abs(second.peak - (1000 + 1500 * seconds))).toBeLessThanOrEqual(2 * (1000 / RATE));
  expect(second.start).toBeLessThan(second.outEnd);
  expect(second.outEnd).toBeLessThanOrEqual(second.peak);
  expect(second.backStart).toBeLessThan(second.end);
  expect(found.habit).toBe(true);
});

test("how far a camera lets the movement look changes nothing", () => {
  fc.assert(
    fc.property(
      fc.double({ min: 0.7, max: 2.5, noNaN: true }),
      fc.integer({ min: 3, max: 12 }),
      (size, reps) => {
        expect(counted(findExcursions(signal({ reps, seconds: 2, size })))).toBe(reps);
      },
    ),
    { numRuns: 50 },
  );
});

test("a movement of which a camera shows little counts where it is even, and only there", () => {
  expect(counted(findExcursions(signal({ reps: 10, seconds: 2, size: 0.22 })))).toBe(10);
  const one = signal({ reps: 1, seconds: 2, size: 1 }).values;
  // As large and as many, but of all sizes and at no pace.
  const sizes = [0.25, 0.09, 0.17, 0.11, 0.26, 0.16, 0.08, 0.24, 0.1, 0.17];
  const pauses = [1, 60, 5, 90, 20, 140, 2, 75, 10, 45];
  const values = Float64Array.from(
    sizes.flatMap((size, i) => [...one.map((x) => size * x), ...new Float64Array(pauses[i])]),
  );
  expect(counted(findExcursions({ start: 0, rate: RATE, values }))).toBe(0);
});

test("trembling of a fifth of the movement is no repetition", () => {
  const noise = (i: number): number => 0.2 * Math.sin(i * 1.9) * Math.sin(i * 0.7);
  expect(counted(findExcursions(signal({ reps: 6, seconds: 3, size: 1 }, { noise })))).toBe(6);
});

test("trembling alone counts nothing", () => {
  const noise = (i: number): number => 0.1 * Math.sin(i * 1.3);
  const found = findExcursions(signal({ reps: 0, seconds: 1, size: 0 }, { from: 0, to: 20, noise }));
  expect(counted(found)).toBe(0);
  expect(found.habit).toBe(false);
});

test("a repetition whose way back the recording cuts off is not counted, one whose way out it cuts off is", () => {
  const size = { reps: 5, seconds: 2, size: 1 };
  const late = findExcursions(signal(size, { from: 0, to: 9.2 }));
  expect(late.excursions.at(-1)?.cut).toBe("end");
  expect(counted(late)).toBe(4);
  const early = findExcursions(signal(size, { from: 1, to: 10 }));
  expect(counted(early)).toBe(5);
});

test("two movements alone are no habit, and a small one is not taken for a repetition", () => {
  expect(findExcursions(signal({ reps: 2, seconds: 2, size: 1 })).habit).toBe(false);
  expect(counted(findExcursions(signal({ reps: 2, seconds: 2, size: 0.4 })))).toBe(0);
});

test("what both sides do at once is one repetition of both, a shadow belongs to its side", () => {
  const [whole] = findExcursions(signal({ reps: 1, seconds: 2, size: 1 })).excursions;
  const shadow = { ...whole, size: 0.3 };
  const later = { ...whole, start: whole.start + 3000, peak: whole.peak + 3000, end: whole.end + 3000 };
  expect(mergeSides([whole], [whole]).map(({ side }) => side)).toEqual(["both"]);
  expect(mergeSides([shadow], [whole]).map(({ side }) => side)).toEqual(["right"]);
  expect(mergeSides([whole], [later]).map(({ side }) => side)).toEqual(["left", "right"]);
});
