import type { Exercise } from "@physiocheck/contracts";
import { EXERCISES } from "@physiocheck/motion";
import { expect, test } from "vitest";
import { groupExercises, NO_FILTER, REGIONS } from "../../src/library/filter-exercises.ts";
import type { ExerciseFilter } from "../../src/library/filter-exercises.ts";

const LIBRARY = EXERCISES.map((definition) => ({ definition, createdBy: null })) as unknown as Exercise[];

function found(filter: Partial<ExerciseFilter>) {
  return groupExercises(
    LIBRARY,
    { ...NO_FILTER, ...filter },
    ({ definition }) => definition.id,
    ({ definition }) => [definition.region, definition.position],
  );
}

const ids = (filter: Partial<ExerciseFilter>): string[] =>
  found(filter).flatMap(({ exercises }) => exercises.map(({ definition }) => definition.id));

test("without a filter every exercise is there once, by region from the shoulder down and by name", () => {
  const groups = found({});
  expect(groups.map(({ region }) => region)).toEqual(REGIONS);
  expect(ids({}).toSorted()).toEqual(EXERCISES.map(({ id }) => id).toSorted());
  for (const { exercises } of groups) {
    const names = exercises.map(({ definition }) => definition.id);
    expect(names).toEqual(names.toSorted((a, b) => a.localeCompare(b)));
  }
});

test("every word of a search must be found, in the name or beside it", () => {
  expect(ids({ search: "  SQUAT " })).toContain("squat");
  expect(ids({ search: "squat" }).every((id) => id.includes("squat"))).toBe(true);
  expect(ids({ search: "squat standing" })).toEqual(ids({ search: "squat" }));
  expect(ids({ search: "squat floor" })).toEqual([]);
});

test("filters narrow together; what is filmed from any side is filmed from each", () => {
  expect(found({ region: "ankle" }).map(({ region }) => region)).toEqual(["ankle"]);
  expect(ids({ region: "knee", position: "sitting" })).toEqual(["seated-knee-extension", "sit-to-stand"]);
  const frontal = ids({ view: "front" });
  expect(frontal).toEqual(expect.arrayContaining(["hip-abduction", "squat"]));
  expect(frontal).not.toContain("glute-bridge");
});
