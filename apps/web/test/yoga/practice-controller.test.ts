import { createPatient, frameCamera, projectTrace } from "@physiocheck/digital-patient";
import { practiceSteps, type Trace } from "@physiocheck/motion";
import { expect, test } from "vitest";
import { PracticeAnnouncer } from "../../src/yoga/practice/practice-announcer.ts";
import { PracticeController, type PracticePhrases } from "../../src/yoga/practice/practice-controller.ts";

const phrases: PracticePhrases = {
  asked: ({ pose, side }) => `${pose} ${side}`,
  fix: ({ joint, deviation }) => `${joint} ${deviation < 0 ? "more" : "less"}`,
  hold: "Hold.",
  well: "That is it.",
  over: "Over.",
  lost: "Come back.",
};

function controllerFor(seconds: number, now: () => number = () => 0): PracticeController {
  const steps = practiceSteps([{ pose: "tree", seconds }]);
  return new PracticeController(steps, new PracticeAnnouncer(() => "en", now), phrases);
}

/** Somebody on the left leg, then on the right one. */
function film(): Trace {
  const patient = createPatient({
    motion: [
      { kind: "stand", seconds: 2 },
      { kind: "exercise", exercise: "yoga/tree", holdSeconds: 6, side: "left" },
      { kind: "exercise", exercise: "yoga/tree", holdSeconds: 6, side: "right" },
    ],
    seed: 4,
  });
  return projectTrace(patient, frameCamera(patient, { yaw: 15 }), { fps: 10, seed: 4 }).trace;
}

test("asks for one side, then the other, and is over when both were held", () => {
  const controller = controllerFor(3);
  controller.begin();
  expect(controller.state.getState()).toMatchObject({ stage: "running", index: 0, line: "tree left" });
  const trace = film();
  const lines = new Set<string>();
  for (const frame of trace.frames) {
    controller.push(frame, trace);
    const { line } = controller.state.getState();
    if (line) lines.add(line);
  }
  expect(controller.state.getState().stage).toBe("over");
  expect(lines).toContain("tree right");
  expect(controller.results().map(({ side, heldSeconds }) => [side, heldSeconds >= 3])).toEqual([
    ["left", true],
    ["right", true],
  ]);
});

test("what is shown counts down only while the pose is kept", () => {
  const controller = controllerFor(60);
  controller.begin();
  const trace = film();
  let before = 60;
  const whileStanding: number[] = [];
  for (const frame of trace.frames) {
    controller.push(frame, trace);
    const { remaining, holding } = controller.state.getState();
    expect(remaining).toBeLessThanOrEqual(before);
    if (!holding && frame.t < 1500) whileStanding.push(remaining);
    before = remaining;
  }
  expect(new Set(whileStanding)).toEqual(new Set([60]));
  // The second tree is of the other side and counts for nothing.
  expect(before).toBeGreaterThan(50);
  expect(before).toBeLessThan(57);
});

test("paused, nothing counts; ended, the pose that was asked for is part of it and later ones are not", () => {
  const controller = controllerFor(60);
  controller.begin();
  const trace = film();
  controller.pause();
  for (const frame of trace.frames.slice(0, 60)) controller.push(frame, trace);
  expect(controller.state.getState()).toMatchObject({ stage: "paused", remaining: 60 });
  controller.resume();
  controller.end();
  expect(controller.state.getState().stage).toBe("over");
  expect(controller.results()).toMatchObject([{ side: "left", heldSeconds: 0, accuracy: null }]);
});

test("who leaves the picture is called back", () => {
  let now = 0;
  const controller = controllerFor(60, () => now);
  controller.begin();
  const trace = film();
  controller.push(trace.frames[0], trace);
  for (now = 100; now < 8000; now += 100) controller.push({ t: now, landmarks: null, world: null }, trace);
  expect(controller.state.getState()).toMatchObject({ present: false, line: "Come back." });
});
