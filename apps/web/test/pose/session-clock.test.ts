import fc from "fast-check";
import { expect, test } from "vitest";
import { SessionClock } from "../../src/pose/session-clock.ts";

function clockAt(start: number) {
  const wall = { now: start };
  return { wall, clock: new SessionClock(() => wall.now) };
}

test("begins at 0 with the first frame and keeps the distances of the source", () => {
  const { wall, clock } = clockAt(5000);
  expect(clock.stamp(700)).toBe(0);
  wall.now += 40;
  expect(clock.stamp(733)).toBe(33);
  wall.now += 20;
  expect(clock.stamp(766)).toBe(66);
});

test("a hidden tab is a gap as long as it was", () => {
  const { wall, clock } = clockAt(0);
  clock.stamp(0);
  wall.now = 60_000;
  expect(clock.stamp(60_000)).toBe(60_000);
});

test("a film that starts over goes on in time", () => {
  const { wall, clock } = clockAt(0);
  clock.stamp(0);
  wall.now = 9000;
  expect(clock.stamp(9000)).toBe(9000);
  wall.now = 9033;
  expect(clock.stamp(0)).toBe(9033);
  wall.now = 9066;
  expect(clock.stamp(33)).toBe(9066);
});

test("another source begins where the session is", () => {
  const { wall, clock } = clockAt(100);
  clock.stamp(1_000_000);
  clock.changeSource();
  wall.now = 2100;
  expect(clock.stamp(3)).toBe(2000);
});

test("times rise strictly, whatever the source and the wall clock do", () => {
  const step = fc.record({
    wait: fc.double({ min: 0, max: 500, noNaN: true }),
    source: fc.double({ min: -1e6, max: 1e6, noNaN: true }),
    change: fc.boolean(),
  });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 50 }), (steps) => {
      const { wall, clock } = clockAt(1234);
      let last = Number.NEGATIVE_INFINITY;
      for (const { wait, source, change } of steps) {
        wall.now += wait;
        if (change) clock.changeSource();
        const t = clock.stamp(source);
        // MediaPipe counts whole microseconds.
        expect(Math.round(t * 1000)).toBeGreaterThan(Math.round(last * 1000));
        expect(t).toBeGreaterThanOrEqual(0);
        last = t;
      }
    }),
  );
});
