import { expect, test } from "vitest";
import { Arming } from "../../src/counting/arming.ts";

test("arms only after the start pose was held still", () => {
  const arming = new Arming();
  // Getting into position: progress swings.
  for (let t = 0; t < 3000; t += 33) expect(arming.push(t, 0.3 * Math.sin(t / 200))).toBe(false);
  let armedAt = Number.NaN;
  for (let t = 3000; t < 5000; t += 33) if (arming.push(t, 0.02)) armedAt = t;
  expect(armedAt).toBeGreaterThanOrEqual(3660);
  expect(armedAt).toBeLessThan(3900);
  expect(arming.held).toBe(1);
});

test("standing still far from the start pose, or unseen, does not arm", () => {
  const arming = new Arming();
  for (let t = 0; t < 3000; t += 33) arming.push(t, 0.8);
  for (let t = 3000; t < 6000; t += 33) arming.push(t, Number.NaN);
  expect(arming.armed).toBe(false);
});

test("has to be earned again after disarming", () => {
  const arming = new Arming();
  for (let t = 0; t < 1000; t += 33) arming.push(t, 0);
  expect(arming.armed).toBe(true);
  arming.disarm();
  arming.push(1000, 0);
  expect(arming.armed).toBe(false);
});
