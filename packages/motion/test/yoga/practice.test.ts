import { createPatient, frameCamera, projectTrace } from "@physiocheck/digital-patient";
import fc from "fast-check";
import { expect, test } from "vitest";
import { StepTally } from "../../src/yoga/practice/step-tally.ts";
import {
  PracticeGuide,
  practiceSeconds,
  practiceStatistics,
  practiceSteps,
  READY_PRACTICES,
  summarisePractice,
  YOGA_POSES,
  type JointMatch,
  type PoseFrame,
  type Trace,
  type YogaJoint,
  type YogaPoseId,
} from "../../src/index.ts";

/** Somebody who goes through poses, one side after the other where they have sides. */
function film(poses: readonly (readonly [YogaPoseId, number, ("left" | "right")?])[]): Trace {
  const patient = createPatient({
    motion: [
      { kind: "stand", seconds: 1 },
      ...poses.map(([pose, holdSeconds, side]) => ({
        kind: "exercise" as const,
        exercise: `yoga/${pose}`,
        holdSeconds,
        ...(side && { side }),
      })),
    ],
    seed: 4,
  });
  return projectTrace(patient, frameCamera(patient, { yaw: 15 }), { fps: 10, seed: 4 }).trace;
}

test("a pose with sides is held on each, one without once", () => {
  expect(
    practiceSteps([
      { pose: "mountain", seconds: 20 },
      { pose: "tree", seconds: 15 },
    ]),
  ).toEqual([
    { pose: "mountain", side: "both", seconds: 20 },
    { pose: "tree", side: "left", seconds: 15 },
    { pose: "tree", side: "right", seconds: 15 },
  ]);
});

test("the ready-made practices are of known poses and take a few minutes", () => {
  const known = new Set(YOGA_POSES.map(({ id }) => id));
  for (const [id, poses] of Object.entries(READY_PRACTICES)) {
    const seconds = practiceSeconds(poses);
    expect({ id, unknown: poses.filter(({ pose }) => !known.has(pose)) }).toEqual({ id, unknown: [] });
    expect({ id, isLong: seconds > 120, isShort: seconds < 600 }).toEqual({
      id,
      isLong: true,
      isShort: true,
    });
  }
});

test("a practice goes on by itself, pose by pose and side by side, and tells how each went", () => {
  const trace = film([
    ["warrior_2", 6, "left"],
    ["warrior_2", 6, "right"],
  ]);
  const guide = new PracticeGuide(practiceSteps([{ pose: "warrior_2", seconds: 3 }]));
  const seen: number[] = [];
  for (const frame of trace.frames) {
    const { index } = guide.push(frame, trace);
    if (seen.at(-1) !== index) seen.push(index);
  }
  expect(seen).toEqual([0, 1, 2]);
  const results = guide.results();
  expect(results.map(({ side }) => side)).toEqual(["left", "right"]);
  for (const { heldSeconds, longestSeconds, accuracy } of results) {
    expect(heldSeconds).toBeGreaterThanOrEqual(3);
    expect(heldSeconds).toBeLessThan(4);
    expect(longestSeconds).toBeCloseTo(heldSeconds, 5);
    expect(accuracy).toBeGreaterThan(70);
  }
  expect(summarisePractice(results)).toMatchObject({ complete: 2, askedSeconds: 6 });
});

test("the other side does not count for the side that is asked for", () => {
  const trace = film([["tree", 6, "right"]]);
  const guide = new PracticeGuide(practiceSteps([{ pose: "tree", seconds: 3 }]));
  for (const frame of trace.frames) guide.push(frame, trace);
  // Still the left one, which nobody stood on.
  guide.skip();
  const [left] = guide.results();
  expect(left).toMatchObject({ side: "left", heldSeconds: 0, accuracy: null, improvements: [] });
});

test("leaving the picture, a pause and a picture that turns lose nothing that was held", () => {
  const trace = film([["tree", 8, "left"]]);
  const half = trace.frames.findIndex((_, at) => at > 50);
  const guide = new PracticeGuide([{ pose: "tree", side: "left", seconds: 60 }]);
  const push = (frames: readonly PoseFrame[], picture: { width: number; height: number }) => {
    let held = 0;
    for (const frame of frames) held = guide.push(frame, picture).heldSeconds;
    return held;
  };
  const before = push(trace.frames.slice(0, half), trace);
  expect(before).toBeGreaterThan(1);
  const away = trace.frames
    .slice(half, half + 10)
    .map(({ t }): PoseFrame => ({ t, landmarks: null, world: null }));
  expect(push(away, trace)).toBe(before);
  // An hour later, from the same camera held upright.
  const later = trace.frames
    .slice(20, half)
    .map((frame): PoseFrame => ({ ...frame, t: frame.t + 3_600_000 }));
  const after = push(later, { width: trace.width + 1, height: trace.height + 1 });
  expect(after).toBeGreaterThan(before);
  expect(after).toBeLessThan(before + 6);
});

test("what cost most while a pose was held comes first, and what cost little is not said", () => {
  const tally = new StepTally({ pose: "chair", side: "both", seconds: 30 });
  const joint = (name: YogaJoint, deviation: number, score: number): JointMatch => ({
    joint: name,
    value: 90 + deviation,
    target: 90,
    tolerance: 20,
    deviation,
    doubt: 0,
    score,
  });
  const knee = joint("knee_flexion_left", -30, 0.5);
  const hip = joint("hip_flexion_left", 20, 0.7);
  const joints = [hip, knee, joint("elbow_flexion_left", 9, 0.95)];
  for (let t = 0; t <= 10_000; t += 100)
    tally.add({
      t,
      present: true,
      // Before it was held nothing counts, however bad.
      match: {
        side: "both",
        accuracy: 75,
        joints: t < 2000 ? [joint("trunk_lean", 40, 0)] : joints,
        worst: knee,
      },
      holding: t >= 2000,
      holdSeconds: Math.max(0, t - 2000) / 1000,
    });
  const { heldSeconds, longestSeconds, accuracy, improvements } = tally.result();
  expect([heldSeconds, longestSeconds, accuracy]).toEqual([8, 8, 75]);
  expect(improvements.map((one) => one.joint)).toEqual(["knee_flexion_left", "hip_flexion_left"]);
  expect(improvements[0].deviation).toBeCloseTo(-30, 6);
  expect(improvements[0].loss).toBeCloseTo(0.5, 6);
});

test("a week begins on Monday, and today breaks no streak before it is over", () => {
  // 2026-11-21, a Saturday.
  const today = Date.parse("2026-11-21") / 86_400_000;
  const fact = (ago: number, accuracy: number | null = 80) => ({ day: today - ago, minutes: 10, accuracy });
  const facts = [fact(1), fact(2, null), fact(2, 60), fact(6), fact(30)];
  expect(practiceStatistics(facts, today)).toEqual({
    practices: 5,
    minutes: 50,
    practicesThisWeek: 3,
    minutesThisWeek: 30,
    streakDays: 2,
    accuracy: 75,
  });
  expect(practiceStatistics([...facts, fact(0)], today).streakDays).toBe(3);
  expect(practiceStatistics([], today)).toMatchObject({ practices: 0, streakDays: 0, accuracy: null });
});

test("statistics never depend on the order of the practices", () => {
  const fact = fc.record({
    day: fc.integer({ min: 20_000, max: 20_060 }),
    minutes: fc.integer({ min: 0, max: 90 }),
    accuracy: fc.option(fc.integer({ min: 0, max: 100 })),
  });
  fc.assert(
    fc.property(
      fc.array(fact, { maxLength: 40 }),
      fc.integer({ min: 20_000, max: 20_060 }),
      (facts, today) => {
        expect(practiceStatistics(facts.toReversed(), today)).toEqual(practiceStatistics(facts, today));
      },
    ),
  );
});
