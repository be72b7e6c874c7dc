/**
 * `npm run train:posture`: learns what the pose model's bias does to the measures of a posture, from rendered people whose tilts
 * are known, and writes it to packages/motion/src/posture/calibration-weights.ts. The benchmark's people are others.
 */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import {
  type BiasCorrection,
  frontalFeatures,
  picturePlane,
  plainAngle,
  POSTURE_MEASURES,
  postureMeasure,
  sagittalFeatures,
  stillOf,
  worldPlane,
} from "@physiocheck/motion";
import { TRAINING_SEEDS, postureScenes } from "../bench/posture/scenes.ts";
import { openPostureStudio, type SeenPosture } from "../bench/posture/seen.ts";
import { trueAngle } from "../bench/posture/truth.ts";
import { ROOT } from "./lib/process.ts";
import { ridge } from "./train-posture/ridge.ts";

const POSTURES = 12;
/** How strongly the correction is held to nothing: in squared degrees of error a squared weight. */
const RIDGE = 300;
const KINDS = { front: ["front"], back: ["back"], side: ["left", "right"] } as const;

const studio = openPostureStudio();
const seen: { readonly film: number; readonly posture: SeenPosture }[] = [];
let film = 0;
for (const scene of TRAINING_SEEDS.flatMap((seed) => postureScenes(seed, 1, POSTURES))) {
  film += 1;
  for (const posture of await studio.look(scene, 1, "full")) seen.push({ film, posture });
}
await studio.close();

const table: Record<string, Record<string, BiasCorrection>> = {};
for (const [kind, views] of Object.entries(KINDS)) {
  const rows: Record<string, BiasCorrection> = {};
  for (const name of POSTURE_MEASURES) {
    if (!views.some((view) => postureMeasure(name).views.includes(view))) continue;
    if (postureMeasure(name).byHand) continue;
    const samples = seen.flatMap(({ film: of, posture }) => {
      if (!(views as readonly string[]).includes(posture.scene.view)) return [];
      const still = stillOf(posture.scene.view, posture.picture, posture.frames);
      const truth = trueAngle(name, posture);
      if (!still || truth === null) return [];
      const plane = picturePlane(still, {}, 0);
      const plain = plainAngle(name, plane);
      if (plain === null) return [];
      const features = kind === "side" ? sagittalFeatures : frontalFeatures;
      return [{ film: of, x: features(plane, worldPlane(still)), plain, wanted: truth - plain }];
    });
    if (samples.length === 0) continue;
    // A knee by itself is not its own mirror image, and the features are: it keeps what the geometry says.
    const learns = !name.startsWith("knee_alignment");
    const left = samples.map((sample) => {
      if (!learns) return sample.wanted;
      const others = samples.filter(({ film: of }) => of !== sample.film);
      return sample.wanted - dot(ridge(others, RIDGE), sample.x);
    });
    const sd = Math.sqrt(mean(left.map((error) => error * error)));
    rows[name] = { weights: learns ? ridge(samples, RIDGE).map((w) => round(w, 4)) : [], sd: round(sd, 2) };
    const before = mean(samples.map(({ wanted }) => Math.abs(wanted)));
    process.stdout.write(
      `${kind} ${name}: ${samples.length} postures, mean error ${before.toFixed(2)}° plain, ${mean(left.map(Math.abs)).toFixed(2)}° corrected (people left out)\n`,
    );
  }
  table[kind] = rows;
}
writeFileSync(
  join(ROOT, "packages/motion/src/posture/calibration-weights.ts"),
  `import type { CalibrationTable } from "./calibration.ts";\n\n/** Made by \`npm run train:posture\`; nothing here is typed by hand. */\nexport const CALIBRATION: CalibrationTable = ${JSON.stringify(table)};\n`,
);

function dot(a: readonly number[], b: readonly number[]): number {
  return a.reduce((sum, value, k) => sum + value * (b[k] ?? 0), 0);
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function round(value: number, digits: number): number {
  return Number(value.toFixed(digits));
}
