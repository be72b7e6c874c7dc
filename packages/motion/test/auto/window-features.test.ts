import { expect, test } from "vitest";
import { evenSignals, FEATURE_COUNT, type Trace, windowFeatures } from "../../src/index.ts";
import { changePoses, filmBody, mirror } from "./moving-body.ts";

const usual = filmBody({ seconds: 6, fps: 30 });

function features(trace: Trace): Float32Array {
  return windowFeatures(evenSignals(trace), 10);
}

/** Mean difference of what both know, in the features' own units (half turns, cosines, trunk lengths). */
function difference(a: Float32Array, b: Float32Array): number {
  const both = [...a.keys()].filter((k) => Number.isFinite(a[k]) && Number.isFinite(b[k]));
  expect(both.length).toBeGreaterThan(0.9 * FEATURE_COUNT);
  return both.reduce((sum, k) => sum + Math.abs((a[k] ?? 0) - (b[k] ?? 0)), 0) / both.length;
}

test("place, scale and a picture of another shape change nothing", () => {
  const elsewhere = changePoses(usual, (x, y, z) => [0.3 * x + 0.4, 0.3 * y - 0.2, 0.3 * z]);
  const wide = { ...changePoses(usual, (x, y, z) => [x / 2, y, z / 2]), width: 2000 };
  expect(difference(features(usual), features(elsewhere))).toBeLessThan(0.001);
  expect(difference(features(usual), features(wide))).toBeLessThan(0.001);
});

test("a scale and a place that are lost in every frame change nothing", () => {
  const lost = changePoses(usual, (x, y, z, i) => {
    const scale = 1 + 0.4 * Math.sin(i);
    return [scale * (x - 0.5) + 0.1 * Math.cos(i), scale * (y - 0.5), scale * z];
  });
  // Frames are averaged before they are measured, and so the larger ones weigh more.
  expect(difference(features(usual), features(lost))).toBeLessThan(0.02);
});

test("a mirror image has the same features", () => {
  const leaning = changePoses(usual, (x, y, z) => [x + 0.1 * y, y, z + 0.2 * x]);
  expect(difference(features(leaning), features(mirror(leaning)))).toBeLessThan(0.001);
});

test("ten frames a second say the same as sixty", () => {
  for (const fps of [10, 15, 24, 60]) {
    expect(difference(features(usual), features(filmBody({ seconds: 6, fps })))).toBeLessThan(0.03);
  }
});

test("a missing frame is bridged, a missing person is not made up, a hidden limb is left out", () => {
  const everyOther = {
    ...usual,
    frames: usual.frames.map((frame, i) => (i % 4 === 0 ? frame : { ...frame, landmarks: null })),
  };
  expect(difference(features(usual), features(everyOther))).toBeLessThan(0.03);

  const gone = { ...usual, frames: usual.frames.map((frame) => ({ ...frame, landmarks: null })) };
  const unknown = features(gone);
  // The parts seen of arms and legs are known to be none.
  expect([...unknown].filter((value) => Number.isFinite(value))).toEqual([0, 0]);

  const upperHalf = {
    ...usual,
    frames: usual.frames.map((frame) => {
      const landmarks = Float32Array.from(frame.landmarks ?? []);
      for (let k = 25; k < 33; k += 1) landmarks[k * 4 + 3] = 0;
      return { ...frame, landmarks };
    }),
  };
  const known = features(upperHalf).filter((value) => Number.isFinite(value)).length;
  expect(known).toBeGreaterThan(0.4 * FEATURE_COUNT);
  expect(known).toBeLessThan(0.8 * FEATURE_COUNT);
});

test("another movement has other features", () => {
  const standing = filmBody({ seconds: 6, fps: 30, still: 6 });
  expect(difference(features(usual), features(standing))).toBeGreaterThan(0.1);
});
