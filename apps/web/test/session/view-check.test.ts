import { type CameraView, EXERCISES, type ExerciseDefinition } from "@physiocheck/motion";
import { describe, expect, test } from "vitest";
import { checkView, type ViewFacts } from "../../src/session/view-check.ts";
import { moved, standing } from "./standing.ts";

const squat = EXERCISES.find((exercise) => exercise.id === "squat");
if (!squat) throw new Error("the library has lost its squat");
const overhead: ExerciseDefinition = {
  ...squat,
  view: "front",
  templates: { start: { shoulder_abduction: 0 }, peak: { shoulder_abduction: 170 } },
};

const seenFrom = (view: CameraView): ExerciseDefinition => ({ ...squat, view });
const good: ViewFacts = { landmarks: standing(), aspect: 16 / 9, facing: 0, brightness: 120 };

describe("the view check", () => {
  test("has nothing to ask when the whole person is seen from the right side", () => {
    expect(checkView(good, seenFrom("front"))).toBeNull();
    expect(checkView({ ...good, facing: 90 }, seenFrom("side"))).toBeNull();
    expect(checkView({ ...good, facing: -100 }, seenFrom("side"))).toBeNull();
    expect(checkView({ ...good, facing: 60 }, seenFrom("any"))).toBeNull();
  });

  test("asks to step into the picture, or back", () => {
    expect(checkView({ ...good, landmarks: null }, squat)).toBe("step_into_view");
    expect(checkView({ ...good, landmarks: moved(standing(), 1.4) }, squat)).toBe("step_back");
    expect(checkView({ ...good, landmarks: moved(standing(), 1, 0, 0.2) }, squat)).toBe("step_back");
    expect(checkView({ ...good, landmarks: moved(standing(), 0.7, 0.47) }, squat)).toBe("step_into_view");
  });

  test("asks to come closer when the person is a speck", () => {
    expect(checkView({ ...good, landmarks: moved(standing(), 0.25) }, squat)).toBe("come_closer");
  });

  test("leaves room above for arms that go up", () => {
    const high = moved(standing(), 1, 0, -0.1);
    expect(checkView({ ...good, landmarks: high }, seenFrom("front"))).toBeNull();
    expect(checkView({ ...good, landmarks: high }, overhead)).toBe("step_back");
  });

  test("asks to turn", () => {
    expect(checkView({ ...good, facing: 5 }, seenFrom("side"))).toBe("turn_to_side");
    expect(checkView({ ...good, facing: 85 }, seenFrom("front"))).toBe("turn_to_front");
    expect(checkView({ ...good, facing: 3 }, seenFrom("diagonal"))).toBe("turn_to_side");
    expect(checkView({ ...good, facing: Number.NaN }, seenFrom("side"))).toBeNull();
  });

  test("blames the light only when it is dark and the person is hard to see", () => {
    const faint = standing();
    for (let i = 3; i < faint.length; i += 4) faint[i] = 0.5;
    expect(checkView({ ...good, landmarks: faint, brightness: 20 }, squat)).toBe("more_light");
    expect(checkView({ ...good, brightness: 20 }, seenFrom("front"))).toBeNull();
    expect(checkView({ ...good, landmarks: null, brightness: 10 }, squat)).toBe("more_light");
  });
});
