import { describe, expect, test } from "vitest";
import { sway, swayOfTrack } from "../../src/summary/sway.ts";
import { gaussian, seeded } from "../trace/traces.ts";

/** Twelve positions: three times around the corners of a rectangle of 0.06 × 0.02 torso lengths. */
const corners = Array.from(
  { length: 12 },
  (_, i) =>
    [
      [0, 0],
      [0.06, 0],
      [0.06, 0.02],
      [0, 0.02],
    ][i % 4],
);
const x = corners.map(([value]) => value);
const y = corners.map(([, value]) => value);

describe("by hand", () => {
  test("path: 11 sides, of which 6 are long and 5 short", () => {
    expect(sway(x, y).path).toBeCloseTo(6 * 0.06 + 5 * 0.02, 12);
  });

  test("RMS: every corner is √(0.03² + 0.01²) from the middle", () => {
    expect(sway(x, y).rms).toBeCloseTo(Math.sqrt(0.001), 12);
  });

  test("ellipse: variances 12/11·0.03² and 12/11·0.01², no covariance: π·5.991·12/11·0.0003", () => {
    expect(sway(x, y).area).toBeCloseTo(Math.PI * 5.991 * (12 / 11) * 0.0003, 12);
  });

  test("on a slanted line the ellipse has no area", () => {
    const line = Array.from({ length: 20 }, (_, i) => i / 100);
    expect(
      sway(
        line,
        line.map((v) => 2 * v),
      ).area,
    ).toBeCloseTo(0, 9);
  });
});

test("turning the picture changes nothing", () => {
  const turn = (angle: number): { x: number[]; y: number[] } => ({
    x: x.map((v, i) => v * Math.cos(angle) - y[i] * Math.sin(angle)),
    y: x.map((v, i) => v * Math.sin(angle) + y[i] * Math.cos(angle)),
  });
  const turned = turn(0.7);
  const before = sway(x, y);
  const after = sway(turned.x, turned.y);
  expect(after.path).toBeCloseTo(before.path!, 10);
  expect(after.rms).toBeCloseTo(before.rms!, 10);
  expect(after.area).toBeCloseTo(before.area!, 10);
});

test("the ellipse holds 95 % of normal positions, ± 1 %", () => {
  const normal = gaussian(seeded(11));
  const n = 20_000;
  const a = Array.from({ length: n }, () => 0.03 * normal());
  const b = Array.from({ length: n }, () => 0.01 * normal());
  const inside = a.filter((v, i) => (v / 0.03) ** 2 + (b[i] / 0.01) ** 2 <= 5.991).length / n;
  expect(inside).toBeCloseTo(0.95, 2);
  expect(sway(a, b).area! / (Math.PI * 5.991 * 0.0003)).toBeCloseTo(1, 1);
});

test("the path does not jump across a gap, and too few positions say nothing", () => {
  const gapX = [...x, Number.NaN, ...x.map((v) => v + 5)];
  const gapY = [...y, 0, ...y];
  expect(sway(gapX, gapY).path).toBeCloseTo(2 * (6 * 0.06 + 5 * 0.02), 10);
  expect(sway(x.slice(0, 9), y.slice(0, 9))).toEqual({ path: null, rms: null, area: null });
  expect(sway([], [])).toEqual({ path: null, rms: null, area: null });
});

describe("a track as recorded, 20 s at 30 frames a second", () => {
  const normal = gaussian(seeded(12));
  const times = Array.from({ length: 600 }, (_, i) => (i * 1000) / 30);
  const circleX = times.map((t) => 0.02 * Math.cos((2 * Math.PI * 0.5 * t) / 1000));
  const circleY = times.map((t) => 0.02 * Math.sin((2 * Math.PI * 0.5 * t) / 1000));

  test("a circle of 0.02 in two seconds: path within 1.5 % of 10 circumferences, RMS the radius", () => {
    const { path, rms } = swayOfTrack(times, circleX, circleY);
    expect(path! / (10 * 2 * Math.PI * 0.02)).toBeGreaterThan(0.985);
    expect(path! / (10 * 2 * Math.PI * 0.02)).toBeLessThan(1.005);
    expect(rms).toBeCloseTo(0.02, 3);
  });

  test("jitter of 0.004 would more than double the path, and does not after filtering", () => {
    const noisyX = circleX.map((v) => v + 0.004 * normal());
    const noisyY = circleY.map((v) => v + 0.004 * normal());
    const clean = swayOfTrack(times, circleX, circleY).path!;
    expect(sway(noisyX, noisyY).path!).toBeGreaterThan(2 * clean);
    expect(swayOfTrack(times, noisyX, noisyY).path!).toBeLessThan(2 * clean);
  });

  test("a second without the hips makes two stretches, whose paths add up", () => {
    const lost = circleX.map((v, i) => (i >= 300 && i < 330 ? Number.NaN : v + (i >= 330 ? 3 : 0)));
    const before = swayOfTrack(times.slice(0, 300), circleX.slice(0, 300), circleY.slice(0, 300)).path!;
    const after = swayOfTrack(times.slice(330), circleX.slice(330), circleY.slice(330)).path!;
    expect(swayOfTrack(times, lost, circleY).path).toBeCloseTo(before + after, 9);
  });
});
