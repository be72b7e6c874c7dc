import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { ANGLE_ONE_EURO, OneEuro } from "../../src/signal/one-euro.ts";

/*
 * Degrees of a knee that rises from 90 to 30 at 30 frames a second, with jitter, a lost frame (233 to 300 ms) and a late one (540).
 * `filtered` was computed apart from this code, in Python from algorithms 1 and 2 of the paper, with cutoff 1 Hz, beta 0.05, speed cutoff 1 Hz.
 */
const table = readFileSync(new URL("one-euro.csv", import.meta.url), "utf8")
  .trim()
  .split("\n")
  .slice(1)
  .map((line) => line.split(",").map(Number));

test("the ground truth has its 24 rows of three numbers", () => {
  expect(table).toHaveLength(24);
  expect(table.every((row) => row.length === 3 && row.every(Number.isFinite))).toBe(true);
});

test("follows the ground truth to a millionth of a degree", () => {
  const filter = new OneEuro({ ...ANGLE_ONE_EURO, minCutoff: 1, beta: 0.05, derivativeCutoff: 1 });
  const errors = table.map(([t, x, filtered]) => Math.abs(filter.filter(t, x) - filtered));
  expect(Math.max(...errors)).toBeLessThan(1e-6);
});

describe("state", () => {
  test("after reset the next value passes unchanged", () => {
    const filter = new OneEuro();
    filter.filter(0, 10);
    filter.filter(33, 12);
    filter.reset();
    expect(filter.filter(66, 90)).toBe(90);
  });

  test("a pause longer than the longest gap starts anew, a shorter one does not", () => {
    const filter = new OneEuro({ ...ANGLE_ONE_EURO, maxGapMs: 500 });
    filter.filter(0, 10);
    expect(filter.filter(501, 90)).toBe(90);
    expect(filter.filter(1001, 10)).toBeGreaterThan(10);
  });

  test("the speed from before a pause is forgotten with it", () => {
    const moving = new OneEuro();
    for (let i = 0; i < 10; i += 1) moving.filter(i * 33, i * 10);
    const fresh = new OneEuro();
    for (const filter of [moving, fresh]) filter.filter(2000, 50);
    expect(moving.filter(2033, 51)).toBe(fresh.filter(2033, 51));
  });

  test("not-a-number gives not-a-number and leaves no trace", () => {
    const holed = new OneEuro();
    const whole = new OneEuro();
    for (const filter of [holed, whole]) filter.filter(0, 10);
    expect(holed.filter(33, Number.NaN)).toBeNaN();
    expect(holed.filter(66, 14)).toBe(whole.filter(66, 14));
  });

  test("not-a-number at first does not poison what follows", () => {
    const filter = new OneEuro();
    expect(filter.filter(0, Number.NaN)).toBeNaN();
    expect(filter.filter(33, 20)).toBe(20);
  });

  test("a time that does not increase changes nothing", () => {
    const filter = new OneEuro();
    filter.filter(0, 10);
    const last = filter.filter(33, 12);
    expect(filter.filter(33, 80)).toBe(last);
    expect(filter.filter(10, 80)).toBe(last);
    expect(filter.filter(66, last)).toBeCloseTo(last, 9);
  });
});

test("at rest jitter of ± 1° shrinks below a third, and a squat of 90° a second lags by less than 6°", () => {
  const filter = new OneEuro();
  let rest = 0;
  for (let i = 0; i < 90; i += 1)
    rest = Math.max(i < 45 ? 0 : rest, Math.abs(filter.filter(i * 33.3, 40 + (i % 2 ? 1 : -1)) - 40));
  expect(rest).toBeLessThan(1 / 3);
  let lag = 0;
  for (let i = 1; i <= 30; i += 1) lag = 40 + i * 3 - filter.filter(89 * 33.3 + i * 33.3, 40 + i * 3);
  expect(lag).toBeLessThan(6);
  expect(lag).toBeGreaterThan(0);
});
