import { existsSync, readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { createPatient, type Segment } from "@physiocheck/digital-patient";
import {
  type Classifier,
  evenSignals,
  exerciseById,
  NONE,
  parseTrace,
  replayTrace,
  replayUnknown,
  type Trace,
  UNKNOWN,
  WINDOW_LENGTH,
  windowFeatures,
} from "@physiocheck/motion";
import { beforeAll, expect, test } from "vitest";
import { readClassifier } from "../src/node.ts";
import { Chance, exerciseScript, idleScript, performedExercises, seedOf } from "../src/training/index.ts";
import { film } from "./film-library.ts";

/** Other people, other cameras, other chance than any in training. */
const UNSEEN = 77;
const TRACES = new URL("../../../../shared/data/traces/", import.meta.url);

let classifier: Classifier;

/** The exercise that the windows of a clip speak for, all together. */
function likeliest(trace: Trace): string | undefined {
  const signals = evenSignals(trace);
  const windows: Float32Array[] = [];
  for (let at = 0; at <= signals.length - WINDOW_LENGTH; at += 5) windows.push(windowFeatures(signals, at));
  const looks = classifier.classify(windows);
  const sums = classifier.classes.map((name, k) =>
    name === NONE ? 0 : looks.reduce((sum, look) => sum + (look[k] ?? 0), 0),
  );
  return classifier.classes[sums.indexOf(Math.max(...sums))];
}

beforeAll(async () => {
  classifier = await readClassifier();
});

test(
  "at least 95 % of exercises are named rightly on people nobody has seen before",
  { timeout: 300_000 },
  () => {
    const exercises = performedExercises().filter(({ id }) => classifier.classes.includes(id));
    const wrong = exercises.filter((exercise) => {
      const chance = new Chance(seedOf(UNSEEN, exercise.id));
      const script = exerciseScript(exercise, chance);
      if (!("exercise" in script.motion)) throw new TypeError("a set of one exercise");
      const repetitions = exercise.counting === "hold" ? 1 : 4;
      const side = exercise.view === "side" ? 90 : exercise.view === "front" ? 0 : 45;
      const trace = film(
        { ...script, motion: { ...script.motion, depth: 1, faults: [], repetitions } },
        side + chance.between(-25, 25),
        UNSEEN,
      );
      return likeliest(trace) !== exercise.id;
    });
    expect(wrong.map(({ id }) => id).slice(Math.floor(0.05 * exercises.length))).toEqual([]);
  },
);

test("walking, standing, gesturing, sitting down and getting ready are no exercise", () => {
  for (let i = 0; i < 16; i += 1) {
    const chance = new Chance(seedOf(UNSEEN, `idle ${i}`));
    const script = idleScript(chance);
    const { summary, bouts } = replayUnknown(film(script, chance.between(0, 360), i), classifier);
    expect([i, summary.exercise, summary.repetitions, bouts]).toEqual([i, NONE, 0, []]);
  }
});

test("several exercises after one another are found with their bounds and counts", () => {
  const motion: readonly Segment[] = [
    { kind: "walk-in", bearing: 80 },
    { kind: "stand", seconds: 2 },
    { kind: "exercise", exercise: "squat", repetitions: 5 },
    { kind: "gesture", seconds: 6 },
    { kind: "exercise", exercise: "shoulder-abduction", repetitions: 4 },
    { kind: "stand", seconds: 5 },
    { kind: "exercise", exercise: "jumping-jack", repetitions: 8 },
    { kind: "stand", seconds: 2 },
    { kind: "walk-out", bearing: -80 },
  ];
  const { repetitions } = createPatient({ motion, seed: 4 });
  const sets = [repetitions.slice(0, 5), repetitions.slice(5, 9), repetitions.slice(9)];
  const { bouts, summary } = replayUnknown(film({ motion, seed: 4 }, 15, 2), classifier);
  expect(bouts.map(({ exercise, repetitions: count }) => [exercise, count])).toEqual([
    ["squat", 5],
    ["shoulder-abduction", 4],
    ["jumping-jack", 8],
  ]);
  bouts.forEach(({ start, end }, i) => {
    expect(Math.abs(start - (sets[i]?.[0]?.start ?? Number.NaN))).toBeLessThan(1000);
    expect(Math.abs(end - (sets[i]?.at(-1)?.end ?? Number.NaN))).toBeLessThan(1000);
  });
  expect(summary.exercise).toBe("squat");
  expect(summary.repetitions).toBe(5);
});

/** A classifier that says the same of everything; what is left of certainty goes to all others alike. */
function stubborn(guesses: Readonly<Record<string, number>>): Classifier {
  const { classes } = classifier;
  const said = Object.values(guesses).reduce((sum, guess) => sum + guess, 0);
  const rest = (1 - said) / (classes.length - Object.keys(guesses).length);
  const look = Float32Array.from(classes, (name) => guesses[name] ?? rest);
  return { classes, classify: (windows) => windows.map(() => look) };
}

test("a movement that no name fits is counted without one", () => {
  const trace = film({ motion: { exercise: "squat", repetitions: 6 }, seed: 4 }, 30, 2);
  const clueless = stubborn({ [NONE]: 0.02, squat: 0.25, lunge: 0.2 });
  const { summary, bouts } = replayUnknown(trace, clueless);
  expect([summary.exercise, summary.repetitions, bouts.length]).toEqual([UNKNOWN, 6, 1]);
});

test("where the network sees nothing and doubts it, counters that agree are believed", () => {
  const trace = film({ motion: { exercise: "squat", repetitions: 6 }, seed: 4 }, 30, 2);
  const seen = (none: number) => {
    const doubting = stubborn({ [NONE]: none, "sit-to-stand": 0.08, squat: 0.07, "mini-squat": 0.06 });
    const { summary, bouts } = replayUnknown(trace, doubting);
    return [summary.exercise, summary.repetitions, bouts.length];
  };
  expect(seen(0.6)).toEqual([UNKNOWN, 6, 1]);
  expect(seen(0.75)).toEqual([NONE, 0, 0]);
});

test("what people do beside exercising convinces no two counters", () => {
  const likely = ["heel-raise", "hip-abduction", "upright-row", "lunge", "marching", "shoulder-flexion"];
  const doubting = stubborn({ [NONE]: 0.4, ...Object.fromEntries(likely.map((name) => [name, 0.05])) });
  for (let i = 0; i < 12; i += 1) {
    const chance = new Chance(seedOf(UNSEEN, `idle ${i}`));
    const { summary } = replayUnknown(film(idleScript(chance), chance.between(0, 360), i), doubting);
    expect([i, summary.repetitions]).toEqual([i, 0]);
  }
});

test("an empty recording, and one of nobody, show nothing", () => {
  const empty = { fps: 30, width: 640, height: 480, source: "", frames: [] };
  expect(replayUnknown(empty, classifier).summary.exercise).toBe(NONE);
  const frames = Array.from({ length: 90 }, (_, i) => ({ t: i * 33, landmarks: null, world: null }));
  expect(replayUnknown({ ...empty, frames }, classifier).summary).toMatchObject({
    exercise: NONE,
    repetitions: 0,
  });
});

test.runIf(existsSync(TRACES))("recordings of people are named and counted as labelled", () => {
  const labels = JSON.parse(readFileSync(new URL("labels.json", TRACES), "utf8")) as Record<
    string,
    { readonly exercise: string; readonly repetitions: number }
  >;
  const known = Object.entries(labels).filter(
    ([, { exercise }]) => exercise === NONE || exerciseById(exercise),
  );
  const results = known.map(([name, label]) => {
    const zipped = readFileSync(new URL(`${name}.trace.json.gz`, TRACES));
    const trace = parseTrace(JSON.parse(gunzipSync(zipped).toString()));
    const { summary } = replayUnknown(trace, classifier);
    const exercise = exerciseById(label.exercise);
    const given = exercise ? replayTrace(trace, exercise).summary.repetitions : 0;
    return { name, named: summary.exercise === label.exercise, off: Math.abs(summary.repetitions - given) };
  });
  expect(results.filter(({ named }) => !named).length).toBeLessThanOrEqual(0.05 * results.length);
  expect(results.filter(({ off }) => off > 1)).toEqual([]);
});
