import { describe, expect, test } from "vitest";
import { jitter } from "../../src/summary/jitter.ts";
import { gaussian, seeded } from "../trace/traces.ts";

const times = Array.from({ length: 300 }, (_, i) => (i * 1000) / 30);

describe("degrees of jitter over ten seconds", () => {
  test("noise of 1.5° is 1.5° ± 0.15°", () => {
    const normal = gaussian(seeded(5));
    const value = jitter(
      times,
      times.map(() => 40 + 1.5 * normal()),
    );
    expect(value).toBeGreaterThan(1.35);
    expect(value).toBeLessThan(1.65);
  });

  test("a tremor of 3° at 5 Hz is 3/√2 ± 0.15°", () => {
    const value = jitter(
      times,
      times.map((t) => 90 + 3 * Math.sin((2 * Math.PI * 5 * t) / 1000)),
    );
    expect(Math.abs(value! - 3 / Math.SQRT2)).toBeLessThan(0.15);
  });

  test("an arm that sinks by 20° in ten seconds, but does not tremble, has none", () => {
    expect(
      jitter(
        times,
        times.map((t) => 90 - t / 500),
      ),
    ).toBeCloseTo(0, 6);
  });
});

test("by hand: six values +1 −1 +1 −1 +1 −1 around a line through them", () => {
  // Line: mean 0, Σtx = −3·step, Σtt = 17.5·step², so Σr² = 6 − 9/17.5, over 6 − 2.
  expect(jitter([0, 100, 200, 300, 400, 500], [1, -1, 1, -1, 1, -1])).toBeCloseTo(
    Math.sqrt((6 - 9 / 17.5) / 4),
    12,
  );
});

test("refused frames are passed over, and where all are there is nothing to say", () => {
  const some = times.map((t, i) => (i % 3 === 0 ? Number.NaN : 50 + t / 1000));
  expect(jitter(times, some)).toBeCloseTo(0, 6);
  expect(
    jitter(
      times,
      times.map(() => Number.NaN),
    ),
  ).toBeNull();
  expect(jitter([0, 33, 66], [1, 2, 3])).toBeNull();
});
