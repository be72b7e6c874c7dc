/**
 * `npm run train:goniometer`: learns from rendered people how to weigh what is known about an angle, and writes
 * packages/motion/src/goniometer/angle-judge-weights.ts. The same films and the same seed make the same weights.
 */
import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import { balancedPart, sceneOf, TEACHERS } from "../bench/goniometer/grid.ts";
import { openStudio } from "../bench/goniometer/seen-film.ts";
import { DEGREES_UNIT, EVIDENCE_COUNT } from "../packages/motion/src/goniometer/angle-evidence.ts";
import { ROOT } from "./lib/process.ts";
import { lessonsOf, type Taught } from "./train-goniometer/lessons.ts";
import { ask, type Network, train } from "./train-goniometer/network.ts";
import { seededRandom } from "./train-goniometer/random.ts";

const WEIGHTS = path.join(ROOT, "packages/motion/src/goniometer/angle-judge-weights.ts");
const UNITS = 16;
const STEPS = 4000;
const SEED = 1;
/** Films of which every fifth… are set aside in turn when `--check` asks how well others would be judged. */
const FOLDS = 4;

const { values } = parseArgs({ options: { check: { type: "boolean", default: false } } });
const studio = openStudio();
const cells = balancedPart(TEACHERS.length, SEED);
const films = [];
for (const cell of cells) films.push(await studio.film(sceneOf(cell, TEACHERS), "full"));
await studio.close();

const lines: string[] = [];
for (const [movement, taught] of lessonsOf(films)) {
  const all = pick(taught, () => true);
  if (values.check) process.stderr.write(`${movement}: ${check(taught)}\n`);
  lines.push(`  ${movement}: ${written(train(all, UNITS, STEPS, seededRandom(SEED)))},`);
}
writeFileSync(
  WEIGHTS,
  [
    'import type { JudgeWeights } from "./angle-judge.ts";',
    "",
    "/** Written by `npm run train:goniometer`; not to be edited. */",
    "export const JUDGE_WEIGHTS: JudgeWeights = {",
    ...lines,
    "};",
    "",
  ].join("\n"),
);
execFileSync(path.join(ROOT, "node_modules/.bin/oxfmt"), [WEIGHTS], { stdio: "ignore" });

function pick(taught: Taught, wanted: (film: number) => boolean) {
  const rows = taught.film.flatMap((film, row) => (wanted(film) ? [row] : []));
  return {
    inputs: EVIDENCE_COUNT,
    x: Float32Array.from(
      rows.flatMap((row) => taught.x.slice(row * EVIDENCE_COUNT, (row + 1) * EVIDENCE_COUNT)),
    ),
    y: Float32Array.from(rows.map((row) => taught.y[row] ?? Number.NaN)),
  };
}

/** Mean error in degrees of bodies that were not learned from: all, and of the more certain part. */
function check(taught: Taught): string {
  const judged: [number, number][] = [];
  for (let fold = 0; fold < FOLDS; fold += 1) {
    const aside = (film: number): boolean => (cells[film]?.body ?? 0) % FOLDS === fold;
    const network = train(
      pick(taught, (film) => !aside(film)),
      UNITS,
      STEPS,
      seededRandom(SEED),
    );
    const { x, y } = pick(taught, aside);
    y.forEach((wanted, row) => {
      const [said, error] = ask(network, x, row);
      judged.push([error, Math.abs(said - wanted) * DEGREES_UNIT]);
    });
  }
  judged.sort(([a], [b]) => a - b);
  const parts = [0.5, 0.7, 0.85, 1].map((part) => {
    const some = judged.slice(0, Math.floor(part * judged.length));
    return `${part * 100} % ${(some.reduce((sum, [, miss]) => sum + miss, 0) / some.length).toFixed(2)}`;
  });
  const lift = taught.y.reduce((sum, y) => sum + Math.abs(y), 0) / taught.y.length;
  return `lift ${(lift * DEGREES_UNIT).toFixed(2)}, judged ${parts.join(", ")}`;
}

function written({ units, hidden, output }: Network): string {
  const list = (numbers: ArrayLike<number>): string =>
    `[${Array.from(numbers, (x) => Number(x.toFixed(4))).join(", ")}]`;
  const [correction, doubt] = [output.slice(0, units + 1), output.slice(units + 1)];
  return `{ hidden: ${list(hidden)}, correction: ${list(correction)}, doubt: ${list(doubt)} }`;
}
