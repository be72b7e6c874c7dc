import { expect, test } from "vitest";
import {
  attentionFor,
  byAttention,
  dailyCourse,
  type Course,
  type CoursePoint,
} from "../src/physician/attention.ts";

const NOW = new Date(2026, 4, 20, 15).getTime();
const DAY = 86_400_000;
const session = (daysAgo: number, more: Partial<CoursePoint> = {}): CoursePoint => ({
  at: NOW - daysAgo * DAY,
  painAfter: 2,
  quality: 85,
  counted: 10,
  attempts: 10,
  stoppedByPain: false,
  ...more,
});
const course = (sessions: readonly CoursePoint[], more: Partial<Course> = {}): Course => ({
  sessions,
  assignments: 1,
  live: false,
  proposal: null,
  ...more,
});

test("the most urgent reason is given, and only one", () => {
  const why = (sessions: readonly CoursePoint[], more?: Partial<Course>) =>
    attentionFor(course(sessions, more), NOW);
  expect(why([session(0, { painAfter: 9 })], { live: true })).toEqual({ why: "live" });
  expect(why([session(0, { painAfter: 9, stoppedByPain: true })])).toEqual({ why: "stopped_by_pain" });
  expect(why([session(0, { painAfter: 7 })])).toEqual({ why: "pain_high", pain: 7 });
  expect(why([session(3, { painAfter: 2 }), session(1, { painAfter: 4 })])).toEqual({
    why: "pain_rising",
    from: 2,
    to: 4,
  });
  expect(why([session(3, { painAfter: 2 }), session(1, { painAfter: 3 })])).toEqual({ why: "fine" });
  expect(why([session(5)])).toEqual({ why: "away", days: 5 });
  expect(why([session(3)])).toEqual({ why: "fine" });
  expect(why([])).toEqual({ why: "never_started" });
  expect(why([], { assignments: 0 })).toEqual({ why: "no_plan" });
  expect(why([session(2, { quality: 90 }), session(1, { quality: 78.4 })])).toEqual({
    why: "quality_falling",
    from: 90,
    to: 78,
  });
  expect(why([session(1, { counted: 4, attempts: 10 })])).toEqual({ why: "partial" });
});

test("an unstated pain is not a pain of nought", () => {
  const sessions = [
    session(3, { painAfter: null }),
    session(2, { painAfter: 3 }),
    session(1, { painAfter: null }),
  ];
  expect(attentionFor(course(sessions), NOW)).toEqual({ why: "fine" });
});

test("people who need someone come first, and among equals who exercised longest ago", () => {
  const people = [
    { name: "fine", course: course([session(1)]) },
    { name: "away five days", course: course([session(5)]) },
    { name: "away nine days", course: course([session(9)]) },
    { name: "in pain", course: course([session(0, { painAfter: 8 })]) },
    { name: "live", course: course([session(0)], { live: true }) },
  ].map((person) => ({ ...person, attention: attentionFor(person.course, NOW) }));
  expect(people.toSorted(byAttention).map((person) => person.name)).toEqual([
    "live",
    "in pain",
    "away nine days",
    "away five days",
    "fine",
  ]);
});

test("the sparkline counts sessions by calendar day and leaves gaps where pain was not stated", () => {
  const { counts, pain } = dailyCourse(
    [
      session(20),
      session(2, { painAfter: 4 }),
      session(0, { painAfter: null }),
      session(0.2, { painAfter: null }),
    ],
    [],
    4,
    NOW,
  );
  expect(counts).toEqual([0, 1, 0, 2]);
  expect(pain).toEqual([null, 4, null, null]);
});

test("where a plan asks for sessions the sparkline shows what was due and done", () => {
  const days = [
    { day: "2026-05-19", due: 1, done: 0 },
    { day: "2026-05-20", due: 2, done: 1 },
  ];
  const { counts, due, pain } = dailyCourse([session(0, { painAfter: 5 })], days, 4, NOW);
  expect(counts).toEqual([0, 0, 0, 1]);
  expect(due).toEqual([0, 0, 1, 2]);
  expect(pain).toEqual([null, null, null, 5]);
});

test("a proposal of less comes before form, one of more after it", () => {
  const falling = [session(2, { quality: 90 }), session(0, { quality: 70 })];
  const why = (sessions: readonly CoursePoint[], proposal: Course["proposal"]) =>
    attentionFor(course(sessions, { proposal }), NOW).why;
  expect(why(falling, "regress")).toBe("proposal_regress");
  expect(why(falling, "progress")).toBe("quality_falling");
  expect(why([session(0)], "progress")).toBe("proposal_progress");
});
