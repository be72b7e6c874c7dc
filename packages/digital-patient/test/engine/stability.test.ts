import { createEngine, exerciseById, type SessionSummary } from "@physiocheck/motion";
import { describe, expect, test } from "vitest";
import { createCamera, createPatient, projectTrace, type ExerciseOptions } from "../../src/index.ts";

type How = {
  readonly sway?: number;
  readonly tremor?: number;
  readonly yaw?: number;
  readonly goal?: number;
};

/** What the engine says of a set, seen at 30 frames a second. */
function summaryOf(
  sets: ExerciseOptions | readonly ExerciseOptions[],
  { yaw = 0, goal, ...patient }: How = {},
): SessionSummary {
  const list = "exercise" in sets ? [sets] : sets;
  const motion = [
    { kind: "stand", seconds: 2 } as const,
    ...list.map((set) => ({ kind: "exercise", ...set }) as const),
  ];
  const { trace } = projectTrace(createPatient({ motion, seed: 11, ...patient }), createCamera({ yaw }), {
    seed: 11,
  });
  const engine = createEngine({
    exercise: exerciseById(list[0].exercise)!,
    picture: trace,
    mode: "live",
    goal,
  });
  for (const frame of trace.frames) engine.push(frame);
  return engine.finish();
}

describe("balance on one leg for ten seconds", () => {
  const stance = { exercise: "single-leg-stance", holdSeconds: 10 };
  const steady = summaryOf(stance, { sway: 0.5, goal: 10 });
  const unsteady = summaryOf(stance, { sway: 4, goal: 10 });

  test("somebody who sways eight times as much has twice the RMS and ellipse, and a longer path", () => {
    expect(steady.holdSeconds).toBeGreaterThan(8);
    expect(unsteady.stability.swayRms!).toBeGreaterThan(2 * steady.stability.swayRms!);
    expect(unsteady.stability.swayArea!).toBeGreaterThan(2 * steady.stability.swayArea!);
    // Most of the path of ten seconds is the camera's.
    expect(unsteady.stability.swayPath!).toBeGreaterThan(1.2 * steady.stability.swayPath!);
  });

  test("every part of the score that a hold has is measured, each hold's line has a score", () => {
    const { quality, ledger } = steady;
    expect(quality.parts.range).toBeGreaterThan(50);
    expect(quality.parts.stability).not.toBeNull();
    expect(quality.parts.completion).toBeGreaterThan(80);
    expect(quality.parts.tempo).toBeNull();
    expect(ledger[0]?.quality).toBeGreaterThan(50);
  });
});

test("a hold of long ago is still measured: the second of two is the shorter, over a minute later", () => {
  const stance = { exercise: "single-leg-stance", side: "left" } as const;
  const twice = summaryOf([
    { ...stance, holdSeconds: 12 },
    { ...stance, holdSeconds: 5, leadSeconds: 70 },
  ]);
  const once = summaryOf({ ...stance, holdSeconds: 12 });
  expect(twice.ledger.length).toBe(2);
  expect(twice.stability.swayRms!).toBeCloseTo(once.stability.swayRms!, 3);
});

test("a tremor of 6° in arms and trunk: holds are more restless, arms are raised less smoothly", () => {
  const stance = { exercise: "single-leg-stance", holdSeconds: 8 };
  expect(summaryOf(stance, { tremor: 6 }).stability.jitter!).toBeGreaterThan(
    1.1 * summaryOf(stance).stability.jitter!,
  );
  const raise = { exercise: "shoulder-abduction", repetitions: 6 };
  const still = summaryOf(raise);
  const shaking = summaryOf(raise, { tremor: 6 });
  expect(still.smoothness.sparc! - shaking.smoothness.sparc!).toBeGreaterThan(0.3);
  expect(still.smoothness.ldlj! - shaking.smoothness.ldlj!).toBeGreaterThan(0.3);
  expect(shaking.quality.parts.stability!).toBeLessThan(still.quality.parts.stability!);
});

test("a right arm that goes only 70 % of the way: range symmetry leaves zero, on the left's side", () => {
  const raise = { exercise: "shoulder-abduction", repetitions: 6, side: "both" } as const;
  const even = summaryOf(raise).symmetry.range!;
  const uneven = summaryOf({ ...raise, faults: [{ kind: "asymmetric", amount: 0.6 }] }).symmetry.range!;
  expect(Math.abs(even)).toBeLessThan(0.08);
  // Ways of 100 % and 73 %: (1 − 0.73) / 0.865 = 0.31.
  expect(uneven).toBeGreaterThan(0.2);
  expect(uneven).toBeLessThan(0.42);
});

test("a set that gets slower and shallower drifts: positive tempo, negative range", () => {
  const tiring = Array.from({ length: 8 }, (_, i) => ({
    exercise: "squat",
    repetitions: 1,
    repSeconds: 2.4 + 0.3 * i,
    depth: 1.05 - 0.03 * i,
    leadSeconds: 0.4,
    variation: 0,
  }));
  const { fatigue, repetitions } = summaryOf(tiring, { yaw: 30 });
  expect(repetitions).toBe(8);
  // A repetition of the script is 0.3 s longer than the one before it and goes 3 % less far.
  expect(fatigue.tempoMs!).toBeGreaterThan(150);
  expect(fatigue.tempoMs!).toBeLessThan(450);
  expect(fatigue.range!).toBeGreaterThan(-0.05);
  expect(fatigue.range!).toBeLessThan(-0.015);
  const fresh = summaryOf({ exercise: "squat", repetitions: 8, variation: 0 }, { yaw: 30 }).fatigue;
  expect(Math.abs(fresh.tempoMs!)).toBeLessThan(60);
  expect(Math.abs(fresh.range!)).toBeLessThan(0.01);
});
