import { describe, expect, test } from "vitest";
import { symmetry, symmetryIndex } from "../../src/summary/symmetry.ts";
import { measured, rep } from "./ledger.ts";

const squat = {
  primary: [
    { movement: "knee_flexion", weight: 2 },
    { movement: "hip_flexion", weight: 1 },
  ],
  templates: { start: { knee_flexion: 10, hip_flexion: 5 }, peak: { knee_flexion: 100, hip_flexion: 90 } },
} as const;

const raise = {
  primary: [{ movement: "shoulder_abduction", weight: 1 }],
  templates: { start: { shoulder_abduction: 10 }, peak: { shoulder_abduction: 150 } },
} as const;

describe("index", () => {
  test.each([
    [100, 100, 0],
    [110, 90, 0.2],
    [90, 110, -0.2],
    [300, 100, 1],
    [500, 1, 1],
    [0, 50, -1],
  ])("left %d, right %d: %d", (left, right, expected) => {
    expect(symmetryIndex(left, right)).toBeCloseTo(expected, 12);
  });

  test.each([
    [null, 100],
    [100, null],
    [0, 0],
  ])("left %s, right %s: unknown", (left, right) => {
    expect(symmetryIndex(left, right)).toBeNull();
  });
});

test("one-sided repetitions: ways of 120° and 80°, durations of 2 and 3 s", () => {
  const left = rep({ side: "left", angles: { shoulder_abduction_left: measured(130) } });
  const right = rep({ side: "right", end: 3000, angles: { shoulder_abduction_right: measured(90) } });
  // (120 − 80) / 100 and (2 − 3) / 2.5
  const { range, tempo } = symmetry([left, right, left, right], raise);
  expect(range).toBeCloseTo(0.4, 12);
  expect(tempo).toBeCloseTo(-0.4, 12);
});

test("two-sided repetitions: weighted over knee and hip, and no tempo of one side", () => {
  const both = rep({
    angles: {
      knee_flexion_left: measured(100),
      knee_flexion_right: measured(85),
      hip_flexion_left: measured(65),
      hip_flexion_right: measured(65),
    },
  });
  // Left (2·90 + 60) / 3 = 80, right (2·75 + 60) / 3 = 70.
  expect(symmetry([both], squat).range).toBeCloseTo(10 / 75, 12);
  expect(symmetry([both], squat).tempo).toBeNull();
});

test("a movement seen on one side only is not compared", () => {
  const hidden = rep({
    angles: {
      knee_flexion_left: measured(100),
      hip_flexion_left: measured(65),
      hip_flexion_right: measured(65),
    },
  });
  expect(symmetry([hidden], squat).range).toBe(0);
  expect(symmetry([rep({ angles: { knee_flexion_left: measured(100) } })], squat).range).toBeNull();
});

test("what was not counted does not count, and one side alone is unknown", () => {
  const left = rep({ side: "left", angles: { shoulder_abduction_left: measured(130) } });
  const refused = rep({
    side: "right",
    counted: false,
    reason: "too_shallow",
    angles: { shoulder_abduction_right: measured(40) },
  });
  expect(symmetry([left, refused], raise)).toEqual({ range: null, tempo: null });
  expect(symmetry([], raise)).toEqual({ range: null, tempo: null });
});
