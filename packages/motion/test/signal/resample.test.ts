import fc from "fast-check";
import { expect, test } from "vitest";
import { derivative } from "../../src/signal/derivative.ts";
import { resample } from "../../src/signal/resample.ts";

test("the ground truth of SciPy's PchipInterpolator, every 50 ms, to 1e-8", () => {
  const times = [
    0, 33.3, 66.7, 100, 133.3, 166.7, 200, 233.3, 300, 333.3, 366.7, 400, 433.3, 466.7, 500, 540, 566.7, 600,
    633.3, 666.7, 700, 733.3, 766.7, 800,
  ];
  const knee = [
    90, 90.6, 89.5, 90.3, 88.9, 86.2, 81.7, 76.4, 61.8, 54.1, 47.3, 40.2, 35.9, 31.2, 30.4, 29.6, 30.7, 29.9,
    30.3, 29.5, 30.8, 30.1, 29.7, 30.2,
  ];
  const expected = [
    90, 90.05, 90.3, 87.74149555, 81.7, 73.119947381, 61.8, 50.665572409, 40.2, 33.159030903, 30.4,
    29.947322864, 29.9, 29.9, 30.8, 29.83628555, 30.2,
  ];
  const segments = resample(times, knee, 20, 200);
  expect(segments).toHaveLength(1);
  const [{ start, rate, values }] = segments;
  expect({ start, rate, length: values.length }).toEqual({ start: 0, rate: 20, length: 17 });
  const errors = expected.map((value, i) => Math.abs(value - values[i]));
  expect(Math.max(...errors)).toBeLessThan(1e-8);
});

test("a gap longer than allowed is not bridged, one exactly as long is", () => {
  const times = [0, 100, 200, 500, 600];
  const values = [1, 2, 3, 9, 10];
  expect(resample(times, values, 10, 300)).toHaveLength(1);
  const cut = resample(times, values, 10, 299);
  expect(cut.map(({ start, values }) => [start, ...values])).toEqual([
    [0, 1, 2, 3],
    [500, 9, 10],
  ]);
});

test("lost values make a gap, not a zero", () => {
  const times = [0, 100, 200, 300, 400, 500];
  const lost = [10, 10, Number.NaN, Number.NaN, 10, 10];
  expect(resample(times, lost, 10, 150).map(({ start, values }) => [start, values.length])).toEqual([
    [0, 2],
    [400, 2],
  ]);
  expect([...resample(times, lost, 10, 500)[0].values]).toEqual([10, 10, 10, 10, 10, 10]);
  expect(
    resample(
      times,
      lost.map(() => Number.NaN),
      10,
      500,
    ),
  ).toEqual([]);
});

test("samples out of order are left out", () => {
  expect([...resample([0, 100, 50, 100, 200], [0, 1, 77, 88, 2], 10, 500)[0].values]).toEqual([0, 1, 2]);
});

test("never beyond the neighbours, whatever the times and values", () => {
  fc.assert(
    fc.property(
      fc.array(
        fc.tuple(
          fc.double({ min: 1, max: 400, noNaN: true }),
          fc.double({ min: -180, max: 180, noNaN: true }),
        ),
        {
          minLength: 1,
          maxLength: 30,
        },
      ),
      fc.integer({ min: 5, max: 120 }),
      (steps, rate) => {
        let t = 0;
        const times = steps.map(([step]) => (t += step));
        const values = steps.map(([, value]) => value);
        const segments = resample(times, values, rate, 250);
        let inside = true;
        for (const segment of segments) {
          segment.values.forEach((value, i) => {
            const at = segment.start + (i * 1000) / rate;
            const after = Math.max(
              1,
              times.findIndex((time) => time >= at - 1e-3),
            );
            const near = [
              values[after - 1],
              values[after],
              values[Math.min(after + 1, values.length - 1)],
            ].filter((x) => x !== undefined);
            inside &&= value >= Math.min(...near) - 1e-6 && value <= Math.max(...near) + 1e-6;
          });
        }
        expect(inside).toBe(true);
        expect(segments.reduce((sum, segment) => sum + segment.values.length, 0)).toBeGreaterThan(0);
      },
    ),
    { seed: 30, numRuns: 200 },
  );
});

test("a squat sampled at 15 frames a second is within 0.5° at 60", () => {
  const knee = (t: number): number => 50 - 50 * Math.cos((2 * Math.PI * t) / 3000);
  const times = Array.from({ length: 46 }, (_, i) => (i * 1000) / 15);
  const [{ values }] = resample(times, times.map(knee), 60, 200);
  const errors = values.map((value, i) => Math.abs(value - knee((i * 1000) / 60)));
  expect(values).toHaveLength(181);
  expect(Math.max(...errors)).toBeLessThan(0.5);
});

test("derivative: a straight line's slope everywhere, a parabola's in the middle", () => {
  expect([...derivative([0, 2, 4, 6], 10)]).toEqual([20, 20, 20, 20]);
  expect([...derivative([0, 1, 4, 9, 16], 1)]).toEqual([1, 2, 4, 6, 7]);
  expect([...derivative([5], 30)]).toEqual([0]);
});
