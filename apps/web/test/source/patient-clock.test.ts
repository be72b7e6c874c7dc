import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { PatientClock } from "../../src/source/patient-clock.ts";

const times = {
  leadMs: 2000,
  durationMs: 12_000,
  repetitions: [
    { start: 2000, end: 5000 },
    { start: 5500, end: 8500 },
  ],
};

describe("the digital patient's time", () => {
  test("waits in the start pose until asked to move", () => {
    const clock = new PatientClock(times);
    for (let i = 0; i < 500; i += 1) expect(clock.advance(33, false)).toBeLessThanOrEqual(2000);
  });

  test("asked to stop in the middle, finishes the repetition and waits", () => {
    const clock = new PatientClock(times);
    clock.advance(1000, true);
    clock.advance(1500, true);
    expect(clock.advance(500, false)).toBe(3000);
    expect(clock.advance(1900, false)).toBe(4900);
    expect(clock.advance(200, false)).toBeLessThanOrEqual(2000);
  });

  test("begins again after the last repetition", () => {
    const clock = new PatientClock(times);
    clock.advance(8400, true);
    expect(clock.advance(200, true)).toBe(2000);
    expect(clock.advance(500, true)).toBe(2500);
  });

  test("time never jumps but from one start pose to another", () => {
    const step = fc.record({ dt: fc.integer({ min: 1, max: 100 }), moving: fc.boolean() });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 400 }), (steps) => {
        const clock = new PatientClock(times);
        let before = 0;
        for (const { dt, moving } of steps) {
          const t = clock.advance(dt, moving);
          const jumped = Math.abs(t - before) > dt;
          const wasStart = !times.repetitions.some(({ start, end }) => before > start && before + dt < end);
          expect(!jumped || (t === times.leadMs && wasStart)).toBe(true);
          before = t;
        }
      }),
    );
  });
});
