import { EXERCISES, replayTrace } from "@physiocheck/motion";
import type { PoseFrame, Trace } from "@physiocheck/motion";
import { describe, expect, test } from "vitest";
import { createCamera, createPatient, projectTrace } from "../../src/index.ts";
import type { CameraOptions, Segment, TraceOptions } from "../../src/index.ts";
import { exercise, runLive } from "./run-engine.ts";

/** Where each exercise is best seen from. */
const YAW = { front: 0, side: 90, diagonal: 45, any: 30 } as const;
/** Frames a second that a modest laptop reaches. */
const FPS = 20;

function film(
  script: readonly Segment[],
  camera: CameraOptions = {},
  options: TraceOptions = {},
  seed = 7,
): Trace {
  const patient = createPatient({ motion: script, seed });
  return projectTrace(patient, createCamera({ height: 1, ...camera }), {
    fps: FPS,
    seed,
    depthScale: 0.7,
    ...options,
  }).trace;
}

const counted = EXERCISES.filter(({ counting }) => counting !== "hold");
const held = EXERCISES.filter(({ counting }) => counting === "hold");

describe.each(counted.map(({ id, view }) => [id, YAW[view]] as const))("%s seen from %i°", (id, yaw) => {
  test("five repetitions are five, each said within 150 ms of its end and a frame", () => {
    const patient = createPatient({
      motion: [
        { kind: "stand", seconds: 2 },
        { kind: "exercise", exercise: id, repetitions: 5, leadSeconds: 2 },
        { kind: "stand", seconds: 1 },
      ],
      seed: 11,
    });
    const { trace, truth } = projectTrace(patient, createCamera({ yaw, height: 1 }), {
      fps: FPS,
      seed: 3,
      depthScale: 0.7,
    });
    const { summary, events } = runLive(trace, id);
    expect(summary.repetitions).toBe(5);
    const said = events.filter((event) => event.type === "attempt" && event.entry.counted).map(({ t }) => t);
    truth.repetitions.forEach(({ end }, i) => expect(said[i] - end).toBeLessThanOrEqual(150 + 1000 / FPS));
  });
});

test.each(held.map(({ id, view }) => [id, YAW[view]] as const))(
  "%s is held as long as it is held",
  (id, yaw) => {
    const patient = createPatient({
      motion: [
        { kind: "stand", seconds: 2 },
        { kind: "exercise", exercise: id },
      ],
      seed: 4,
    });
    const { trace, truth } = projectTrace(patient, createCamera({ yaw, height: 1 }), { fps: FPS, seed: 3 });
    const { summary } = runLive(trace, id);
    const seconds = truth.holds.reduce((sum, { start, end }) => sum + (end - start) / 1000, 0);
    expect(Math.abs(summary.holdSeconds - seconds)).toBeLessThan(1.6);
  },
);

describe("complaints about other counters", () => {
  const comingAndGoing: readonly Segment[] = [
    { kind: "walk-in", bearing: 60 },
    { kind: "stand", seconds: 2 },
    { kind: "gesture", seconds: 4 },
    { kind: "walk-out", bearing: -60 },
  ];

  test("getting into position and leaving never counts", () => {
    const script: Segment[] = [
      { kind: "walk-in", bearing: 60 },
      { kind: "stand", seconds: 2 },
      { kind: "exercise", exercise: "squat", repetitions: 3 },
      { kind: "stand", seconds: 1 },
      { kind: "walk-out", bearing: -60 },
    ];
    expect(runLive(film(script, { yaw: 20 }), "squat").summary.repetitions).toBe(3);
    expect(replayTrace(film(script, { yaw: 20 }), exercise("squat")).summary.repetitions).toBe(3);
  });

  test.each(["squat", "lunge", "push-up", "sit-up", "glute-bridge", "seated-knee-extension"])(
    "walking, standing and gesturing is no %s",
    (id) => {
      expect(replayTrace(film(comingAndGoing, { yaw: 30 }), exercise(id)).summary.repetitions).toBe(0);
      expect(runLive(film(comingAndGoing, { yaw: 30 }), id).summary.repetitions).toBe(0);
    },
  );

  test("somebody who only sits down has done no squat", () => {
    const trace = film([{ kind: "stand", seconds: 3 }, { kind: "sit-down" }], { yaw: 30 });
    expect(replayTrace(trace, exercise("squat")).summary.repetitions).toBe(0);
    expect(runLive(trace, "squat").summary.repetitions).toBe(0);
  });

  test("lost frames and a short gap lose no repetition, and are not counted twice", () => {
    const script: Segment[] = [
      { kind: "stand", seconds: 2 },
      { kind: "exercise", exercise: "squat", repetitions: 4 },
    ];
    const trace = film(script, { yaw: 30 }, { dropout: 0.15, gaps: [[4200, 4600]] });
    expect(runLive(trace, "squat").summary.repetitions).toBe(4);
  });

  test("a shallow repetition is in the ledger, with its reason, and not in the count", () => {
    const script: Segment[] = [
      { kind: "stand", seconds: 2 },
      { kind: "exercise", exercise: "squat", repetitions: 3 },
      { kind: "exercise", exercise: "squat", repetitions: 1, depth: 0.4 },
      { kind: "exercise", exercise: "squat", repetitions: 1 },
    ];
    const { summary } = runLive(film(script, { yaw: 45 }), "squat");
    expect(summary.repetitions).toBe(4);
    expect(summary.ledger.filter(({ counted }) => !counted).map(({ reason }) => reason)).toEqual([
      "too_shallow",
    ]);
  });
});

describe("counts do not depend on how the picture was taken", () => {
  const script: Segment[] = [
    { kind: "stand", seconds: 2 },
    { kind: "exercise", exercise: "squat", repetitions: 4 },
  ];

  test.each([10, 15, 30, 60])("at %i frames a second", (fps) => {
    expect(runLive(film(script, { yaw: 30 }, { fps }), "squat").summary.repetitions).toBe(4);
  });

  test("mirrored, smaller and shifted", () => {
    const trace = film(script, { yaw: 30 });
    const change = (map: (x: number, y: number) => [number, number], mirror: boolean): Trace => ({
      ...trace,
      frames: trace.frames.map((frame): PoseFrame => {
        const landmarks = frame.landmarks?.map((value, k) => {
          if (k % 4 > 1) return value;
          const from = k - (k % 4);
          return map(frame.landmarks?.[from] ?? 0, frame.landmarks?.[from + 1] ?? 0)[k % 4];
        });
        const world = frame.world?.map((value, k) => (mirror && k % 4 === 0 ? -value : value));
        return { t: frame.t, landmarks: landmarks ?? null, world: world ?? null };
      }),
    });
    expect(
      runLive(
        change((x, y) => [1 - x, y], true),
        "squat",
      ).summary.repetitions,
    ).toBe(4);
    expect(
      runLive(
        change((x, y) => [0.2 + x / 2, 0.3 + y / 2], false),
        "squat",
      ).summary.repetitions,
    ).toBe(4);
  });
});

describe.each([
  ["seated-knee-extension", 90],
  ["seated-knee-extension", -95],
  ["biceps-curl", 90],
  ["biceps-curl", -80],
  ["marching", 80],
  ["shoulder-flexion", -90],
])("%s seen from %i°, one limb behind the other", (id, yaw) => {
  test("the limb that is guessed neither keeps from starting nor makes attempts", () => {
    const trace = film(
      [
        { kind: "stand", seconds: 1 },
        { kind: "exercise", exercise: id, repetitions: 6, leadSeconds: 2 },
      ],
      { yaw },
      {},
      1,
    );
    const { summary } = runLive(trace, id);
    expect(summary.repetitions).toBe(6);
    expect(summary.partial).toBeLessThanOrEqual(1);
  });
});

test.each(["left", "right"] as const)(
  "in a recording the %s arm's small curls count though the other arm hangs",
  (side) => {
    const script: Segment = {
      kind: "exercise",
      exercise: "biceps-curl",
      repetitions: 4,
      depth: 0.48,
      side,
      leadSeconds: 1,
    };
    const { ledger } = replayTrace(film([script], { yaw: 20 }, {}, 5), exercise("biceps-curl")).summary;
    expect(ledger.filter(({ counted }) => counted).map((entry) => entry.side)).toEqual(Array(4).fill(side));
  },
);
