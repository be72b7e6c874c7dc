import { fork } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { type Amounts, classNames, fillWardrobe, makeExamples } from "@physiocheck/classifier/training";
import { FEATURE_COUNT } from "@physiocheck/motion";
import { ROOT } from "../lib/process.ts";

export type Example = { readonly features: Float32Array; readonly label: string };

/** Digital patients an exercise for the weights that are stored. */
export const PEOPLE = 10;
const AMOUNTS: Omit<Amounts, "people"> = { views: 6, windows: 5 };
/** Examples follow from these alone; when one changes they are made anew. */
const SOURCES = [
  "packages/motion/src/auto",
  "packages/motion/src/library",
  "packages/digital-patient/src",
  "packages/classifier/src/training",
];
const MOST_PROCESSES = 8;

/** All examples of the digital patient, made by as many processes as there are cores, and kept until something changes. */
export async function performExamples(
  seed: number,
  people: number,
  say: (line: string) => void,
): Promise<Example[]> {
  const folder = cacheFolder(seed, people);
  const missing = classNames().filter((label) => !existsSync(join(folder, `${label}.json`)));
  if (missing.length > 0) {
    say(`… ${missing.length} classes, ${1.5 * people} s each on one free core`);
    const parts = Math.min(MOST_PROCESSES, availableParallelism(), missing.length);
    await Promise.all(Array.from({ length: parts }, (_, part) => runPart(seed, people, part, parts)));
  }
  return classNames().flatMap((label) => load(folder, label));
}

/** What one of those processes does. */
export function performPart(seed: number, people: number, part: number, parts: number): void {
  const folder = cacheFolder(seed, people);
  mkdirSync(folder, { recursive: true });
  const wardrobe = fillWardrobe(seed);
  classNames().forEach((label, i) => {
    if (i % parts !== part || existsSync(join(folder, `${label}.json`))) return;
    const { features, labels } = makeExamples(label, { people, ...AMOUNTS }, wardrobe, seed);
    writeFileSync(join(folder, `${label}.bin`), new Uint8Array(features.buffer));
    // The labels come last and at once: with them the class is complete.
    const complete = join(folder, `${label}.json`);
    writeFileSync(`${complete}.new`, JSON.stringify(labels));
    renameSync(`${complete}.new`, complete);
  });
}

function runPart(seed: number, people: number, part: number, parts: number): Promise<void> {
  const command = join(ROOT, "scripts/train.ts");
  const child = fork(command, [
    "--seed",
    String(seed),
    "--people",
    String(people),
    "--part",
    `${part}/${parts}`,
  ]);
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("exit", (code) =>
      code === 0 ? resolve() : reject(new Error(`part ${part} of the performance ended with ${code}`)),
    );
  });
}

function load(folder: string, label: string): Example[] {
  const bytes = readFileSync(join(folder, `${label}.bin`));
  const features = new Float32Array(bytes.buffer, bytes.byteOffset, bytes.length / 4);
  const labels = JSON.parse(readFileSync(join(folder, `${label}.json`), "utf8")) as string[];
  return labels.map((own, i) => ({
    features: features.subarray(i * FEATURE_COUNT, (i + 1) * FEATURE_COUNT),
    label: own,
  }));
}

function cacheFolder(seed: number, people: number): string {
  const hash = createHash("sha256").update(JSON.stringify({ seed, people, AMOUNTS }));
  for (const source of SOURCES) {
    for (const name of readdirSync(join(ROOT, source), { recursive: true, encoding: "utf8" }).toSorted()) {
      if (name.endsWith(".ts")) hash.update(name).update(readFileSync(join(ROOT, source, name)));
    }
  }
  return join(ROOT, "node_modules/.cache/physiocheck-train", hash.digest("hex").slice(0, 16));
}
