import { describe, expect, test } from "vitest";
import { lowPassZeroPhase } from "../../src/signal/butterworth.ts";

/** Amplitude and phase (radians) of what is left of a unit sine after filtering, from its middle half. */
function response(frequency: number, rate: number, cutoff: number): { gain: number; phase: number } {
  const n = rate * 20;
  const out = lowPassZeroPhase(
    Float64Array.from({ length: n }, (_, i) => Math.sin((2 * Math.PI * frequency * i) / rate)),
    rate,
    cutoff,
  );
  let sine = 0;
  let cosine = 0;
  for (let i = n / 4; i < (3 * n) / 4; i += 1) {
    sine += out[i] * Math.sin((2 * Math.PI * frequency * i) / rate);
    cosine += out[i] * Math.cos((2 * Math.PI * frequency * i) / rate);
  }
  return { gain: Math.hypot(sine, cosine) / (n / 4), phase: Math.atan2(cosine, sine) };
}

describe("both passes together", () => {
  test.each([
    [30, 6],
    [60, 6],
    [100, 6],
    [30, 3],
  ])("at %d Hz, cutoff %d Hz: 1/√2 at the cutoff, without delay", (rate, cutoff) => {
    const { gain, phase } = response(cutoff, rate, cutoff);
    expect(gain).toBeCloseTo(Math.SQRT1_2, 4);
    expect(Math.abs(phase)).toBeLessThan(1e-3);
  });

  // The closed form, and SciPy's freqz_sos agrees: gain = 1 / (1 + (√2 − 1)·(tan(πf/fs) / tan(π·fc/fs))⁴), at fs = 100, fc = 6.
  test.each([
    [1, 0.999695],
    [3, 0.975633],
    [12, 0.115119],
    [25, 0.003187],
  ])("%d Hz comes through with a gain of %d", (frequency, expected) => {
    expect(response(frequency, 100, 6).gain).toBeCloseTo(expected, 5);
  });
});

test("the ground truth of SciPy's sosfiltfilt (butter 2, 7.0275343 Hz, odd padding 15), to 1e-8", () => {
  const knee = [
    90, 90.6, 89.5, 90.3, 88.9, 86.2, 81.7, 76.4, 61.8, 54.1, 47.3, 40.2, 35.9, 31.2, 30.4, 29.6, 30.7, 29.9,
    30.3, 29.5, 30.8, 30.1, 29.7, 30.2,
  ];
  const expected = [
    89.999999438, 90.149633939, 90.16393369, 89.902951732, 88.856475248, 86.529062276, 82.080974007,
    74.190038947, 63.764961874, 54.1002865, 46.671731397, 40.584847212, 35.435393616, 31.801615161,
    30.104229449, 29.91258062, 30.187312032, 30.197794992, 30.024562197, 30.071890271, 30.238342699,
    30.139665986, 29.997887884, 30.199985563,
  ];
  const out = lowPassZeroPhase(knee, 30, 6);
  expect(out).toHaveLength(24);
  const errors = expected.map((value, i) => Math.abs(value - out[i]));
  expect(Math.max(...errors)).toBeLessThan(1e-8);
});

test("a straight line stays one to its ends", () => {
  const line = Float64Array.from({ length: 50 }, (_, i) => 20 + 1.5 * i);
  const errors = lowPassZeroPhase(line, 30).map((value, i) => Math.abs(value - line[i]));
  expect(Math.max(...errors)).toBeLessThan(1e-3);
});

test("short and slow series come back as they were, in a new array", () => {
  const slow = Float64Array.of(1, 5, 2, 8);
  const out = lowPassZeroPhase(slow, 10, 6);
  expect([...out]).toEqual([1, 5, 2, 8]);
  expect(out).not.toBe(slow);
  expect([...lowPassZeroPhase([3], 30)]).toEqual([3]);
  expect([...lowPassZeroPhase([], 30)]).toEqual([]);
  expect(lowPassZeroPhase([1, 2, 3], 30)).toHaveLength(3);
});

test("impossible frequencies are refused", () => {
  expect(() => lowPassZeroPhase([1, 2], 0)).toThrow(RangeError);
  expect(() => lowPassZeroPhase([1, 2], 30, Number.NaN)).toThrow(RangeError);
});
