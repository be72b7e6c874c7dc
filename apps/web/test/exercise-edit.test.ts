import { newExerciseSchema } from "@physiocheck/contracts";
import { createCamera, createPatient, projectTrace } from "@physiocheck/digital-patient";
import {
  authorExercise,
  EXERCISES,
  exerciseById,
  type ExerciseDefinition,
  generateAlignmentRules,
  generateAngleRanges,
  generateTimingStability,
  replayTrace,
  type Trace,
} from "@physiocheck/motion";
import { expect, test } from "vitest";
import { asNewExercise, edited, editOf, proposalOf, remeasured } from "../src/authoring/exercise-edit.ts";
import { moved } from "../src/authoring/move-mark.ts";
import { doseOf, doseProblems, USUAL_DOSE } from "../src/physician/dose-draft.ts";

const known = (id: string): ExerciseDefinition => {
  const exercise = exerciseById(id);
  if (!exercise) throw new Error(id);
  return exercise;
};
const squat = known("squat");

test.each(EXERCISES.map((exercise) => [exercise.id, exercise] as const))(
  "an unchanged copy of %s is accepted and measures the same",
  (_, original) => {
    const proposal = proposalOf(original);
    const { definition } = edited(proposal, editOf(proposal, "Copy"));
    if (!definition) throw new Error("no definition");
    expect(definition).toEqual({ ...original, title: "Copy" });
    expect(newExerciseSchema.safeParse(asNewExercise(definition)).error).toBeUndefined();
  },
);

test("what is set is what is made, and the original stays", () => {
  const proposal = proposalOf(squat);
  const [first] = proposal.alignment;
  const { definition } = edited(proposal, {
    ...editOf(proposal, " Mine "),
    instruction: " Slowly. ",
    view: "side",
    primary: { knee_flexion: { peak: 70 } },
    counted: 0.75,
    maxRep: 20,
    alignment: { [first?.id ?? ""]: { on: false } },
  });
  expect(definition).toMatchObject({
    title: "Mine",
    instruction: "Slowly.",
    view: "side",
    templates: { peak: { knee_flexion: 70 } },
    depth: { counted: 0.75 },
    timing: { maxRep: 20 },
  });
  expect(definition?.alignment).toEqual(squat.alignment.slice(1));
  expect(squat.templates.peak.knee_flexion).not.toBe(70);
});

test("what makes no exercise is named", () => {
  const proposal = proposalOf(squat);
  const edit = editOf(proposal, "Mine");
  const [first] = proposal.alignment;
  expect(edited(proposal, { ...edit, title: "  " }).problem).toBe("title");
  expect(edited(proposal, { ...edit, primary: { knee_flexion: { peak: 8 } } }).problem).toBe(
    "primary.knee_flexion",
  );
  expect(edited(proposal, { ...edit, minRep: 9, maxRep: 3 }).problem).toBe("maxRep");
  expect(edited(proposal, { ...edit, alignment: { [first?.id ?? ""]: { range: [50, 10] } } }).problem).toBe(
    `alignment.${first?.id}`,
  );
});

test("of a hold the tolerance is set", () => {
  const plank = known("plank");
  const proposal = proposalOf(plank);
  const movement = plank.primary[0]?.movement ?? "hip_flexion";
  const { definition } = edited(proposal, { ...editOf(proposal, "Mine"), tolerance: { [movement]: 33 } });
  expect(definition?.hold).toEqual({
    ...plank.hold,
    tolerance: { ...plank.hold?.tolerance, [movement]: 33 },
  });
});

function film(repetitions: number, seed: number): Trace {
  const patient = createPatient({
    motion: [
      { kind: "stand", seconds: 2 },
      { kind: "exercise", exercise: "squat", repetitions, repSeconds: 3 },
      { kind: "stand", seconds: 1 },
    ],
    seed,
  });
  return projectTrace(patient, createCamera({ yaw: 45 }), { fps: 15, seed }).trace;
}

test("marks that were moved are measured again, and the exercise still counts", () => {
  const take = film(4, 3);
  const authored = authorExercise(take, { id: "mine", title: "Mine" });
  const marks = authored.repetitions.slice(0, 3).map((each) => moved(each, "end", each.end - 100));
  const next = remeasured(authored, marks, {
    ranges: generateAngleRanges(take, marks),
    ...generateTimingStability(take, marks),
    alignment: generateAlignmentRules(take, marks),
  });
  expect(next.repetitions).toBe(marks);
  expect(next.timing.repetition.mean).toBeLessThan(authored.timing.repetition.mean + 0.2);
  expect(newExerciseSchema.safeParse(asNewExercise(next.definition)).error).toBeUndefined();
  expect(replayTrace(film(5, 4), next.definition).summary.repetitions).toBe(5);
});

test("moving a mark keeps start, furthest point and end in order", () => {
  const repetition = {
    start: 1000,
    outEnd: 1800,
    peak: 2000,
    backStart: 2200,
    end: 3000,
    side: "both",
    depth: 1,
  } as const;
  for (const which of ["start", "peak", "end"] as const)
    for (let ms = 0; ms <= 4000; ms += 250) {
      const { start, outEnd, peak, backStart, end } = moved(repetition, which, ms);
      const times = [start, outEnd, peak, backStart, end];
      expect(times).toEqual(times.toSorted((a, b) => a - b));
      expect({ start, peak, end }[which]).toBe(ms);
      expect(start).toBeLessThan(peak);
      expect(peak).toBeLessThan(end);
    }
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
