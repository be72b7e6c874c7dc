import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { readClassifier } from "@physiocheck/classifier/node";
import { exerciseTotals, replayUnknown, unpackTrace, packTrace, type Bout } from "@physiocheck/motion";
import { findChromium } from "../apps/worker/src/find-chromium.ts";
import { openPoseBrowser, type PoseBrowser } from "../scripts/analyze/pose-browser.ts";
import { cachedClip } from "../scripts/lib/clip-cache.ts";
import { ROOT } from "../scripts/lib/process.ts";
import { table } from "../scripts/lib/table.ts";
import { readTraceFile } from "../scripts/lib/trace-file.ts";
import type { Benchmark } from "./section.ts";

const DATA = join(ROOT, "../shared/data");
/** Bars: parts of the clips, and of the bare model's time. */
const NAMED = 0.95;
const COUNTED = 0.9;
const COST = 1.15;
const RUNS = 3;
/** Films that are analysed from their pictures where nothing is said; each takes a minute without a GPU. */
const FILMS = 2;

type Label = { readonly exercise: string; readonly repetitions: number };
type Clip = {
  readonly name: string;
  readonly labelled: string;
  readonly found: string;
  readonly truth: number;
  readonly counted: number;
};

/** What the film files of the data folder show, by the data's own README. */
const FILM_LABELS: Readonly<Record<string, Label>> = {
  "pose_squats.mp4": { exercise: "squat", repetitions: 2 },
  "rohanx01_squat.mp4": { exercise: "squat", repetitions: 2 },
  "sports2d_demo.mp4": { exercise: "none", repetitions: 0 },
};
/** Names that are as good: the labels were made by eye, and these differ by the width of the stance or the depth alone. */
const ALIKE: readonly (readonly string[])[] = [["squat", "sumo-squat", "mini-squat"]];

/** Workout films: are exercises named and counted, and what does the analysis cost beside the bare model? */
export const workout: Benchmark = {
  name: "workout",
  run: async ({ clips = String(FILMS) }) => {
    if (!findChromium()) return { name: "workout", skipped: "no Chromium was found" };
    const browser = await openPoseBrowser();
    try {
      const labelled = existsSync(DATA) ? await fromTraces() : [];
      const films = Object.keys(FILM_LABELS).slice(0, clips === "all" ? undefined : Number(clips));
      const filmed = existsSync(DATA) ? await fromFilms(browser, films) : [];
      const cost = await costOf(browser);
      const all = [...labelled, ...filmed];
      const named = all.filter((clip) => isAlike(clip.found, clip.labelled)).length;
      const counted = all.filter(({ truth, counted: found }) => Math.abs(found - truth) <= 1).length;
      const exact = all.filter(({ truth, counted: found }) => found === truth).length;
      const missed = [
        all.length > 0 && named / all.length < NAMED ? `named right ${named} of ${all.length}` : "",
        all.length > 0 && counted / all.length < COUNTED ? `within one ${counted} of ${all.length}` : "",
        cost.ratio > COST ? `the analysis takes ${cost.ratio.toFixed(2)} of the bare model's time` : "",
      ].filter(Boolean);
      const body = [
        all.length > 0
          ? `Films and traces of public clips as a workout is analysed, without being told what they show: named right ${named} of ${all.length} (bar ${NAMED * 100} %), counted exactly ${exact}, within one ${counted} (bar ${COUNTED * 100} %). The stored weights have seen these recordings (see \`classification\` for networks that have not).`
          : "The labelled recordings are not beside the project: naming and counting were not measured.",
        "",
        ...(all.length > 0
          ? [
              table(
                ["clip", "labelled", "found", "repetitions", "counted"],
                all.map((clip) => [clip.name, clip.labelled, clip.found, clip.truth, clip.counted]),
              ),
              "",
            ]
          : []),
        `Analysis of a film of ${(cost.filmMs / 1000).toFixed(0)} s (${cost.frames} pictures of 640 × 480, full model on the processor, ${RUNS} runs in Chromium without a GPU), from the first picture to the counted bouts, beside detectForVideo alone measured before and after each run in the same page: ${cost.ratio.toFixed(2)} of its time (bar ${COST}). The film took ${cost.speed.toFixed(2)} times its length.`,
      ].join("\n");
      return {
        name: "workout",
        title: "Workout films",
        body,
        ...(missed.length > 0 && { missed: missed.join("; ") }),
      };
    } finally {
      await browser.close();
    }
  },
};

function isAlike(found: string, labelled: string): boolean {
  if (found === labelled) return true;
  // What the library does not have can only be counted without a name, or left out.
  if (labelled.startsWith("none-of-library")) return found === "unknown" || found === "none";
  return ALIKE.some((names) => names.includes(found) && names.includes(labelled));
}

function clipOf(name: string, { exercise, repetitions }: Label, bouts: readonly Bout[]): Clip {
  const [main] = exerciseTotals(bouts);
  return {
    name,
    labelled: exercise,
    found: main?.exercise ?? "none",
    truth: repetitions,
    counted: main?.repetitions ?? 0,
  };
}

async function fromTraces(): Promise<Clip[]> {
  const classifier = await readClassifier();
  const labels = JSON.parse(readFileSync(join(DATA, "traces/labels.json"), "utf8")) as Record<string, Label>;
  return Object.entries(labels).map(([name, label]) => {
    // As it is kept: quantised.
    const trace = unpackTrace(packTrace(readTraceFile(join(DATA, "traces", `${name}.trace.json.gz`))));
    return clipOf(name, label, replayUnknown(trace, classifier).bouts);
  });
}

async function fromFilms(browser: PoseBrowser, films: readonly string[]): Promise<Clip[]> {
  const clips: Clip[] = [];
  for (const film of films) {
    const file = join(DATA, "videos", film);
    const label = FILM_LABELS[film];
    if (label && existsSync(file))
      clips.push(clipOf(film, label, (await browser.workoutOf(file, "full")).bouts));
  }
  return clips;
}

async function costOf(
  browser: PoseBrowser,
): Promise<{ ratio: number; frames: number; filmMs: number; speed: number }> {
  const { video } = await cachedClip({
    exercise: "squat",
    motion: { repetitions: 5, repSeconds: 2.5 },
    camera: { yaw: 30, height: 0.6 },
    fps: 15,
  });
  const { ratio, frames, filmMs, analysis } = await browser.measureAnalysis(video, "full", RUNS);
  const middle = analysis.toSorted((a, b) => a - b)[analysis.length >> 1] ?? Number.NaN;
  return { ratio, frames, filmMs, speed: middle / filmMs };
}
