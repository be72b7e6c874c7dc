import { EXERCISES } from "@physiocheck/motion";
import type { ExerciseDefinition, FeedbackCode } from "@physiocheck/motion";
import { describe, expect, test } from "vitest";
import { createCamera, createPatient, MOTIONS, projectTrace } from "../../src/index.ts";
import type { BodyOptions, ExerciseOptions } from "../../src/index.ts";
import { exercise, runLive } from "./run-engine.ts";
import type { Run } from "./run-engine.ts";

/** Places of the camera from which each view can be had, other than the one of counting.test.ts. */
const ASIDE = { front: -20, side: 78, diagonal: 30, any: 60 } as const;
const BEST = { front: 0, side: 90, diagonal: 45, any: 30 } as const;
const TALL: BodyOptions = { height: 1.86, sex: "male", build: 0.8, armRatio: 1.04 };
const FPS = 20;

function perform(
  { id }: ExerciseDefinition,
  yaw: number,
  how: Omit<ExerciseOptions, "exercise">,
  body: BodyOptions = {},
): Run & { readonly held: number } {
  const patient = createPatient({
    body,
    motion: [
      { kind: "stand", seconds: 1 },
      { kind: "exercise", exercise: id, leadSeconds: 2, ...how },
    ],
    seed: 11,
  });
  const { trace, truth } = projectTrace(patient, createCamera({ yaw, height: 1 }), {
    fps: FPS,
    seed: 3,
    depthScale: 0.7,
  });
  const held = truth.holds.reduce((sum, { start, end }) => sum + (end - start) / 1000, 0);
  return { ...runLive(trace, id), held };
}

/** Seconds of a repetition that is done at a pace other than the usual one. */
function paced(id: string, pace: number): number {
  const seconds = MOTIONS.get(id)?.seconds;
  if (!seconds) throw new Error(`no motion ${id}`);
  return pace * (seconds.out + seconds.peak + seconds.back);
}

const counted = EXERCISES.filter(({ counting }) => counting !== "hold");
const held = EXERCISES.filter(({ counting }) => counting === "hold");

test.each(counted)(
  "$id: four slow ones of a tall, heavy person seen from elsewhere are four",
  (definition) => {
    const { summary } = perform(
      definition,
      ASIDE[definition.view],
      { repetitions: 4, repSeconds: paced(definition.id, 1.25) },
      TALL,
    );
    expect(summary.repetitions).toBe(4);
  },
);

test.each(counted)("$id: one too shallow is not counted, the others are", (definition) => {
  const { summary } = perform(definition, BEST[definition.view], {
    repetitions: 4,
    faults: [{ kind: "shallow", amount: 1.1, repetitions: [2] }],
  });
  expect(summary.repetitions).toBe(3);
});

test.each(held)("$id is held as long by a tall, heavy person seen from elsewhere", (definition) => {
  const run = perform(definition, ASIDE[definition.view], { holdSeconds: 6 }, TALL);
  expect(Math.abs(run.summary.holdSeconds - run.held)).toBeLessThan(1.6);
});

describe("what is done wrong is told", () => {
  test.each([
    ["shoulder-extension", "stand_upright"],
    ["shoulder-press", "stand_upright"],
    ["upright-row", "stand_upright"],
    ["wall-slide", "stand_upright"],
    ["bent-over-row", "stay_bent_forward"],
    ["elbow-extension", "stay_bent_forward"],
    ["triceps-pushdown", "stand_upright"],
    ["mini-squat", "keep_back_straight"],
    ["single-leg-squat", "keep_back_straight"],
    ["standing-knee-flexion", "keep_thighs_still"],
    ["heel-raise", "straighten_knees"],
  ] as const satisfies readonly (readonly [string, FeedbackCode])[])("%s: %s", (id, cue) => {
    const definition = exercise(id);
    const said = (faults: ExerciseOptions["faults"]): boolean =>
      perform(definition, BEST[definition.view], {
        repetitions: 2,
        ...(faults && { faults }),
      }).summary.ledger.some(({ feedback }) => feedback.includes(cue));
    expect(said([{ kind: "trunk_lean" }])).toBe(true);
    expect(said(undefined)).toBe(false);
  });

  test("a hip hinge that becomes a squat is not counted", () => {
    const { summary } = perform(exercise("hip-hinge"), 90, {
      repetitions: 3,
      faults: [{ kind: "trunk_lean", repetitions: [1] }],
    });
    expect(summary.ledger.map(({ reason }) => reason)).toContain("alignment");
    expect(summary.repetitions).toBe(2);
  });
});
