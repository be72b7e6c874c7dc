import { expect, test } from "vitest";
import type { LiveFrame } from "@physiocheck/contracts";
import { Activity, largestOf } from "../../src/live/activity.ts";

/** A body whose joints all move along x with a speed, torso lengths a second. */
const frame = (t: number, speed: number): LiveFrame =>
  ({ t, body: new Float32Array(99).fill((speed * t) / 1000) }) as unknown as LiveFrame;

test("who moves is told from who stands, and is forgotten when nothing comes any more", () => {
  const still = new Activity();
  const moving = new Activity();
  for (let t = 0; t <= 10_000; t += 100) {
    still.push(frame(t, 0), t);
    moving.push(frame(t, 0.5), t);
  }
  expect(still.at(10_000)).toBe(0);
  // All three axes move alike.
  expect(moving.at(10_000)).toBeGreaterThan(0.7);
  expect(moving.at(30_000)).toBeLessThan(0.01);
});

test("a gap or a picture without a person is no movement", () => {
  const activity = new Activity();
  activity.push(frame(0, 1), 0);
  activity.push({ ...frame(100, 1), body: null }, 100);
  activity.push(frame(200, 1), 200);
  expect(activity.at(200)).toBe(0);
});

test("the large one stays large until somebody moves clearly more", () => {
  const levels: Record<string, number> = { a: 1, b: 0.2, c: 0 };
  const level = (id: string): number => levels[id] ?? 0;
  const ids = ["a", "b", "c"];
  expect(largestOf([], null, level)).toBeNull();
  expect(largestOf(ids, null, level)).toBe("a");
  levels.b = 1.3;
  expect(largestOf(ids, "a", level)).toBe("a");
  levels.b = 1.7;
  expect(largestOf(ids, "a", level)).toBe("b");
  // Breathing is not moving.
  levels.a = 0;
  levels.b = 0.05;
  levels.c = 0.1;
  expect(largestOf(ids, "b", level)).toBe("b");
  expect(largestOf(["a", "c"], "b", level)).toBe("a");
});
