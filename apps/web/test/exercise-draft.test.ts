import { newExerciseSchema } from "@physiocheck/contracts";
import { EXERCISES, exerciseById, type ExerciseDefinition } from "@physiocheck/motion";
import { expect, test } from "vitest";
import { draftOf, draftProblems, exerciseOf, type ExerciseDraft } from "../src/library/exercise-draft.ts";
import { doseOf, doseProblems, USUAL_DOSE } from "../src/physician/dose-draft.ts";

const known = (id: string): ExerciseDefinition => {
  const exercise = exerciseById(id);
  if (!exercise) throw new Error(id);
  return exercise;
};
const squat = known("squat");
const changed = (numbers: Record<string, string>, title = "Mine"): ExerciseDraft => {
  const draft = draftOf(squat, title);
  return { ...draft, numbers: { ...draft.numbers, ...numbers } };
};

test.each(EXERCISES.map((exercise) => [exercise.id, exercise] as const))(
  "an unchanged copy of %s is accepted and measures the same",
  (_, original) => {
    const draft = draftOf(original, "Copy");
    expect(draftProblems(draft, original)).toEqual({});
    const { id: _id, version: _version, title: _title, ...kept } = original;
    const copy = exerciseOf(draft, original);
    expect(copy).toEqual({ ...kept, title: "Copy" });
    expect(newExerciseSchema.safeParse(copy).error).toBeUndefined();
  },
);

test("what is typed is what is made", () => {
  const draft = changed({ "peak.knee_flexion": "70,5", "depth.counted": "75", "timing.maxRep": "20" });
  expect(draftProblems(draft, squat)).toEqual({});
  const made = exerciseOf(draft, squat);
  expect(made.templates.peak.knee_flexion).toBe(70.5);
  expect(made.depth.counted).toBe(0.75);
  expect(made.timing.maxRep).toBe(20);
  expect(squat.templates.peak.knee_flexion).not.toBe(70.5);
});

test("each wrong field is named, with what is wrong about it", () => {
  expect(draftProblems(changed({}, "  "), squat)).toEqual({ title: { name: "missing" } });
  expect(draftProblems(changed({ "start.knee_flexion": "" }), squat)).toMatchObject({
    "start.knee_flexion": { name: "number" },
  });
  expect(draftProblems(changed({ "peak.knee_flexion": "12" }), squat)).toEqual({
    "peak.knee_flexion": { name: "apart" },
  });
  expect(draftProblems(changed({ "depth.partial": "90" }), squat)).toEqual({
    "depth.partial": { name: "order" },
  });
  expect(draftProblems(changed({ "timing.minRep": "9" }), squat)).toEqual({
    "timing.minRep": { name: "order" },
  });
  expect(draftProblems(changed({ "rule.0.from": "100" }), squat)).toEqual({
    "rule.0.from": { name: "order" },
  });
});

test("a dose has repetitions or seconds, never both, and no side where both move", () => {
  expect(doseOf({ ...USUAL_DOSE, side: "left" }, squat)).toMatchObject({
    reps: 10,
    holdSeconds: null,
    side: "both",
  });
  const stance = known("single-leg-stance");
  expect(doseOf({ ...USUAL_DOSE, side: "left" }, stance)).toMatchObject({
    reps: null,
    holdSeconds: 20,
    side: "left",
  });
});

test.each(["", "0", "2.5", "-3", "ten", "21"])("%j sets are refused with the limits", (sets) => {
  expect(doseProblems({ ...USUAL_DOSE, sets }, squat)).toEqual({ sets: [1, 20] });
});
