import type { Course, CoursePoint, Goal } from "@physiocheck/contracts";
import { describe, expect, test } from "vitest";
import { measuresOf } from "../../src/patient/course-measures.ts";
import { goalProgress } from "../../src/patient/goal-progress.ts";
import { adherenceIn, streakOf, weeklyAdherence } from "../../src/patient/streak.ts";
import { localDay } from "../../src/ui/local-day.ts";

const day = (due: number, done: number, index = 0) => ({
  day: new Date(Date.UTC(2026, 10, 2 + index)).toISOString().slice(0, 10),
  due,
  done,
});

describe("streak", () => {
  test("days of rest neither count nor break it; today breaks nothing yet", () => {
    expect(streakOf([])).toBe(0);
    expect(streakOf([day(1, 1), day(0, 0), day(1, 1), day(1, 0)])).toBe(2);
    expect(streakOf([day(1, 1), day(0, 0), day(1, 1), day(2, 1)])).toBe(3);
    expect(streakOf([day(1, 1), day(1, 0), day(1, 1)])).toBe(1);
    expect(streakOf([day(1, 1), day(1, 0), day(1, 0)])).toBe(0);
  });

  test("adherence by the week, weeks without anything due left out", () => {
    const days = Array.from({ length: 21 }, (_, index) =>
      index < 7 ? day(1, index < 3 ? 1 : 0, index) : day(index < 14 ? 0 : 2, index < 14 ? 0 : 2, index),
    );
    expect(weeklyAdherence(days)).toEqual([
      { day: days[0]?.day, percent: 300 / 7 },
      { day: days[14]?.day, percent: 100 },
    ]);
    expect(adherenceIn(days, 7)).toEqual({ due: 14, done: 14 });
  });

  test("the day is the device's, not Greenwich's", () => {
    expect(localDay(new Date(2026, 0, 5, 0, 1))).toBe("2026-01-05");
    expect(localDay(new Date(2026, 0, 5, 23, 59))).toBe("2026-01-05");
  });
});

const point = (index: number, value: number, plusMinus = 5, painAfter = 2): CoursePoint => ({
  sessionId: `s${index}`,
  at: new Date(Date.UTC(2026, 10, 1 + index)).toISOString(),
  exerciseId: "squat",
  exerciseTitle: null,
  repetitions: 10,
  holdSeconds: 0,
  completion: 1,
  quality: 80,
  jitter: null,
  asymmetry: 0.1,
  painBefore: null,
  painAfter,
  effort: null,
  range: [{ angle: "knee_flexion_left", value, plusMinus }],
});
const course = (...points: CoursePoint[]): Course => ({ points, days: [] });

describe("what is called change", () => {
  test("an angle only beyond its measurement error; pain from two points on", () => {
    const measures = measuresOf([point(0, 80, 5, 5), point(1, 87, 5, 4)]);
    expect(measures.find(({ name }) => name === "range")?.change).toMatchObject({ real: false });
    expect(measures.find(({ name }) => name === "pain")?.change?.real).toBe(false);
    const more = measuresOf([point(0, 80, 5, 5), point(1, 88, 5, 3)]);
    expect(more.find(({ name }) => name === "range")?.change).toMatchObject({ real: true, from: 80, to: 88 });
    expect(more.find(({ name }) => name === "pain")?.change?.real).toBe(true);
  });

  test("what was measured once, or never, is not drawn", () => {
    expect(measuresOf([point(0, 80)])).toEqual([]);
    expect(measuresOf([point(0, 80), point(1, 81)]).map(({ name }) => name)).not.toContain("steadiness");
  });
});

describe("goals", () => {
  const goal = (aim: Goal["aim"]): Goal => ({
    id: "g",
    patientId: "p",
    author: { id: "p", name: "P", role: "patient" },
    aim,
    by: null,
    createdAt: "",
    reachedAt: null,
  });
  const knee = goal({ kind: "angle", movement: "knee_flexion", side: "left", degrees: 120 });

  test("an angle is reached for certain only beyond the measurement error", () => {
    expect(goalProgress(knee, course())).toBeNull();
    expect(goalProgress(knee, course(point(0, 80), point(1, 100)))).toMatchObject({
      from: 80,
      reached: "no",
    });
    const last = [point(1, 122), point(2, 122), point(3, 122)];
    expect(goalProgress(knee, course(point(0, 80), ...last))).toMatchObject({ now: 122, reached: "within" });
    const beyond = [point(1, 126), point(2, 126), point(3, 126)];
    expect(goalProgress(knee, course(point(0, 80), ...beyond))).toMatchObject({ reached: "yes", part: 1 });
  });

  test("pain goes down to it; words are nobody's to measure", () => {
    const less = goal({ kind: "pain", atMost: 2 });
    expect(
      goalProgress(less, course(point(0, 80, 5, 6), point(1, 80, 5, 4), point(2, 80, 5, 4))),
    ).toMatchObject({
      from: 6,
      part: 0.5,
      reached: "no",
    });
    expect(goalProgress(goal({ kind: "words", text: "Walk" }), course(point(0, 80)))).toBeNull();
  });
});
