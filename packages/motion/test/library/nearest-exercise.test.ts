import { expect, test } from "vitest";
import { EXERCISES, exerciseById, type ExerciseDefinition, nearestExercise } from "../../src/index.ts";

const OWN = "01a1ff8a-08e9-7961-aed6-720d4400c4d2";

test("an exercise of the library is its own", () => {
  for (const exercise of EXERCISES) expect(nearestExercise(exercise).id).toBe(exercise.id);
});

test("a copy under another id with other thresholds is shown as what it was copied from", () => {
  for (const id of ["squat", "biceps-curl", "plank", "glute-bridge", "hip-abduction", "jumping-jack"]) {
    const exercise = exerciseById(id);
    if (!exercise) throw new Error(`no ${id}`);
    const peak = Object.fromEntries(
      Object.entries(exercise.templates.peak).map(([movement, degrees]) => [movement, degrees - 6]),
    );
    const copy: ExerciseDefinition = { ...exercise, id: OWN, templates: { ...exercise.templates, peak } };
    expect(nearestExercise(copy).id).toBe(id);
  }
});

test("a hold is shown as a hold, and lying down as lying down", () => {
  const plank = exerciseById("plank");
  const bridge = exerciseById("glute-bridge");
  if (!plank || !bridge) throw new Error("not in the library");
  expect(nearestExercise({ ...plank, id: OWN }).counting).toBe("hold");
  expect(nearestExercise({ ...bridge, id: OWN }).position).toBe(bridge.position);
});
