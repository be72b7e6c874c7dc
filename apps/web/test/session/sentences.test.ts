import { EXERCISES, FEEDBACK_CODES, REFUSALS, REP_REFUSALS } from "@physiocheck/motion";
import { expect, test } from "vitest";
import { exercises } from "../../src/i18n/en/exercises.ts";
import { feedback } from "../../src/i18n/en/feedback.ts";

/** The keys of a part of the catalogue that are not wanted, and the wanted ones that are missing. */
function difference(catalogue: object, wanted: readonly string[]): readonly string[] {
  const there = new Set(Object.keys(catalogue));
  const needed = new Set(wanted);
  return [...wanted.filter((key) => !there.has(key)), ...[...there].filter((key) => !needed.has(key))];
}

test("every code of the engine has its sentence, and no sentence is left over", () => {
  expect(difference(feedback.code, FEEDBACK_CODES)).toEqual([]);
  expect(difference(feedback.refusal, REP_REFUSALS)).toEqual([]);
  expect(difference(feedback.angle, REFUSALS)).toEqual([]);
});

test("every exercise of the library is described", () => {
  expect(
    difference(
      exercises,
      EXERCISES.map(({ id }) => id),
    ),
  ).toEqual([]);
});
