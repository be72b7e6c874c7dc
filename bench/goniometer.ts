import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { findChromium } from "../apps/worker/src/find-chromium.ts";
import { ROOT } from "../scripts/lib/process.ts";
import { table } from "../scripts/lib/table.ts";
import { type Figures, figuresOf, type Spread } from "./goniometer/figures.ts";
import { balancedPart, type Cell, PEOPLE, sceneOf, wholeGrid, YAWS } from "./goniometer/grid.ts";
import { type Movement, MOVEMENT_LIST, type Sample, samplesOf } from "./goniometer/measure.ts";
import { type Panel, plotErrors } from "./goniometer/plot.ts";
import { openStudio } from "./goniometer/seen-film.ts";
import type { Benchmark } from "./section.ts";

const MODELS = ["lite", "full", "heavy"] as const;
type Model = (typeof MODELS)[number];

/** Three films of every exercise and of every yaw; the whole grid is asked for with `--clips all`. */
const CLIPS = 24;
/** Turns the arrangement; the films from which the goniometer learned have another. */
const SEED = 2;
const PLOT = "goniometer-error.svg";
/** Degrees: the plot's top. */
const MOST_DRAWN = 30;
/** A view in which less than this part of the frames is stated is not counted as the best one. */
const MOSTLY = 0.5;

/** Angles of rendered people with known angles, seen by the real pose model through the app's own pipeline. */
export const goniometer: Benchmark = {
  name: "goniometer",
  run: async ({ models, clips }) => {
    if (!findChromium()) return { name: "goniometer", skipped: "no Chromium was found" };
    const asked = modelsOf(models);
    const cells = cellsOf(clips);
    const studio = openStudio();
    const parts: string[] = [];
    try {
      for (const model of asked) {
        const samples: Sample[] = [];
        for (const cell of cells) {
          samples.push(...samplesOf(cell, await studio.film(sceneOf(cell), model)));
          process.stderr.write(`${model}: ${cell.exercise}, yaw ${cell.yaw}°, camera at ${cell.height} m\n`);
        }
        parts.push(...tablesOf(model, samples));
        if (model === "full") writePlot(samples);
      }
    } finally {
      await studio.close();
    }
    return {
      name: "goniometer",
      title: "Goniometer: angles against the truth",
      body: [introduction(cells), ...parts].join("\n\n"),
    };
  },
};

function introduction(cells: readonly Cell[]): string {
  const many = (of: (cell: Cell) => unknown): number => new Set(cells.map(of)).size;
  return [
    `${cells.length} films of the digital patient, rendered and looked at by the pose model in the app's own pipeline: ${many((cell) => cell.exercise)} exercises, ${many((cell) => cell.yaw)} camera yaws, ${many((cell) => cell.height)} camera heights, ${many((cell) => cell.body)} people, ${many((cell) => cell.lens)} lenses; two repetitions each, both sides, every frame. ` +
      "The films are a balanced part of all combinations, chosen by a seed; `--clips all` takes all of them, `--models lite,full,heavy` other models. None of these people is among those from whom the goniometer learned (`npm run train:goniometer`).",
    "Errors in degrees, mean and 95th percentile, of the engine's angle, of the angle between MediaPipe's world landmarks, and of the angle in the flat picture; all on the frames in which the engine states the angle. `in ±` is the part of these in which the truth lies within the stated ±; `±` its median; `refused` the part of all frames in which the engine would not say.",
    "The bars (full model; knee, hip, elbow, shoulder): mean error at most 3.5°, in the best view at most 2.5°; truth inside ± in 90 to 99 %; median ± at most 7°.",
  ].join("\n\n");
}

function tablesOf(model: Model, samples: readonly Sample[]): string[] {
  const rows = MOVEMENT_LIST.map((movement) => {
    const figures = figuresOf(samples.filter((sample) => sample.movement === movement));
    const best = bestView(samples, movement);
    return [
      movement.replace("_", " "),
      errors(figures.ours),
      errors(figures.world),
      errors(figures.flat),
      percent(figures.inside),
      figures.plusMinus.toFixed(1),
      percent(figures.refused),
      best,
      figures.count,
    ];
  });
  const head = ["joint", "ours", "world", "flat", "in ±", "±", "refused", "best view", "frames"];
  const byYaw = YAWS.map((yaw) => [
    `${yaw}°`,
    ...MOVEMENT_LIST.map((movement) => {
      const { ours, refused } = viewed(samples, movement, yaw);
      return refused === 1 ? "– (100 %)" : `${ours.mean.toFixed(1)} (${percent(refused)})`;
    }),
  ]);
  return [
    `**${model} model**`,
    table(head, rows),
    ...(model === "full"
      ? [
          "Mean error by camera yaw, and in brackets the part refused:",
          table(["yaw", ...MOVEMENT_LIST.map((movement) => movement.replace("_", " "))], byYaw),
          `![Mean error of each joint against the yaw of the camera](${PLOT})`,
        ]
      : []),
  ];
}

function viewed(samples: readonly Sample[], movement: Movement, yaw: number): Figures {
  return figuresOf(samples.filter((sample) => sample.movement === movement && sample.cell.yaw === yaw));
}

function bestView(samples: readonly Sample[], movement: Movement): string {
  const views = YAWS.map((yaw) => ({ yaw, figures: viewed(samples, movement, yaw) })).filter(
    ({ figures }) => figures.refused < MOSTLY,
  );
  const [best] = views.toSorted((a, b) => a.figures.ours.mean - b.figures.ours.mean);
  return best ? `${best.figures.ours.mean.toFixed(1)} at ${best.yaw}°` : "–";
}

function writePlot(samples: readonly Sample[]): void {
  const panels = MOVEMENT_LIST.map((movement): Panel => {
    const views = YAWS.map((yaw) => viewed(samples, movement, yaw));
    return {
      title: movement.replace("_", " "),
      lines: (["ours", "world", "flat"] as const).map((name) => ({
        name,
        errors: views.map((view) => view[name].mean),
      })),
    };
  });
  mkdirSync(join(ROOT, "docs"), { recursive: true });
  writeFileSync(join(ROOT, "docs", PLOT), plotErrors(YAWS, panels, MOST_DRAWN));
}

const percent = (part: number): string => `${(100 * part).toFixed(0)} %`;
const errors = ({ mean, p95 }: Spread): string => `${mean.toFixed(1)} / ${p95.toFixed(1)}`;

function modelsOf(said: string | undefined): Model[] {
  return (said ?? "full").split(",").map((word) => {
    const model = MODELS.find((each) => each === word);
    if (!model) throw new Error(`--models has ${word}, and the models are ${MODELS.join(", ")}`);
    return model;
  });
}

function cellsOf(said: string | undefined): Cell[] {
  if (said === "all") return wholeGrid(PEOPLE.length);
  const count = said === undefined ? CLIPS : Number(said);
  if (!(Number.isInteger(count) && count > 0))
    throw new Error("--clips is to be a number above zero, or all");
  return balancedPart(PEOPLE.length, SEED).slice(0, count);
}
