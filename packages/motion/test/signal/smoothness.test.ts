import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { fft } from "../../src/signal/fft.ts";
import { ldlj } from "../../src/signal/ldlj.ts";
import { sparc } from "../../src/signal/sparc.ts";

/** The published vector: exp(−5t²), t = −1 … 0.99 at 100 Hz. */
const bell = Float64Array.from({ length: 200 }, (_, i) => Math.exp(-5 * (-1 + i / 100) ** 2));

describe("Fourier transform", () => {
  test("the sum written out, for any numbers", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 6 }).chain((power) => {
          const part = fc.array(fc.double({ min: -100, max: 100, noNaN: true }), {
            minLength: 2 ** power,
            maxLength: 2 ** power,
          });
          return fc.tuple(part, part);
        }),
        ([a, b]) => {
          const n = a.length;
          const re = Float64Array.from(a);
          const im = Float64Array.from(b);
          fft(re, im);
          let worst = 0;
          for (let k = 0; k < n; k += 1) {
            let sumRe = 0;
            let sumIm = 0;
            for (let i = 0; i < n; i += 1) {
              const angle = (-2 * Math.PI * k * i) / n;
              sumRe += a[i] * Math.cos(angle) - b[i] * Math.sin(angle);
              sumIm += a[i] * Math.sin(angle) + b[i] * Math.cos(angle);
            }
            worst = Math.max(worst, Math.abs(sumRe - re[k]), Math.abs(sumIm - im[k]));
          }
          expect(worst).toBeLessThan(1e-8);
        },
      ),
      { seed: 40, numRuns: 100 },
    );
  });

  test.each([0, 3, 100])("a length of %d is refused", (n) => {
    expect(() => fft(new Float64Array(n), new Float64Array(n))).toThrow(RangeError);
  });
});

describe("spectral arc length", () => {
  test("the published vector gives −1.41403", () => {
    expect(sparc(bell, 100)).toBeCloseTo(-1.41403, 5);
  });

  test("neither amplitude nor unit matters", () => {
    expect(
      sparc(
        bell.map((v) => v * 250),
        100,
      ),
    ).toBeCloseTo(-1.41403, 5);
  });

  test("a movement in two pushes is less smooth than in one, a trembling one less than both", () => {
    const two = bell.map((v, i) => v + Math.exp(-5 * (-1 + (i - 120) / 50) ** 2));
    const trembling = bell.map((v, i) => v * (1 + 0.5 * Math.sin((2 * Math.PI * 6 * i) / 100)));
    expect(sparc(two, 100)!).toBeLessThan(-1.5);
    expect(sparc(trembling, 100)!).toBeLessThan(sparc(bell, 100)! - 0.3);
  });

  test("at 15 frames a second, where 10 Hz does not exist, the bell is still a bell", () => {
    const slow = Float64Array.from({ length: 30 }, (_, i) => Math.exp(-5 * (-1 + i / 15) ** 2));
    expect(sparc(slow, 15)).toBeCloseTo(-1.41, 1);
  });

  test("what is below 7 Hz has the same arc at 15 as at 60 samples a second, ± 0.05", () => {
    const at = (rate: number): number | null =>
      sparc(
        Float64Array.from({ length: 2 * rate }, (_, i) => {
          const t = i / rate - 1;
          return Math.exp(-5 * t * t) * (1 + 0.5 * Math.cos(2 * Math.PI * 5.5 * t));
        }),
        rate,
      );
    expect(Math.abs(at(15)! - at(60)!)).toBeLessThan(0.05);
  });

  test("nothing that moved, nothing to say", () => {
    expect(sparc(new Float64Array(50), 30)).toBeNull();
    expect(sparc([1, 2, 1], 30)).toBeNull();
    expect(sparc([1, Number.NaN, 1, 2, 3], 30)).toBeNull();
  });
});

describe("log dimensionless jerk", () => {
  test("the published vector gives −5.81636", () => {
    expect(ldlj(bell, 100)).toBeCloseTo(-5.81636, 5);
  });

  test("by hand: 0 1 1 0 at 1 Hz has jerks −1 and −1, so −ln(4³ / 1² · 2)", () => {
    expect(ldlj([0, 1, 1, 0], 1)).toBeCloseTo(-Math.log(128), 12);
  });

  test("trembling costs", () => {
    const trembling = bell.map((v, i) => v * (1 + 0.1 * Math.sin((2 * Math.PI * 6 * i) / 100)));
    expect(ldlj(trembling, 100)!).toBeLessThan(-6.5);
  });

  test("nothing that moved, nothing to say", () => {
    expect(ldlj(new Float64Array(50), 30)).toBeNull();
    expect(ldlj([1, 2, 3, 4], 30)).toBeNull();
    expect(ldlj([1, 2], 30)).toBeNull();
  });
});
