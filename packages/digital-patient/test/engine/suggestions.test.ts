/** Sessions of digital patients, judged by the engine, and what it suggests to change from them. */
import {
  applyChange,
  commonErrors,
  createEngine,
  exerciseById,
  suggestChanges,
  type ExerciseDefinition,
  type SessionRecord,
} from "@physiocheck/motion";
import { describe, expect, test } from "vitest";
import { createCamera, createPatient, projectTrace, type ExerciseOptions } from "../../src/index.ts";

const squat = exerciseById("squat")!;
const DAY = 24 * 3_600_000;

/** One session of a patient: a set as a slow camera sees it, and the engine's judgement. */
function session(
  exercise: ExerciseDefinition,
  how: Omit<ExerciseOptions, "exercise">,
  { day }: { day: number },
): SessionRecord {
  const seed = 100 + day;
  const motion = [
    { kind: "stand", seconds: 2 } as const,
    { kind: "exercise", exercise: exercise.id, repetitions: 6, ...how } as const,
  ];
  const { trace } = projectTrace(createPatient({ motion, seed }), createCamera({ yaw: 30 }), {
    seed,
    fps: 15,
  });
  const engine = createEngine({ exercise, picture: trace, mode: "live" });
  for (const frame of trace.frames) engine.push(frame);
  const { ledger, range } = engine.finish();
  return { patient: "Anna", startedAt: day * DAY, ledger, range };
}

/** Three sessions of each patient, who all do the same. */
function sessions(
  exercise: ExerciseDefinition,
  how: Omit<ExerciseOptions, "exercise">,
  patients: readonly string[] = ["Anna"],
): SessionRecord[] {
  const own = [0, 1, 2].map((day) => session(exercise, how, { day }));
  return patients.flatMap((patient) => own.map((each) => ({ ...each, patient })));
}

describe("depth", () => {
  // More than this patient can do: they go seven tenths of the way, again and again.
  const ask: ExerciseDefinition = { ...squat, depth: { counted: 0.75, partial: 0.3 } };
  const short = sessions(ask, { depth: 0.7 });

  test("somebody who reaches nearly all of the depth in nearly all attempts gets a depth that counts", () => {
    const [suggestion, ...others] = suggestChanges(ask, short, "patient");
    expect(others).toEqual([]);
    expect(suggestion?.reason).toBe("short_of_depth");
    const { change, evidence } = suggestion;
    if (change.kind !== "counted_depth") throw new Error(change.kind);
    expect(change.from).toBe(0.75);
    expect(change.to).toBeGreaterThanOrEqual(0.6);
    expect(change.to).toBeLessThanOrEqual(evidence.measured);
    expect(evidence).toMatchObject({ patients: 1, sessions: 3, attempts: 18 });
    expect(evidence.share).toBeGreaterThan(0.5);
    const changed = applyChange(ask, change);
    expect(changed.depth).toEqual({ counted: change.to, partial: 0.3 });
    // Judged anew with the change, nothing is left to suggest.
    expect(suggestChanges(changed, sessions(changed, { depth: 0.7 }), "patient")).toEqual([]);
  });

  test("two sessions, or one good day in three, speak for nothing", () => {
    expect(suggestChanges(ask, short.slice(0, 2), "patient")).toEqual([]);
    const good = [1, 2].map((day) => session(ask, { depth: 1 }, { day }));
    expect(suggestChanges(ask, [...good, short[0]], "patient")).toEqual([]);
  });

  test("the order of the sessions does not matter", () => {
    expect(suggestChanges(ask, short.toReversed(), "patient")).toEqual(suggestChanges(ask, short, "patient"));
  });

  test("somebody who goes far beyond what counts is asked for more", () => {
    const easy: ExerciseDefinition = { ...squat, depth: { counted: 0.4, partial: 0.3 } };
    const [suggestion] = suggestChanges(
      easy,
      sessions(easy, { depth: 1, repSeconds: 4, repetitions: 5 }),
      "patient",
    );
    expect(suggestion).toMatchObject({
      reason: "beyond_depth",
      change: { kind: "counted_depth", from: 0.4 },
    });
    expect(suggestion?.change.to).toBeGreaterThan(0.6);
    expect(
      suggestChanges(
        easy,
        sessions(easy, { depth: 1, repSeconds: 4, repetitions: 3 }, ["Anna", "Ben"]),
        "everybody",
      ),
    ).toEqual([]);
  });
});

describe("tempo", () => {
  test("somebody who always hurries is told sooner to slow down", () => {
    const hurried = sessions(squat, { repSeconds: 1.2 });
    const reasons = suggestChanges(squat, hurried, "patient").map(({ reason, change }) => [reason, change]);
    expect(reasons).toEqual([["hurried", { kind: "min_rep", from: 0.7, to: 1.8 }]]);
  });

  test("somebody who takes their time gets a typical time of their own", () => {
    const slow = sessions(squat, { repSeconds: 7.5, repetitions: 5 });
    const [suggestion] = suggestChanges(squat, slow, "patient");
    expect(suggestion).toMatchObject({ reason: "other_tempo", change: { kind: "typical_rep", from: 3 } });
    expect(suggestion?.change.to).toBeCloseTo(suggestion.evidence.measured, 1);
    expect(suggestion?.evidence.measured).toBeGreaterThan(4.5);
  });

  test("a shortest time that refuses everybody gives way, but not for one patient", () => {
    const strict: ExerciseDefinition = { ...squat, timing: { minRep: 3, typicalRep: 3.2, maxRep: 15 } };
    const both = sessions(strict, { repSeconds: 1.9, repetitions: 5 }, ["Anna", "Ben"]);
    const [suggestion] = suggestChanges(strict, both, "everybody");
    expect(suggestion).toMatchObject({ reason: "refused_as_fast", evidence: { patients: 2, sessions: 6 } });
    expect(suggestion?.change.to).toBeLessThan(suggestion.evidence.measured);
    expect(suggestChanges(strict, both.slice(0, 3), "everybody").map(({ reason }) => reason)).toEqual([]);
  });
});

describe("alignment rules", () => {
  const tight: ExerciseDefinition = {
    ...squat,
    alignment: [
      {
        movement: "trunk_lean",
        range: [0, 18],
        during: "moving",
        graceMs: 200,
        cue: "stand_upright",
        breaks: false,
      },
      ...squat.alignment,
    ],
  };

  test("a range that everybody leaves is widened to what is usual, by 15° at most", () => {
    const both = sessions(tight, { repSeconds: 4, repetitions: 3 }, ["Anna", "Ben"]);
    const [suggestion, ...others] = suggestChanges(tight, both, "everybody");
    expect(others).toEqual([]);
    expect(suggestion).toMatchObject({
      reason: "rule_always_broken",
      change: { kind: "rule_range", rule: 0, movement: "trunk_lean", from: [0, 18] },
    });
    const { to } = suggestion.change as { to: readonly [number, number] };
    expect(to[0]).toBe(0);
    expect(to[1]).toBeGreaterThan(18);
    expect(to[1]).toBeLessThanOrEqual(33);
    expect(applyChange(tight, suggestion.change).alignment[0]?.range).toEqual(to);
  });

  test("rules that are kept stay as they are", () => {
    expect(
      suggestChanges(squat, sessions(squat, { repSeconds: 4, repetitions: 3 }, ["Anna", "Ben"]), "everybody"),
    ).toEqual([]);
  });
});

test("common errors of somebody who gets better", () => {
  const shallow = (...repetitions: number[]) => [{ kind: "shallow", amount: 1.1, repetitions } as const];
  const getting = [
    session(squat, { faults: shallow(0, 1, 2, 3) }, { day: 0 }),
    session(squat, { faults: shallow(0, 1) }, { day: 1 }),
    session(squat, {}, { day: 2 }),
  ];
  const errors = commonErrors(getting);
  expect(errors[0]?.code).toMatch(/too_shallow|go_deeper/);
  const refused = errors.find(({ code }) => code === "too_shallow");
  expect(refused?.count).toBeGreaterThanOrEqual(3);
  expect(refused?.sessions).toBe(2);
  expect(refused?.trend).toBeLessThan(-0.1);
});
