import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { createCamera, createPatient, projectTrace, type BodyOptions } from "@physiocheck/digital-patient";
import {
  authorExercise,
  AuthoringError,
  EXERCISES,
  replayTrace,
  type AuthoredExercise,
  type ExerciseDefinition,
  type Trace,
} from "@physiocheck/motion";
import { ROOT } from "../scripts/lib/process.ts";
import { table } from "../scripts/lib/table.ts";
import { readTraceFile } from "../scripts/lib/trace-file.ts";
import type { Benchmark } from "./section.ts";

const DATA = join(ROOT, "../shared/data");
/** Where the physician's camera stands for each view, degrees around the person. */
const YAW = { front: 0, side: 90, diagonal: 45, any: 30 } as const;
const TAKE = { repetitions: 3, holdSeconds: 6, leadSeconds: 1 } as const;
const PHYSICIAN: BodyOptions = { height: 1.7, sex: "female" };
const SET = 10;
const HOLDS = 3;

/** Patients: degrees from the take's camera, body, and time of a repetition in parts of the usual one. */
const PATIENTS: readonly { readonly turn: number; readonly body: BodyOptions; readonly tempo: number }[] = [
  { turn: -30, body: { height: 1.85, sex: "male", build: 0.7 }, tempo: 0.7 },
  { turn: 30, body: { height: 1.58, sex: "female", build: 0.3 }, tempo: 1.5 },
  { turn: 0, body: { height: 1.72, sex: "male", build: 0.9, age: 70 }, tempo: 1 },
  { turn: 15, body: { height: 1.66, sex: "female", build: 0.6 }, tempo: 0.7 },
  { turn: -15, body: { height: 1.78, sex: "male", build: 0.2 }, tempo: 1.5 },
];

/** In Countix-Fitness the clip to author from is the first by name with so many repetitions at least, all of them found. */
const GOOD_TAKE = 4;

type Clip = { readonly name: string; readonly repetitions: number; readonly trace: Trace };
type Score = { readonly of: number; readonly exact: number; readonly near: number };

/** Exercises authored from one take: do they count other people, and as well as the library's own? */
export const authoring: Benchmark = {
  name: "authoring",
  run: () => {
    const simulated = EXERCISES.map(authorAndCount);
    const all = simulated.map(({ authored }) => authored).reduce(together);
    const library = simulated.map(({ own }) => own).reduce(together);
    const lines = [
      `Each exercise of the library is authored from ${TAKE.repetitions} repetitions of one digital patient before one camera (holds: ${TAKE.repetitions} of ${TAKE.holdSeconds} s). The definition then counts ${SET} repetitions (${HOLDS} holds) of ${PATIENTS.length} others: camera −30° to +30° from there, other bodies, 0.7 to 1.5 times the usual time, other noise, 20 frames a second. \`library\` is the library's own definition on the same recordings. The bar is exact in 95 %.`,
      "",
      table(
        ["exercise", "found", "moves", "by", "exact", "within one", "library exact"],
        [
          ...simulated.map(({ row }) => row),
          ["all", "", "", "", percent(all, "exact"), percent(all, "near"), percent(library, "exact")],
        ],
      ),
    ];
    if (existsSync(DATA)) lines.push("", ...ofPeople());
    return Promise.resolve({
      name: "authoring",
      title: "Exercises authored in one take",
      body: lines.join("\n"),
    });
  },
};

function authorAndCount(exercise: ExerciseDefinition): {
  readonly row: (string | number)[];
  readonly authored: Score;
  readonly own: Score;
} {
  const { id, counting, view } = exercise;
  const held = counting === "hold";
  const take = film(id, { ...TAKE }, PHYSICIAN, YAW[view], 5, 30);
  const made = authored(take);
  const expected = held ? HOLDS : SET;
  const usual = createPatient({ motion: { exercise: id, repetitions: 1 }, seed: 1 }).repetitions[0];
  const seconds = (usual.end - usual.start) / 1000;
  const sets = PATIENTS.map(({ turn, body, tempo }, i) =>
    film(
      id,
      {
        ...TAKE,
        repetitions: expected,
        ...(!held && { repSeconds: seconds * tempo }),
      },
      body,
      YAW[view] + turn,
      70 + i,
      20,
    ),
  );
  const score = (definition: ExerciseDefinition | null): Score =>
    scoreOf(sets.map((trace) => [definition ? counted(trace, definition) : 0, expected]));
  const mine = score(made?.definition ?? null);
  const own = score(exercise);
  const names = made?.definition.primary.map(({ movement }) => movement).join(", ") ?? "refused";
  return {
    row: [
      id,
      made?.repetitions.length ?? 0,
      made?.movingSide ?? "–",
      names,
      percent(mine, "exact"),
      percent(mine, "near"),
      percent(own, "exact"),
    ],
    authored: mine,
    own,
  };
}

function film(
  exercise: string,
  how: {
    readonly repetitions: number;
    readonly repSeconds?: number;
    readonly holdSeconds: number;
    readonly leadSeconds: number;
  },
  body: BodyOptions,
  yaw: number,
  seed: number,
  fps: number,
): Trace {
  const patient = createPatient({ motion: { exercise, ...how }, body, seed });
  return projectTrace(patient, createCamera({ yaw, height: 1 }), { seed, fps }).trace;
}

/** Recordings of people: one clip is the take, the others of its exercise are counted. */
function ofPeople(): string[] {
  const clips = labelled("traces");
  const rows: (string | number)[][] = [];
  let sum: Score = { of: 0, exact: 0, near: 0 };
  for (const [exercise, group] of clips) {
    if (group.length < 2) continue;
    for (const take of group.filter(({ repetitions }) => repetitions >= TAKE.repetitions)) {
      const { row, score } = fromClip(exercise, take, group);
      rows.push(row);
      sum = together(sum, score);
    }
  }
  const squeezed: (string | number)[][] = [];
  for (const [exercise, group] of labelled("countix-fitness")) {
    const take = group.find(
      ({ repetitions, trace }) =>
        repetitions >= GOOD_TAKE && authored(trace)?.repetitions.length === repetitions,
    );
    if (take) squeezed.push(fromClip(exercise, take, group).row);
  }
  const head = ["exercise", "take", "done", "found", "by", "others", "exact", "within one"];
  return [
    "From one clip of a person to the other clips of the same exercise; every clip of at least three repetitions is the take once. The bar is within one in 90 %.",
    "",
    table(head, [...rows, ["all", "", "", "", "", sum.of, percent(sum, "exact"), percent(sum, "near")]]),
    "",
    `The same in Countix-Fitness, whose x and y were squeezed to the body's box in every frame and restored by the engine, so that the angles of a take are roughly those of another clip. The take is the first clip by name with at least ${GOOD_TAKE} repetitions, all of them found.`,
    "",
    table(head, squeezed),
  ];
}

function fromClip(
  exercise: string,
  take: Clip,
  group: readonly Clip[],
): { readonly row: (string | number)[]; readonly score: Score } {
  const made = authored(take.trace);
  const others = group.filter((clip) => clip !== take);
  const score = scoreOf(
    others.map(({ trace, repetitions }) => [made ? counted(trace, made.definition) : 0, repetitions]),
  );
  const names = made?.definition.primary.map(({ movement }) => movement).join(", ") ?? "refused";
  const row = [
    exercise,
    take.name,
    take.repetitions,
    made?.repetitions.length ?? 0,
    names,
    score.of,
    percent(score, "exact"),
    percent(score, "near"),
  ];
  return { row, score };
}

function labelled(folder: string): Map<string, Clip[]> {
  const labels = JSON.parse(readFileSync(join(DATA, folder, "labels.json"), "utf8")) as Record<
    string,
    { readonly exercise: string; readonly repetitions: number }
  >;
  const groups = new Map<string, Clip[]>();
  for (const [name, { exercise, repetitions }] of Object.entries(labels)) {
    if (repetitions === 0) continue;
    const trace = readTraceFile(join(DATA, folder, `${name}.trace.json.gz`));
    groups.set(exercise, [...(groups.get(exercise) ?? []), { name, repetitions, trace }]);
  }
  return groups;
}

/** Null where the take makes no exercise. */
function authored(take: Trace): AuthoredExercise | null {
  try {
    return authorExercise(take, { id: "authored" });
  } catch (error) {
    if (error instanceof AuthoringError) return null;
    throw error;
  }
}

/** Repetitions, or holds, that count. */
function counted(trace: Trace, definition: ExerciseDefinition): number {
  return replayTrace(trace, definition).summary.ledger.filter((entry) => entry.counted).length;
}

function scoreOf(results: readonly (readonly [counted: number, done: number])[]): Score {
  const within = (n: number): number => results.filter(([got, done]) => Math.abs(got - done) <= n).length;
  return { of: results.length, exact: within(0), near: within(1) };
}

function together(a: Score, b: Score): Score {
  return { of: a.of + b.of, exact: a.exact + b.exact, near: a.near + b.near };
}

function percent(score: Score, which: "exact" | "near"): string {
  return score.of === 0 ? "–" : `${((100 * score[which]) / score.of).toFixed(0)} %`;
}
