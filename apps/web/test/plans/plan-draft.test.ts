import type { PlanContent } from "@physiocheck/contracts";
import { exerciseById, type ExerciseDefinition } from "@physiocheck/motion";
import { describe, expect, test } from "vitest";
import { contentOf, copyOf, draftOf, emptyDraft, itemFor, minutesOf } from "../../src/plans/plan-draft.ts";
import { isSound, problemsOf } from "../../src/plans/plan-problems.ts";

function exercise(id: string): ExerciseDefinition {
  const found = exerciseById(id);
  if (!found) throw new Error(id);
  return found;
}

const SQUAT = exercise("squat");
const PLANK = exercise("plank");
const whole = () => ({
  ...emptyDraft("2026-11-21"),
  title: "Knee",
  items: [itemFor(SQUAT), itemFor(PLANK)],
});

describe("a plan as it is typed", () => {
  test("what is usual for an exercise is sound, and comes out as it went in", () => {
    const draft = whole();
    expect(isSound(problemsOf(draft))).toBe(true);
    const content = contentOf(draft);
    expect(content.items).toMatchObject([
      {
        exerciseId: "squat",
        dose: { sets: 3, reps: 10, holdSeconds: null },
        painRule: { action: "stop", at: 6 },
      },
      { exerciseId: "plank", dose: { reps: null, holdSeconds: 20 }, tempo: null },
    ]);
    expect(contentOf(draftOf(content, [SQUAT, PLANK]))).toEqual(content);
  });

  test("every field that is wrong is named, and only those", () => {
    const [squat, plank] = whole().items;
    if (!squat || !plank) throw new Error("no items");
    const problems = problemsOf({
      ...whole(),
      title: " ",
      endsOn: "2026-11-01",
      weekdays: [],
      sessionsADay: "7",
      items: [
        { ...squat, reps: "1.5", tempoPeak: "", target: "201", painAt: "0" },
        // Repetitions of a hold are nobody's business, nor is pain that is not asked for.
        { ...plank, reps: "x", painAction: "none", painAt: "99" },
      ],
    });
    expect(problems.plan).toMatchObject({
      title: { kind: "required" },
      endsOn: { kind: "endBefore" },
      weekdays: { kind: "noDay" },
      sessionsADay: { kind: "whole", max: 6 },
    });
    expect(Object.keys(problems.items)).toEqual([squat.id]);
    expect(Object.keys(problems.items[squat.id] ?? {}).toSorted()).toEqual([
      "painAt",
      "reps",
      "target",
      "tempoPeak",
    ]);
  });

  test("a copy begins today, is as long as it was, and has items of its own; what cannot be given is left out", () => {
    const content: PlanContent = { ...contentOf(whole()), startsOn: "2026-01-01", endsOn: "2026-01-21" };
    const person = { id: "p", name: "P" };
    const plan = {
      id: "plan",
      patient: person,
      physician: person,
      state: "active",
      shared: false,
      version: 4,
      content,
      exercises: [SQUAT, PLANK],
      createdAt: "",
      updatedAt: "",
      endedAt: null,
    } as const;
    const copy = copyOf({ ...plan, exercises: [SQUAT, PLANK] }, [SQUAT], "2026-11-21");
    expect([copy.startsOn, copy.endsOn]).toEqual(["2026-11-21", "2026-12-11"]);
    expect(copy.items.map((item) => item.exercise.id)).toEqual(["squat"]);
    expect(copy.items[0]?.id).not.toBe(content.items[0]?.id);
  });

  test("minutes count sets, rests and the rest between exercises", () => {
    const content = contentOf({ ...whole(), restBetweenSeconds: "60" });
    const alone = contentOf({ ...whole(), items: whole().items.slice(0, 1) });
    expect(minutesOf(content, [SQUAT, PLANK])).toBeGreaterThan(minutesOf(alone, [SQUAT]));
  });
});
