import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { EXERCISES, exerciseById, replayTrace } from "@physiocheck/motion";
import { ROOT } from "../scripts/lib/process.ts";
import { table } from "../scripts/lib/table.ts";
import { readTraceFile } from "../scripts/lib/trace-file.ts";
import type { Benchmark } from "./section.ts";

const DATA = join(ROOT, "../shared/data");

/** What Countix-Fitness calls the library's exercises. */
const COUNTIX_EXERCISES: Readonly<Record<string, string>> = {
  bench_pressing: "bench-press",
  front_raise: "shoulder-flexion",
  lunge: "lunge",
  pull_ups: "pull-up",
  push_up: "push-up",
  rope_pushdown: "triceps-pushdown",
  sit_up: "sit-up",
  squat: "squat",
};

/** What clips with nothing to count show none the less: the man on the roof jumps twice before he walks. */
const DONE_IN_PASSING: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  sports2d_walk: { "jumping-jack": 2 },
};

type Label = { readonly exercise: string; readonly repetitions: number };
type Clip = {
  readonly name: string;
  readonly exercise: string;
  /** Labelled as a recording of this exercise, not as one of nothing. */
  readonly done: boolean;
  readonly truth: number;
  readonly counted: number;
};

/** Repetitions counted against repetitions labelled by eye, on recordings of people. */
export const counting: Benchmark = {
  name: "counting",
  run: () => {
    if (!existsSync(DATA)) {
      return Promise.resolve({
        name: "counting",
        skipped: "the labelled recordings are not beside the project",
      });
    }
    const clips = replayAll("traces", (exercise) => exercise);
    const countix = replayAll("countix-fitness", (exercise) => COUNTIX_EXERCISES[exercise]);
    const nothing = clips.filter(({ done }) => !done);
    const known = clips.filter(({ done }) => done);
    const body = [
      "Landmark traces of public clips, replayed as `npm run -s replay` does with the exercise given. `exact` and `within one` are parts of the clips, `in parts` the mean error in parts of the labelled number.",
      "",
      table(
        ["recordings", "clips", "exact", "within one", "mean error", "in parts"],
        [
          score("clips of people exercising, labelled by eye", known),
          score("clips in which nothing is to be counted", nothing),
          ...countixRows(countix),
        ],
      ),
      "",
      "Each clip labelled by eye:",
      "",
      table(
        ["clip", "exercise", "labelled", "counted"],
        clips.map((clip) => [clip.name, clip.exercise, clip.truth, clip.counted]),
      ),
      "",
      "Countix-Fitness squeezes x, y and z to the body's box in every frame; the engine notices and restores people's proportions as well as it can. It tests the counting logic, not the goniometer.",
    ].join("\n");
    return Promise.resolve({ name: "counting", title: "Counting repetitions", body });
  },
};

/** Replays every labelled trace of a folder whose exercise the library has; clips with nothing to count under every exercise. */
function replayAll(folder: string, idOf: (label: string) => string | undefined): Clip[] {
  const labels = JSON.parse(readFileSync(join(DATA, folder, "labels.json"), "utf8")) as Record<string, Label>;
  return Object.entries(labels).flatMap(([name, label]) => {
    const given = label.repetitions === 0 ? undefined : exerciseById(idOf(label.exercise) ?? "");
    const exercises = given ? [given] : label.repetitions === 0 ? EXERCISES : [];
    if (exercises.length === 0) return [];
    const trace = readTraceFile(join(DATA, folder, `${name}.trace.json.gz`));
    return exercises.map((exercise) => ({
      name,
      exercise: exercise.id,
      done: label.repetitions > 0,
      truth: DONE_IN_PASSING[name]?.[exercise.id] ?? label.repetitions,
      counted: replayTrace(trace, exercise).summary.repetitions,
    }));
  });
}

function countixRows(clips: readonly Clip[]): (string | number)[][] {
  const exercises = [...new Set(clips.map(({ exercise }) => exercise))].toSorted();
  return [
    ...exercises.map((id) =>
      score(
        `Countix-Fitness, ${id}`,
        clips.filter(({ exercise }) => exercise === id),
      ),
    ),
    score("Countix-Fitness, all", clips),
  ];
}

function score(name: string, clips: readonly Clip[]): (string | number)[] {
  const part = (within: number): string => {
    const good = clips.filter(({ truth, counted }) => Math.abs(truth - counted) <= within).length;
    return clips.length === 0 ? "–" : `${((100 * good) / clips.length).toFixed(0)} %`;
  };
  const error = clips.reduce((sum, { truth, counted }) => sum + Math.abs(truth - counted), 0) / clips.length;
  // Mean absolute error in parts of the truth, as in Hu et al. 2022 (TransRAC).
  const parts =
    clips.reduce((sum, { truth, counted }) => sum + Math.abs(truth - counted) / truth, 0) / clips.length;
  const figure = (x: number): string => (Number.isFinite(x) ? x.toFixed(2) : "–");
  return [name, clips.length, part(0), part(1), figure(error), figure(parts)];
}
