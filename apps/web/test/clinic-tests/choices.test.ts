import { clinicTestById, type ClinicTestId, type Side } from "@physiocheck/motion";
import { expect, test } from "vitest";
import { isAgeGood, personOf } from "../../src/clinic-tests/norm-person.ts";
import { standIn } from "../../src/clinic-tests/stand-in.ts";

test.each([
  ["", true],
  ["67", true],
  ["5", true],
  ["4", false],
  ["121", false],
  ["6.5", false],
  ["old", false],
  ["-9", false],
])("an age of %j: %s", (age, good) => {
  expect(isAgeGood({ age, sex: "" })).toBe(good);
});

test("norms need both age and sex", () => {
  expect(personOf({ age: "67", sex: "female" })).toEqual({ age: 67, sex: "female" });
  expect(personOf({ age: "67", sex: "" })).toBe(null);
  expect(personOf({ age: "", sex: "male" })).toBe(null);
  expect(personOf({ age: "300", sex: "male" })).toBe(null);
});

test.each([
  ["shoulder-flexion-rom", "left", "left", 90],
  ["shoulder-flexion-rom", "right", "right", -90],
  ["single-leg-stance", "left", "right", 90],
  ["single-leg-stance", "right", "left", -90],
] as const)("%s, %s: the digital patient works with the %s side", (id, side, works, yaw) => {
  expect(settingsFor(id, side)).toMatchObject({ side: works, yaw });
});

test("a test of both sides leaves the digital patient as it was chosen", () => {
  expect(settingsFor("chair-stand-30", null)).toEqual({
    exercise: "squat",
    yaw: 90,
    repSeconds: null,
    fault: null,
  });
});

function settingsFor(id: ClinicTestId, side: Side | null) {
  const settings = { exercise: "squat", yaw: 90, repSeconds: null, fault: null };
  const choice = standIn({ kind: "patient", settings }, clinicTestById(id), side);
  return choice.kind === "patient" ? choice.settings : null;
}
