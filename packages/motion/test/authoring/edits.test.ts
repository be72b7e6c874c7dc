import {
  applyEdits,
  AuthoringError,
  type AuthoredExercise,
  type AuthoringEdits,
  exerciseById,
} from "@physiocheck/motion";
import { describe, expect, test } from "vitest";

const squat = exerciseById("squat");
if (!squat) throw new Error("the library has no squat");
const [rule] = squat.alignment;
const authored: Pick<AuthoredExercise, "definition" | "alignment"> = {
  definition: squat,
  alignment: [
    { id: "trunk_lean.moving", rule, seen: { mean: 20, spread: 4, min: 2, max: 40 }, on: true },
    {
      id: "knee_alignment.moving",
      rule: { ...rule, movement: "knee_alignment", cue: "knees_out" },
      seen: { mean: 0, spread: 2, min: -5, max: 5 },
      on: false,
    },
  ],
};

describe("a physician's changes", () => {
  test("no changes are the proposal with the rules that are on", () => {
    expect(applyEdits(authored, {})).toEqual({ ...squat, alignment: [rule] });
  });

  test("each slider changes its own number", () => {
    const edited = applyEdits(authored, {
      title: " Deep squat ",
      primary: { knee_flexion: { peak: 110 } },
      counted: 0.8,
      minRep: 1,
      maxRep: 20,
      alignment: {
        "trunk_lean.moving": { on: false },
        "knee_alignment.moving": { on: true, range: [-20, 10], breaks: true },
      },
    });
    expect(edited.title).toBe("Deep squat");
    expect(edited.templates.peak.knee_flexion).toBe(110);
    expect(edited.templates.start).toEqual(squat.templates.start);
    expect(edited.depth).toEqual({ counted: 0.8, partial: squat.depth.partial });
    expect(edited.timing).toEqual({ minRep: 1, maxRep: 20, typicalRep: squat.timing.typicalRep });
    expect(edited.alignment).toEqual([
      { ...rule, movement: "knee_alignment", cue: "knees_out", range: [-20, 10], breaks: true },
    ]);
  });

  test("what is counted is always noticed, and the typical time stays within the limits", () => {
    const edited = applyEdits(authored, { counted: 0.25, minRep: 5 });
    expect(edited.depth.partial).toBeLessThanOrEqual(edited.depth.counted);
    expect(edited.timing.typicalRep).toBe(5);
  });

  const refused: readonly (readonly [string, AuthoringEdits, string])[] = [
    ["a peak on the start", { primary: { knee_flexion: { peak: 10 } } }, "primary.knee_flexion"],
    [
      "a peak on the other side of the start",
      { primary: { knee_flexion: { peak: -40 } } },
      "primary.knee_flexion",
    ],
    ["no number", { primary: { knee_flexion: { peak: Number.NaN } } }, "primary.knee_flexion"],
    ["more than all of the way", { counted: 1.2 }, "counted"],
    ["limits in the wrong order", { minRep: 10, maxRep: 5 }, "maxRep"],
    [
      "a range from more to less",
      { alignment: { "trunk_lean.moving": { range: [40, 10] } } },
      "alignment.trunk_lean.moving",
    ],
    ["an empty title", { title: "  " }, "title"],
  ];
  test.each(refused)("%s is refused, and named", (_, edits, edit) => {
    expect(() => applyEdits(authored, edits)).toThrow(AuthoringError);
    expect(() => applyEdits(authored, edits)).toThrow(
      expect.objectContaining({ code: "edit_out_of_range", seen: { edit } }) as Error,
    );
  });

  test.each([
    ["a movement that is not primary", { primary: { elbow_flexion: { peak: 90 } } }, "primary.elbow_flexion"],
    [
      "a rule that was not proposed",
      { alignment: { "elbow_flexion.peak": { on: true } } },
      "alignment.elbow_flexion.peak",
    ],
  ] as const)("%s is unknown", (_, edits, edit) => {
    expect(() => applyEdits(authored, edits)).toThrow(
      expect.objectContaining({ code: "edit_unknown", seen: { edit } }) as Error,
    );
  });
});
