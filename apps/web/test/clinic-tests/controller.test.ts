import { createPatient, frameCamera, projectTrace } from "@physiocheck/digital-patient";
import { clinicTestById, type ClinicTestResult, type PoseFrame, type Trace } from "@physiocheck/motion";
import { expect, test } from "vitest";
import { type ClinicShown, ClinicTestController } from "../../src/clinic-tests/clinic-test-controller.ts";

/** A simulated person who sits, and then gets up so many times. */
function filmed(repetitions: number): Trace {
  const patient = createPatient({
    motion: { exercise: "sit-to-stand", repetitions, repSeconds: 2, leadSeconds: 2, restSeconds: 0.2 },
  });
  return projectTrace(patient, frameCamera(patient, { yaw: 45 }), { fps: 15, noise: 0.5 }).trace;
}

function open() {
  const results: (ClinicTestResult | null)[] = [];
  const told: ClinicShown[] = [];
  const controller = new ClinicTestController({
    test: clinicTestById("five-times-sit-to-stand"),
    side: null,
    calibration: null,
    onChange: (shown) => told.push(shown),
    onDone: (result) => results.push(result),
  });
  const play = (trace: Trace, frames: readonly PoseFrame[] = trace.frames, picture = trace): void => {
    for (const frame of frames) controller.push(frame, { width: picture.width, height: picture.height });
  };
  return { controller, results, told, play };
}

test("a test is told in steps and done once, however many frames still come", () => {
  const { results, told, play, controller } = open();
  play(filmed(7));
  expect(results).toHaveLength(1);
  expect(results[0]).toMatchObject({ test: "five-times-sit-to-stand", notes: [] });
  expect([...new Set(told.map(({ state }) => state))]).toEqual(["ready", "running", "done"]);
  expect(told.map(({ count }) => count).at(-1)).toBe(5);
  controller.stop();
  expect(results).toHaveLength(1);
});

test("stopped on the way, what was measured so far is the result, and says so", () => {
  const { results, play, controller } = open();
  play(filmed(2));
  expect(results).toEqual([]);
  controller.stop();
  expect(results[0]?.notes).toContain("not_finished");
});

test("stopped before anything happened there is nothing", () => {
  const { results, controller } = open();
  controller.stop();
  expect(results).toEqual([null]);
});

test("a phone that is turned begins the test anew", () => {
  const { results, play } = open();
  const trace = filmed(4);
  play(trace);
  play(
    trace,
    trace.frames.map((frame) => ({ ...frame, t: frame.t + 60_000 })),
    { ...trace, width: trace.height, height: trace.width },
  );
  // Four and four are not five.
  expect(results).toEqual([]);
});
