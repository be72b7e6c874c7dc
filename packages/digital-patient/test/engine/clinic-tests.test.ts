import {
  ANGLE,
  type AngleName,
  clinicTestById,
  type ClinicTestId,
  type ClinicTestResult,
  LANDMARK,
  replayClinicTest,
  type Side,
} from "@physiocheck/motion";
import { describe, expect, test } from "vitest";
import { createCamera, createPatient, projectTrace } from "../../src/index.ts";
import type { BodyOptions, ExerciseOptions, Patient, Segment, TraceTruth } from "../../src/index.ts";

/** Frames a second that a modest laptop reaches. */
const FPS = 20;

type Scene = {
  readonly script: readonly Segment[];
  readonly yaw?: number;
  readonly body?: BodyOptions;
  readonly seed?: number;
};

type Performance = {
  readonly result: ClinicTestResult | null;
  readonly truth: TraceTruth;
  readonly patient: Patient;
};

/** A test of the digital patient as a session sees it, and what is true. */
function perform(
  id: ClinicTestId,
  side: Side | null,
  { script, yaw = 30, body, seed = 5 }: Scene,
): Performance {
  const patient = createPatient({ motion: script, seed, ...(body && { body }) });
  const { trace, truth } = projectTrace(patient, createCamera({ yaw, height: 1 }), {
    fps: FPS,
    seed,
    depthScale: 0.7,
  });
  return { result: replayClinicTest(trace, clinicTestById(id), side), truth, patient };
}

/** Sitting still, then standing up again and again. */
function stands(repetitions: number, repSeconds: number, more: Partial<ExerciseOptions> = {}): Segment[] {
  const timing = { repSeconds, restSeconds: 0.2, leadSeconds: 3 };
  return [{ kind: "exercise", exercise: "sit-to-stand", repetitions, ...timing, ...more }];
}

/** Seconds from the first movement of one repetition to the stand of another. */
function trueTime({ truth }: Performance, from: number, to: number): number {
  const begin = truth.frames.find(({ t, progress }) => t >= truth.repetitions[from].start && progress > 0.01);
  const stood = truth.frames.find(({ t, progress }) => t > truth.repetitions[to].start && progress > 0.95);
  if (!begin || !stood) throw new Error("the script is too short");
  return (stood.t - begin.t) / 1000;
}

describe("30-second chair stand", () => {
  test.each([
    [1.6, 20, 0],
    [2.2, 14, 45],
    [3.4, 10, 75],
    // Rising slowly: half-way up, or nearly so, when the time is up.
    [3.1, 12, 30],
    [3.7, 10, 30],
    [4.2, 9, 30],
  ])(
    "stands of %f s: all that are up at the end, and one more than half-way",
    (repSeconds, repetitions, yaw) => {
      const done = perform("chair-stand-30", null, {
        script: stands(repetitions, repSeconds, { variation: 0 }),
        yaw,
      });
      const { repetitions: reps, frames } = done.truth;
      const end = reps[0].start + 30_000;
      const atEnd = frames.findLast(({ t }) => t <= end);
      const before = reps.filter(({ peak }) => peak <= end).length;
      const rising = atEnd?.phase === "out" && atEnd.progress > 0.5 ? 1 : 0;
      expect(done.result?.value).toBe(before + rising);
      expect(done.result?.plusMinus).toBe(0);
      expect(done.result?.notes.includes("arms_not_crossed")).toBe(false);
    },
  );

  test("arms that swing are noted", () => {
    const { result } = perform("chair-stand-30", null, { script: stands(14, 2.4, { arms: "forward" }) });
    expect(result?.notes).toContain("arms_not_crossed");
  });

  test("whoever only sits has no result", () => {
    expect(
      perform("chair-stand-30", null, { script: stands(1, 2, { leadSeconds: 12, depth: 0.05 }) }).result,
    ).toBe(null);
  });
});

describe("five times sit-to-stand", () => {
  test.each([
    [1.5, 0, {}],
    [2.4, 30, { height: 1.58, sex: "female", build: 0.7 }],
    [3.2, 60, { height: 1.85, sex: "male" }],
    [4.5, 45, { age: 80 }],
  ] as const)("repetitions of %f s seen from %i°: the time is true within its ±", (repSeconds, yaw, body) => {
    const done = perform("five-times-sit-to-stand", null, { script: stands(6, repSeconds), yaw, body });
    const { value, plusMinus, notes } = done.result ?? { value: Number.NaN, plusMinus: 0, notes: [] };
    expect(Math.abs(value - trueTime(done, 0, 4))).toBeLessThanOrEqual(plusMinus);
    expect(plusMinus).toBeLessThan(0.5);
    expect(notes).toEqual([]);
  });

  test("a shift on the chair does not start the clock", () => {
    const script = stands(7, 2.4, {
      faults: [{ kind: "shallow", amount: 1.1, repetitions: [0] }],
      restSeconds: 1.5,
    });
    const done = perform("five-times-sit-to-stand", null, { script });
    expect(Math.abs((done.result?.value ?? 0) - trueTime(done, 1, 5))).toBeLessThanOrEqual(0.5);
  });

  test("whoever gives up after three stands has not finished", () => {
    expect(perform("five-times-sit-to-stand", null, { script: stands(3, 2.4) }).result?.notes).toContain(
      "not_finished",
    );
  });
});

describe("single-leg stance", () => {
  const stances = (side: Side, holdSeconds: number, repetitions: number): Segment[] => [
    {
      kind: "exercise",
      exercise: "single-leg-stance",
      repetitions,
      holdSeconds,
      restSeconds: 3,
      side: side === "left" ? "right" : "left",
      leadSeconds: 2,
    },
  ];

  /** Seconds with the raised foot off the floor, stance by stance. */
  const offFloor = ({ truth, patient }: Performance, standing: Side): number[] => {
    const heel = LANDMARK[standing === "left" ? "right_heel" : "left_heel"] * 3 + 1;
    const toe = LANDMARK[standing === "left" ? "right_foot_index" : "left_foot_index"] * 3 + 1;
    const height = (t: number): number => {
      const { points } = patient.poseAt(t);
      return Math.min(points[heel], points[toe]);
    };
    const floor = height(0);
    return truth.holds.map(({ start, end }) => {
      const up = truth.frames.filter(
        ({ t }) => t > start - 2000 && t < end + 2000 && height(t) > floor + 0.03,
      );
      return up.length / FPS;
    });
  };

  test.each(["left", "right"] as const)("three trials on the %s leg: the mean of the times", (side) => {
    const done = perform("single-leg-stance", side, { script: stances(side, 12, 3), yaw: 0 });
    const truth = offFloor(done, side);
    expect(done.result?.trials).toHaveLength(3);
    done.result?.trials.forEach(({ value, plusMinus }, i) =>
      expect(Math.abs(value - truth[i])).toBeLessThanOrEqual(plusMinus),
    );
    const mean = truth.reduce((a, b) => a + b) / 3;
    expect(Math.abs((done.result?.value ?? 0) - mean)).toBeLessThanOrEqual(done.result?.plusMinus ?? 0);
  });

  test("the first trial ends at 45 s and is enough", () => {
    const { result } = perform("single-leg-stance", "left", { script: stances("left", 50, 1), yaw: 0 });
    expect(result).toMatchObject({ value: 45, plusMinus: 0, notes: ["limit_reached"] });
  });

  test("standing on the other leg is another test", () => {
    expect(perform("single-leg-stance", "right", { script: stances("left", 5, 2), yaw: 0 }).result).toBe(
      null,
    );
  });
});

describe("active range of motion", () => {
  test.each([
    ["shoulder-flexion-rom", "shoulder-flexion", 90, 1],
    ["shoulder-flexion-rom", "shoulder-flexion", 60, 0.7],
    ["shoulder-flexion-rom", "shoulder-flexion", 90, 1.7],
    ["shoulder-abduction-rom", "shoulder-abduction", 0, 0.6],
    ["shoulder-abduction-rom", "shoulder-abduction", 0, 1.7],
    ["knee-flexion-rom", "single-leg-stance", 90, 1],
    ["knee-extension-rom", "seated-knee-extension", 90, 1],
    ["knee-extension-rom", "seated-knee-extension", 60, 0.8],
  ] as const)("%s of %s seen from %i°, %f of the way: true within its ±", (id, exercise, yaw, depth) => {
    for (const side of ["left", "right"] as const) {
      const { result, truth } = perform(id, side, {
        script: [
          {
            kind: "exercise",
            exercise,
            repetitions: 3,
            restSeconds: 1.5,
            side,
            leadSeconds: 7,
            depth,
            ...(exercise === "single-leg-stance" && { holdSeconds: 1 }),
          },
        ],
        // The side that is tested is nearer to the camera; who is tested waits for the sign that all is ready.
        yaw: side === "left" ? yaw : -yaw,
      });
      const { protocol, better } = clinicTestById(id);
      if (protocol.kind !== "range") throw new Error(id);
      const angles = truth.frames.map(
        (frame) => frame.angles[ANGLE[`${protocol.movement}_${side}` as AngleName]],
      );
      const best = better === "higher" ? Math.max(...angles) : Math.min(...angles);
      expect(result?.trials).toHaveLength(3);
      expect(result?.notes).toEqual([]);
      expect(
        Math.abs((result?.value ?? 0) - best),
        `${side}: ${result?.value} for ${best}`,
      ).toBeLessThanOrEqual(result?.plusMinus ?? 0);
      // Arms overhead are the goniometer's least certain place.
      expect(result?.plusMinus).toBeLessThan(
        protocol.movement.startsWith("shoulder") && depth !== 1 ? 40 : 15,
      );
    }
  });

  test("a sided test has to be told the side", () => {
    expect(() => perform("knee-flexion-rom", null, { script: [{ kind: "stand", seconds: 1 }] })).toThrow(
      RangeError,
    );
  });
});
