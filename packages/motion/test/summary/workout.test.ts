import { expect, test } from "vitest";
import {
  type Bout,
  dominantExercise,
  exerciseById,
  exerciseTotals,
  UNKNOWN,
  UNKNOWN_MET,
  workoutEnergy,
} from "../../src/index.ts";

const bout = (exercise: string, start: number, end: number, repetitions = 5, holdSeconds = 0): Bout => ({
  exercise,
  confidence: 0.9,
  start,
  end,
  repetitions,
  partial: 0,
  holdSeconds,
});
const WORKOUT = [
  bout("squat", 0, 20_000),
  bout("push-up", 30_000, 70_000, 12),
  bout("squat", 80_000, 110_000, 8),
  bout("plank", 120_000, 150_000, 0, 28),
];

test("bouts of one exercise belong together, the longest first", () => {
  expect(exerciseTotals(WORKOUT)).toEqual([
    { exercise: "squat", bouts: 2, repetitions: 13, holdSeconds: 0, activeMs: 50_000 },
    { exercise: "push-up", bouts: 1, repetitions: 12, holdSeconds: 0, activeMs: 40_000 },
    { exercise: "plank", bouts: 1, repetitions: 0, holdSeconds: 28, activeMs: 30_000 },
  ]);
  expect(dominantExercise(WORKOUT)).toBe("squat");
  expect(dominantExercise([])).toBeNull();
});

test("energy is the sum over the exercises, each with its own intensities, without the rests", () => {
  const of = (id: string, minutes: number): readonly [number, number] => {
    const [low, high] = exerciseById(id)?.met ?? [Number.NaN, Number.NaN];
    return [(low * 3.5 * 70 * minutes) / 200, (high * 3.5 * 70 * minutes) / 200];
  };
  const parts = [of("squat", 50 / 60), of("push-up", 40 / 60), of("plank", 0.5)];
  const { low, high } = workoutEnergy(WORKOUT, 70);
  expect(low).toBeCloseTo(
    parts.reduce((sum, [each]) => sum + each, 0),
    9,
  );
  expect(high).toBeCloseTo(
    parts.reduce((sum, [, each]) => sum + each, 0),
    9,
  );
  expect(workoutEnergy([], 70)).toEqual({ low: 0, high: 0 });
  expect(() => workoutEnergy(WORKOUT, 0)).toThrow(RangeError);
});

test("a movement without a name costs anything from light to vigorous callisthenics", () => {
  const { low, high } = workoutEnergy([bout(UNKNOWN, 0, 60_000)], 200 / 3.5);
  expect([low, high]).toEqual([expect.closeTo(UNKNOWN_MET[0], 9), expect.closeTo(UNKNOWN_MET[1], 9)]);
});
