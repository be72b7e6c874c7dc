import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  holdQuality,
  QUALITY_PARTS,
  repQuality,
  sessionQuality,
  weighQuality,
  type RepMeasures,
} from "../../src/summary/quality.ts";

const exercise = {
  timing: { minRep: 1, maxRep: 9, typicalRep: 3 },
  quality: { range: 35, alignment: 25, tempo: 15, stability: 15, completion: 10 },
} as const;
const perfect: RepMeasures = { depth: 1, outside: 0, durationMs: 3000, sparc: -1.4, returned: 1 };
const nothing: RepMeasures = { depth: null, outside: null, durationMs: null, sparc: null, returned: null };

describe("one repetition", () => {
  test("a perfect one has 100 in every part", () => {
    expect(repQuality(perfect, exercise)).toEqual({
      score: 100,
      parts: { range: 100, alignment: 100, tempo: 100, stability: 100, completion: 100 },
    });
  });

  test("by hand: range 80, alignment 60, tempo 100, stability 50, completion 90", () => {
    const { score, parts } = repQuality(
      { depth: 0.8, outside: 0.4, durationMs: 2500, sparc: -3.6, returned: 0.9 },
      exercise,
    );
    expect(parts).toEqual({ range: 80, alignment: 60, tempo: 100, stability: 50, completion: 90 });
    // (35·80 + 25·60 + 15·100 + 15·50 + 10·90) / 100 = 74.5
    expect(score).toBe(75);
  });

  test("unknown parts stay unknown and the others fill the whole", () => {
    const { score, parts } = repQuality({ ...nothing, depth: 0.6, returned: 1 }, exercise);
    expect(parts).toEqual({ range: 60, alignment: null, tempo: null, stability: null, completion: 100 });
    // (35·60 + 10·100) / 45 = 68.9
    expect(score).toBe(69);
  });

  test("where nothing is known there is no score", () => {
    expect(repQuality(nothing, exercise).score).toBeNull();
  });

  test("going beyond the template gives no more than 100, going backwards no less than 0", () => {
    expect(repQuality({ ...perfect, depth: 1.3 }, exercise).parts.range).toBe(100);
    expect(repQuality({ ...perfect, depth: -0.2 }, exercise).parts.range).toBe(0);
  });

  // Falls from ¾ · 3 = 2.25 s to 1 s and from 4 s to 9 s with the logarithm: halfway at √(2.25 · 1) and √(4 · 9).
  test.each([
    [2250, 100],
    [4000, 100],
    [1500, 50],
    [6000, 50],
    [1000, 0],
    [9000, 0],
    [400, 0],
    [20_000, 0],
  ])("tempo of %d ms scores %d", (durationMs, expected) => {
    expect(repQuality({ ...perfect, durationMs }, exercise).parts.tempo).toBe(expected);
  });

  test("limits within the tolerated tempo leave no slope, only an end", () => {
    const narrow = { ...exercise, timing: { minRep: 2.9, maxRep: 3.1, typicalRep: 3 } };
    expect(repQuality({ ...perfect, durationMs: 2000 }, narrow).parts.tempo).toBe(0);
    expect(repQuality({ ...perfect, durationMs: 3000 }, narrow).parts.tempo).toBe(100);
  });
});

test("a hold: likeness 0.9, a tenth outside the rules, jitter 5.2°, 20 of 30 s", () => {
  const { score, parts } = holdQuality(
    { accuracy: 0.9, outside: 0.1, jitter: 5.2, heldMs: 20_000, goalMs: 30_000 },
    { quality: { range: 20, alignment: 30, tempo: 0, stability: 30, completion: 20 } },
  );
  expect(parts).toEqual({ range: 90, alignment: 90, tempo: null, stability: 80, completion: 67 });
  // (20·90 + 30·90 + 30·80 + 20·67) / 100 = 82.4
  expect(score).toBe(82);
});

describe("a set", () => {
  const good = repQuality(perfect, exercise);
  const shallow = repQuality({ ...perfect, depth: 0.5, sparc: null }, exercise);

  test("means over what is known, completion against the prescription", () => {
    const { score, parts } = sessionQuality(
      [good, shallow],
      { counted: 8, tried: 9, goal: 10 },
      exercise.quality,
    );
    expect(parts).toEqual({ range: 75, alignment: 100, tempo: 100, stability: 100, completion: 80 });
    // (35·75 + 25·100 + 15·100 + 15·100 + 10·80) / 100 = 89.25
    expect(score).toBe(89);
  });

  test("without a prescription completion is what was counted of what was tried", () => {
    expect(
      sessionQuality([good], { counted: 3, tried: 4, goal: null }, exercise.quality).parts.completion,
    ).toBe(75);
    expect(
      sessionQuality([good], { counted: 12, tried: 12, goal: 10 }, exercise.quality).parts.completion,
    ).toBe(100);
  });

  test("without an attempt there is no score, unless some were prescribed", () => {
    expect(sessionQuality([], { counted: 0, tried: 0, goal: null }, exercise.quality).score).toBeNull();
    expect(sessionQuality([], { counted: 0, tried: 0, goal: 10 }, exercise.quality).score).toBe(0);
  });
});

test("whatever the parts and weights, the score lies among the parts that weigh", () => {
  const part = fc.option(fc.integer({ min: 0, max: 100 }));
  const weight = fc.integer({ min: 0, max: 50 });
  const shape = <T>(each: fc.Arbitrary<T>) =>
    fc.record({ range: each, alignment: each, tempo: each, stability: each, completion: each });
  fc.assert(
    fc.property(shape(part), shape(weight), (parts, weights) => {
      const weighing = QUALITY_PARTS.filter((name) => weights[name] > 0)
        .map((name) => parts[name])
        .filter((value) => value !== null);
      const { score } = weighQuality(parts, weights);
      expect(score === null).toBe(weighing.length === 0);
      expect(score ?? 0).toBeGreaterThanOrEqual(Math.min(...weighing, score ?? 0));
      expect(score ?? 0).toBeLessThanOrEqual(Math.max(...weighing, score ?? 0));
    }),
    { seed: 60, numRuns: 300 },
  );
});
