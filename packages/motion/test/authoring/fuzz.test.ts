import {
  authorExercise,
  AuthoringError,
  captureKeypoints,
  capturePose,
  findRepetitions,
  LANDMARK_COUNT,
  LANDMARK_STRIDE,
  type PoseFrame,
  type Trace,
} from "@physiocheck/motion";
import fc from "fast-check";
import { describe, expect, test } from "vitest";

const wild = fc.oneof(
  { weight: 8, arbitrary: fc.double({ min: -1, max: 2, noNaN: true }) },
  { weight: 1, arbitrary: fc.constantFrom(Number.NaN, Number.POSITIVE_INFINITY, 1e30, -1e30, 0) },
);
const points = fc
  .array(wild, { minLength: 8, maxLength: 24 })
  .map((values) =>
    Float32Array.from(
      { length: LANDMARK_COUNT * LANDMARK_STRIDE },
      (_, i) => values[(i * 7) % values.length],
    ),
  );
const frame = fc.record({
  step: fc.constantFrom(33, 33, 33, 0, -50, 700, 4000, Number.NaN),
  landmarks: fc.option(points, { freq: 8 }),
  world: fc.option(points, { freq: 3 }),
});
const traces = fc.array(frame, { maxLength: 60 }).map((frames): Trace => {
  let t = 0;
  return {
    fps: 30,
    width: 640,
    height: 480,
    source: "fuzz",
    frames: frames.map(({ step, landmarks, world }): PoseFrame => {
      t += Number.isNaN(step) ? 0 : step;
      return { t: Number.isNaN(step) ? step : t, landmarks, world };
    }),
  };
});

/** The error that a call ends with, if any. */
function failure(call: () => unknown): unknown {
  try {
    call();
    return null;
  } catch (error) {
    return error;
  }
}

describe("any take makes an exercise or is refused with a reason", () => {
  test.each([
    ["authorExercise", (take: Trace) => authorExercise(take, { id: "fuzz" })],
    ["findRepetitions", findRepetitions],
    ["capturePose", (take: Trace) => capturePose(take, 500)],
    ["captureKeypoints", (take: Trace) => captureKeypoints(take, 500)],
  ] as const)("%s", (_, call) => {
    fc.assert(
      fc.property(traces, (take) => {
        const error = failure(() => call(take));
        expect(error === null || error instanceof AuthoringError).toBe(true);
      }),
      { numRuns: 60 },
    );
  });

  test("an empty take shows nobody", () => {
    const empty: Trace = { fps: 30, width: 640, height: 480, source: "", frames: [] };
    expect(failure(() => authorExercise(empty, { id: "nobody" }))).toMatchObject({
      code: "nobody_seen",
      seen: { seconds: 0, seenSeconds: 0 },
    });
  });
});
