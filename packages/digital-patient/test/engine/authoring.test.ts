import {
  authorExercise,
  captureKeypoints,
  capturePose,
  findRepetitions,
  generateAlignmentRules,
  generateAngleRanges,
  generateTimingStability,
  LANDMARK_COUNT,
  LANDMARK_STRIDE,
  MIRRORED_LANDMARK,
  replayTrace,
  type AuthoredExercise,
  type PoseFrame,
  type Trace,
} from "@physiocheck/motion";
import { describe, expect, test } from "vitest";
import {
  createCamera,
  createPatient,
  projectTrace,
  type BodyOptions,
  type ExerciseOptions,
  type TraceOptions,
} from "../../src/index.ts";

function film(
  motion: ExerciseOptions,
  yaw: number,
  how: { readonly body?: BodyOptions; readonly seed?: number } & Pick<
    TraceOptions,
    "fps" | "dropout" | "gaps"
  > = {},
): Trace {
  const { body = { height: 1.7, sex: "female" }, seed = 5, fps = 20, ...options } = how;
  const patient = createPatient({ motion: { leadSeconds: 1, ...motion }, body, seed });
  return projectTrace(patient, createCamera({ yaw, height: 1 }), { seed, fps, ...options }).trace;
}

/** The same take with left and right exchanged: picture, depth and names of the landmarks. */
function mirror(trace: Trace): Trace {
  const flip = (points: Float32Array | null, x: (value: number) => number): Float32Array | null => {
    if (!points) return null;
    const out = new Float32Array(points.length);
    for (let i = 0; i < LANDMARK_COUNT; i += 1) {
      const from = MIRRORED_LANDMARK[i] * LANDMARK_STRIDE;
      out.set(points.subarray(from, from + LANDMARK_STRIDE), i * LANDMARK_STRIDE);
      out[i * LANDMARK_STRIDE] = x(points[from]);
    }
    return out;
  };
  const frames = trace.frames.map(({ t, landmarks, world }): PoseFrame => ({
    t,
    landmarks: flip(landmarks, (value) => 1 - value),
    world: flip(world, (value) => -value),
  }));
  return { ...trace, frames };
}

function smaller(trace: Trace): Trace {
  const frames = trace.frames.map(({ t, landmarks, world }): PoseFrame => ({
    t,
    landmarks:
      landmarks?.map((value, k) =>
        k % 4 === 0 ? 0.2 + value / 2 : k % 4 === 1 ? 0.3 + value / 2 : k % 4 === 2 ? value / 2 : value,
      ) ?? null,
    world,
  }));
  return { ...trace, frames };
}

const author = (take: Trace): AuthoredExercise => authorExercise(take, { id: "shown" });
const movements = ({ definition }: AuthoredExercise): string[] =>
  definition.primary.map(({ movement }) => movement).toSorted();

describe("three repetitions make an exercise that counts ten of somebody else", () => {
  const body = { height: 1.85, sex: "male", build: 0.7 } as const;
  test.each([
    ["squat", 30, "both", ["hip_flexion", "knee_flexion"], 30, 1.8],
    ["shoulder-abduction", 0, "both", ["shoulder_abduction"], -30, 4],
    ["biceps-curl", 30, "both", ["elbow_flexion"], -30, 1.8],
    ["side-lunge", 0, "alternating", ["hip_flexion", "knee_flexion"], 20, 4],
    ["push-up", 90, "both", ["elbow_flexion"], -30, 1.6],
    ["sit-up", 90, "both", ["hip_flexion", "trunk_lean"], 30, 3.5],
  ] as const)("%s", (exercise, yaw, movingSide, primary, turn, seconds) => {
    const shown = author(film({ exercise, repetitions: 3 }, yaw));
    expect(shown.repetitions).toHaveLength(3);
    expect(shown.movingSide).toBe(movingSide);
    expect(movements(shown)).toEqual(expect.arrayContaining([...primary]));
    const set = film({ exercise, repetitions: 10, repSeconds: seconds }, yaw + turn, { body, seed: 21 });
    expect(replayTrace(set, shown.definition).summary.repetitions).toBe(10);
  });

  test("an arm raised alone has a mirrored exercise, and either counts either arm", () => {
    const shown = author(film({ exercise: "shoulder-abduction", repetitions: 3, side: "left" }, 0));
    expect(shown.movingSide).toBe("left");
    expect(shown.mirrored).toEqual({ ...shown.definition, id: "shown-mirrored" });
    const other = film({ exercise: "shoulder-abduction", repetitions: 5, side: "right" }, 10, { seed: 8 });
    expect(replayTrace(other, shown.definition).summary.repetitions).toBe(5);
  });

  test("a pose that is kept is a hold, with what the standing leg does", () => {
    const shown = author(
      film({ exercise: "single-leg-stance", repetitions: 1, holdSeconds: 8, side: "left" }, 0),
    );
    expect(shown.definition.counting).toBe("hold");
    expect(shown.definition.hold?.support?.knee_flexion).toBeDefined();
    expect(shown.timing.atPeak.mean).toBeGreaterThan(6);
    const other = film({ exercise: "single-leg-stance", repetitions: 2, holdSeconds: 5 }, 20, { seed: 9 });
    const { summary } = replayTrace(other, shown.definition);
    expect(summary.ledger.filter(({ counted }) => counted)).toHaveLength(2);
    expect(Math.abs(summary.holdSeconds - 10)).toBeLessThan(2);
  });
});

describe("what a take says of a squat", () => {
  const take = film({ exercise: "squat", repetitions: 4 }, 40);
  const shown = author(take);
  const truth = createPatient({
    motion: { exercise: "squat", repetitions: 4, leadSeconds: 1 },
    body: { height: 1.7, sex: "female" },
    seed: 5,
  });

  test("repetitions are where they were, within 0.5 s", () => {
    const found = findRepetitions(take).repetitions;
    expect(found).toHaveLength(truth.repetitions.length);
    truth.repetitions.forEach(({ start, peak, end }, i) => {
      expect(Math.abs(found[i].start - start)).toBeLessThan(500);
      expect(Math.abs(found[i].peak - peak)).toBeLessThan(300);
      expect(Math.abs(found[i].end - end)).toBeLessThan(500);
    });
  });

  test("templates are the true angles within 12°", () => {
    const knee = (t: number): number => truth.poseAt(t).angles[0];
    const [{ start, peak }] = truth.repetitions;
    expect(Math.abs((shown.definition.templates.start.knee_flexion ?? 0) - knee(start))).toBeLessThan(12);
    expect(Math.abs((shown.definition.templates.peak.knee_flexion ?? 0) - knee(peak))).toBeLessThan(12);
  });

  test("standing, seen diagonally, with rules that the take itself keeps", () => {
    const { definition, alignment } = shown;
    expect(definition).toMatchObject({
      position: "standing",
      view: "diagonal",
      counting: "reps",
      sides: "both",
    });
    const lean = alignment.find(({ id }) => id === "trunk_lean.moving");
    expect(lean?.rule.cue).toBe("keep_back_straight");
    for (const { rule, seen } of alignment) {
      expect(rule.range[0]).toBeLessThanOrEqual(seen.min);
      expect(rule.range[1]).toBeGreaterThanOrEqual(seen.max);
    }
    expect(replayTrace(take, definition).summary.feedback.keep_back_straight).toBeUndefined();
  });

  test("time limits hold three times the speed and three times the time", () => {
    const { minRep, typicalRep, maxRep } = shown.timing;
    expect(minRep).toBeLessThanOrEqual(typicalRep / 3);
    expect(maxRep).toBeGreaterThanOrEqual(typicalRep * 3);
  });

  test("each step alone says the same as the whole", () => {
    const { repetitions } = shown;
    expect(generateAngleRanges(take, repetitions)).toEqual(shown.ranges);
    expect(generateTimingStability(take, repetitions)).toEqual({
      timing: shown.timing,
      stability: shown.stability,
    });
    expect(generateAlignmentRules(take, repetitions)).toEqual(shown.alignment);
  });

  test("a pose and the landmarks at a moment", () => {
    const { peak } = truth.repetitions[0];
    const pose = capturePose(take, peak);
    const knee = pose.angles.knee_flexion_left;
    expect(Math.abs((knee?.value ?? 0) - truth.poseAt(peak).angles[0])).toBeLessThan(
      (knee?.plusMinus ?? 0) + 5,
    );
    const { points } = captureKeypoints(take, peak);
    expect(
      Math.hypot(points.left_hip.x + points.right_hip.x, points.left_hip.y + points.right_hip.y),
    ).toBeLessThan(0.01);
    expect(() => capturePose(take, 1e6)).toThrow(
      expect.objectContaining({ code: "moment_outside" }) as Error,
    );
  });
});

describe("the take's circumstances make no difference", () => {
  const motion = { exercise: "side-lunge", repetitions: 3, side: "left" } as const;
  const shown = author(film(motion, 10));

  test("mirrored, the other side moves and the definition is the mirrored one", () => {
    const other = authorExercise(mirror(film(motion, 10)), { id: "shown-mirrored" });
    expect([shown.movingSide, other.movingSide]).toEqual(["left", "right"]);
    expect(movements(other)).toEqual(movements(shown));
    expect(other.definition.sides).toBe(shown.mirrored?.sides);
    for (const { movement } of shown.definition.primary) {
      const apart =
        (other.definition.templates.peak[movement] ?? 0) - (shown.mirrored?.templates.peak[movement] ?? 0);
      expect(Math.abs(apart)).toBeLessThan(10);
    }
  });

  test.each([12, 40])("at %i frames a second", (fps) => {
    const other = author(film(motion, 10, { fps }));
    expect(other.repetitions).toHaveLength(3);
    expect(other.movingSide).toBe("left");
    expect(movements(other)).toContain("knee_flexion");
  });

  test("smaller in the picture", () => {
    const other = author(smaller(film(motion, 10)));
    expect(other.repetitions).toHaveLength(3);
    expect(movements(other)).toEqual(movements(shown));
  });

  test("with lost frames and a gap between two repetitions", () => {
    const other = author(film(motion, 10, { dropout: 0.15, gaps: [[4100, 4500]] }));
    expect(other.repetitions).toHaveLength(3);
    expect(movements(other)).toEqual(movements(shown));
  });

  test("walking in and out is no repetition", () => {
    const patient = createPatient({
      motion: [
        { kind: "walk-in", bearing: 60 },
        { kind: "stand", seconds: 1 },
        { kind: "exercise", exercise: "squat", repetitions: 4 },
        { kind: "stand", seconds: 1 },
        { kind: "walk-out", bearing: -60 },
      ],
      seed: 3,
    });
    const { trace } = projectTrace(patient, createCamera({ yaw: 30, height: 1 }), { seed: 3, fps: 20 });
    const other = author(trace);
    expect(other.repetitions).toHaveLength(4);
    expect(movements(other)).toEqual(["hip_flexion", "knee_flexion"]);
  });
});

describe("takes that make no exercise are refused", () => {
  test("two repetitions are too few", () => {
    expect(() => author(film({ exercise: "squat", repetitions: 2 }, 30))).toThrow(
      expect.objectContaining({ code: "too_few_repetitions" }) as Error,
    );
  });

  test("standing still is no movement", () => {
    const patient = createPatient({ motion: [{ kind: "stand", seconds: 6 }], seed: 2 });
    const { trace } = projectTrace(patient, createCamera({ yaw: 20, height: 1 }), { seed: 2, fps: 20 });
    expect(() => author(trace)).toThrow(
      expect.objectContaining({ code: expect.stringMatching(/no_movement|too_few/) as string }) as Error,
    );
  });
});
