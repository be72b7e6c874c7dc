import { describe, expect, test } from "vitest";
import { phaseSmoothness } from "../../src/summary/smoothness.ts";
import { gaussian, seeded } from "../trace/traces.ts";

/** Minimum-jerk movement of 90° from 1 s on (Flash and Hogan 1985), the smoothest there is; a second of rest before and after. */
function movement(fps: number, seconds: number, add: (t: number) => number = () => 0): [number[], number[]] {
  const times = Array.from({ length: Math.round((seconds + 2) * fps) + 1 }, (_, i) => (i * 1000) / fps);
  const degrees = times.map((t) => {
    const s = Math.min(1, Math.max(0, (t / 1000 - 1) / seconds));
    return 90 * (10 * s ** 3 - 15 * s ** 4 + 6 * s ** 5) + add(t / 1000);
  });
  return [times, degrees];
}

function sparcOf([times, degrees]: [number[], number[]], seconds: number): number | null {
  return phaseSmoothness(times, degrees, 1000, 1000 + seconds * 1000).sparc;
}

describe("a minimum-jerk movement has −1.4 ± 0.05", () => {
  test.each([
    [15, 0.8],
    [15, 3],
    [30, 1.5],
    [60, 1.5],
  ])("at %d frames a second, in %d s", (fps, seconds) => {
    expect(Math.abs(sparcOf(movement(fps, seconds), seconds)! + 1.4)).toBeLessThan(0.05);
  });
});

test("a tremor of 3° at 5 Hz costs more than one, camera jitter of 1° less than that", () => {
  const normal = gaussian(seeded(9));
  const clean = sparcOf(movement(30, 1.5), 1.5)!;
  const trembling = sparcOf(
    movement(30, 1.5, (t) => 3 * Math.sin(2 * Math.PI * 5 * t)),
    1.5,
  )!;
  const jittery = sparcOf(
    movement(30, 1.5, () => normal()),
    1.5,
  )!;
  expect(clean - trembling).toBeGreaterThan(1);
  expect(clean - jittery).toBeLessThan(0.8);
});

test("both measures are there, and the log dimensionless jerk of the clean one is −5.1 ± 0.2", () => {
  const [times, degrees] = movement(30, 1.5);
  const { sparc, ldlj } = phaseSmoothness(times, degrees, 1000, 2500);
  expect(sparc).not.toBeNull();
  expect(Math.abs(ldlj! + 5.1)).toBeLessThan(0.2);
});

test("a loss within the phase, or a phase too short, has no smoothness", () => {
  const unknown = { sparc: null, ldlj: null };
  const [times, degrees] = movement(30, 1.5);
  const lost = degrees.map((v, i) => (times[i] > 1500 && times[i] < 1900 ? Number.NaN : v));
  expect(phaseSmoothness(times, lost, 1000, 2500)).toEqual(unknown);
  expect(phaseSmoothness(times, degrees, 1000, 1150)).toEqual(unknown);
  expect(phaseSmoothness([], [], 0, 1000)).toEqual(unknown);
  expect(phaseSmoothness(times, degrees, 9000, 10_000)).toEqual(unknown);
});
