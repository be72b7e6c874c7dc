import fc from "fast-check";
import { expect, test } from "vitest";
import { RepCounter, type Excursion } from "../../src/counting/rep-counter.ts";

type Signal = readonly (readonly [t: number, p: number])[];

function count(signal: Signal, usual = 1): Excursion[] {
  const found: Excursion[] = [];
  const counter = new RepCounter({ noticed: 0.3, usual, onExcursion: (excursion) => found.push(excursion) });
  for (const [t, p] of signal) counter.push(t, p);
  counter.finish();
  return found;
}

/** Raised cosines of `seconds` each, with rests between. */
function reps(n: number, seconds: number, depth: number, fps: number, rest = 0.3): Signal {
  const period = seconds + rest;
  const out: [number, number][] = [];
  for (let i = 0; i <= n * period * fps; i += 1) {
    const s = i / fps;
    const phase = s % period;
    out.push([s * 1000, phase < seconds ? (depth * (1 - Math.cos((2 * Math.PI * phase) / seconds))) / 2 : 0]);
  }
  return out;
}

test("counts whole repetitions and says when they were", () => {
  const found = count(reps(5, 2, 1, 30));
  expect(found).toHaveLength(5);
  expect(found[0].start).toBeLessThan(400);
  expect(Math.abs(found[0].peak - 1000)).toBeLessThan(40);
  expect(found[0].end).toBeGreaterThan(1500);
  expect(found[0].end).toBeLessThanOrEqual(2000);
  expect(found.every(({ cut }) => cut === null)).toBe(true);
});

test("says the repetition before the start pose is fully regained, never after it", () => {
  const counter = new RepCounter({ noticed: 0.3, usual: 1, onExcursion: () => announced.push(now) });
  const announced: number[] = [];
  let now = 0;
  for (const [t, p] of reps(3, 2, 1, 30)) {
    now = t;
    counter.push(t, p);
  }
  expect(announced.map((t, i) => t - (i * 2300 + 2000)).every((late) => late <= 0)).toBe(true);
});

test("counts do not depend on frame rate, tempo or depth (property)", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 8 }),
      fc.double({ min: 1, max: 4, noNaN: true }),
      fc.double({ min: 0.5, max: 1.3, noNaN: true }),
      fc.integer({ min: 10, max: 60 }),
      (n, seconds, depth, fps) => {
        expect(count(reps(n, seconds, depth, fps), depth)).toHaveLength(n);
      },
    ),
    { numRuns: 200 },
  );
});

test("noise below what is noticed never counts (property)", () => {
  fc.assert(
    fc.property(
      fc.array(fc.double({ min: -0.14, max: 0.14, noNaN: true }), { minLength: 10, maxLength: 300 }),
      (noise) => {
        expect(count(noise.map((p, i) => [i * 33, p] as const))).toHaveLength(0);
      },
    ),
  );
});

test("a return that stays above the start still parts two repetitions", () => {
  const bouncing: [number, number][] = [];
  for (let i = 0; i < 300; i += 1) {
    const s = i / 30;
    // Down to 1, up to 0.35 only, four times.
    bouncing.push([
      s * 1000,
      s < 1 ? s : s > 9 ? Math.max(0, 1 - (s - 9) * 2) : 0.675 + 0.325 * Math.cos(Math.PI * (s - 1)),
    ]);
  }
  expect(count(bouncing).length).toBe(5);
});

test("a movement under way at the beginning or the end is reported as cut, with the part of the way back that was seen", () => {
  const half = reps(3, 2, 1, 30, 0).filter(([t]) => t >= 1000 && t <= 5500);
  const found = count(half);
  expect(found.map(({ cut }) => cut)).toEqual(["beginning", null, "end"]);
  expect(found[2].returned).toBeGreaterThan(0.4);
  expect(found[2].returned).toBeLessThan(0.6);
});

test("getting smaller with fatigue goes on counting", () => {
  const tired: [number, number][] = [];
  let clock = 0;
  for (let i = 0; i < 10; i += 1) {
    for (const [t, p] of reps(1, 2, 1 - 0.05 * i, 30)) tired.push([clock + t, p]);
    clock += 2334;
  }
  expect(count(tired)).toHaveLength(10);
});
