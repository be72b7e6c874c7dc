import { expect, test } from "vitest";
import { calmProgress, squatFigure } from "../src/landing/squat-figure.ts";
import type { Point } from "../src/ui/arc.ts";

const distance = (a: Point, b: Point) => Math.hypot(a[0] - b[0], a[1] - b[1]);

test("the drawn person keeps their bones and their feet, and the angle shown is the angle drawn", () => {
  const standing = squatFigure(0);
  for (const progress of [0.25, 0.5, 1]) {
    const figure = squatFigure(progress);
    expect(figure.ankle).toEqual(standing.ankle);
    expect(distance(figure.hip, figure.knee)).toBeCloseTo(distance(standing.hip, standing.knee));
    expect(distance(figure.knee, figure.ankle)).toBeCloseTo(distance(standing.knee, standing.ankle));
    const thigh = Math.atan2(figure.hip[1] - figure.knee[1], figure.hip[0] - figure.knee[0]);
    const shank = Math.atan2(figure.ankle[1] - figure.knee[1], figure.ankle[0] - figure.knee[0]);
    const interior = (Math.acos(Math.cos(thigh - shank)) * 180) / Math.PI;
    expect(180 - interior).toBeCloseTo(figure.kneeFlexion);
  }
});

test("the movement has no jump, not even from one repetition to the next", () => {
  let before = calmProgress(0);
  for (let phase = 0; phase <= 1; phase += 0.005) {
    const now = calmProgress(phase);
    expect(Math.abs(now - before)).toBeLessThan(0.03);
    before = now;
  }
  expect(before).toBeLessThan(0.03);
});
