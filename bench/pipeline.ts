import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { POSE_MODELS, POSE_RUNTIME, poseAssetUrl } from "@physiocheck/pose-model";
import type { Page } from "@playwright/test";
import { build } from "esbuild";
import { startAnalyzeSite } from "../scripts/analyze/analyze-site.ts";
import { findChromium } from "../scripts/analyze/find-chromium.ts";
import { launchChromium } from "../scripts/analyze/launch-chromium.ts";
import { cachedClip } from "../scripts/lib/clip-cache.ts";
import { ROOT } from "../scripts/lib/process.ts";
import { table } from "../scripts/lib/table.ts";
import type { BareAnswer, BareRequest } from "./bare-worker.ts";
import type { Benchmark } from "./section.ts";

const ROUNDS = 4;
const SECONDS = 10;
const MODELS = ["lite", "full"] as const;
/** Main-thread tasks longer than this are felt, ms (the Long Tasks API's own limit). */
const LONG_TASK_MS = 50;

type AppRound = {
  readonly perSecond: number;
  readonly inference: number;
  readonly longTasks: readonly number[];
};

/** What the app's pipeline costs beside bare inference: same film, model, delegate, browser and minute. */
export const pipeline: Benchmark = {
  name: "pipeline",
  run: async () => {
    const executablePath = findChromium();
    if (!executablePath) return { name: "pipeline", skipped: "no Chromium was found" };
    const { video } = await cachedClip({
      exercise: "squat",
      motion: { repetitions: 2, repSeconds: 3 },
      camera: { yaw: 30, height: 0.6 },
      fps: 15,
    });
    const site = await startAnalyzeSite();
    const browser = await launchChromium(executablePath);
    const rows: (string | number)[][] = [];
    try {
      const page = await browser.newPage();
      await page.goto(`${site.origin}/analyze.html`);
      await page.waitForFunction(() => globalThis.physiocheck !== undefined);
      const film = site.lend(video);
      const worker = site.lend(await bundleBareWorker());
      for (const model of MODELS) {
        const app: AppRound[] = [];
        const bare: number[] = [];
        // Turn about, so that a machine that grows warm or busy does so for both.
        for (let round = 0; round < ROUNDS; round += 1) {
          app.push(await throughTheApp(page, film, model));
          bare.push(await bareInference(page, film, worker, model));
        }
        const [ours, least] = [median(app.map(({ perSecond }) => perSecond)), median(bare)];
        rows.push([
          model,
          ours.toFixed(1),
          least.toFixed(1),
          (ours / least).toFixed(2),
          median(app.map(({ inference }) => inference)).toFixed(0),
          app.flatMap(({ longTasks }) => longTasks).length,
          Math.max(0, ...app.flatMap(({ longTasks }) => longTasks)).toFixed(0),
        ]);
      }
    } finally {
      await browser.close();
      await site.close();
    }
    const body = [
      `Poses a second on a film of 640 × 480 in Chromium without a GPU, CPU delegate; median of ${ROUNDS} rounds of ${SECONDS} s, turn about. \`app\` is PosePipeline with the film as its source, from picture to listener; \`bare\` is one over the mean time of detectForVideo alone in a worker. The bar for their ratio is 0.9.`,
      `\`long tasks\` counts tasks of the main thread over ${LONG_TASK_MS} ms in all of the app's rounds, \`longest\` is the longest of them.`,
      "",
      table(["model", "app", "bare", "ratio", "inference ms", "long tasks", "longest ms"], rows),
    ].join("\n");
    return { name: "pipeline", title: "Pose pipeline: cost beside bare inference", body };
  },
};

async function bundleBareWorker(): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [join(ROOT, "bench/bare-worker.ts")],
    bundle: true,
    write: false,
    format: "esm",
    logLevel: "error",
  });
  const folder = join(ROOT, ".cache/bench");
  mkdirSync(folder, { recursive: true });
  const path = join(folder, "bare-worker.js");
  writeFileSync(path, outputFiles[0]?.contents ?? "");
  return path;
}

/** Plays the film through the app's pipeline, and counts from the moment when the model is ready. */
function throughTheApp(page: Page, film: string, variant: (typeof MODELS)[number]): Promise<AppRound> {
  return page.evaluate(
    async ([url, model, seconds]) => {
      if (!globalThis.physiocheck) throw new Error("the page has not started");
      const { fileSource, PosePipeline } = globalThis.physiocheck.pose;
      const blob = await (await fetch(url)).blob();
      const running = new PosePipeline(fileSource(blob, { loop: true }), {
        wish: { variant: model, delegate: "CPU" },
      });
      const seen = { poses: 0 };
      running.onFrame(() => {
        seen.poses += 1;
      });
      const longTasks: number[] = [];
      const observer = new PerformanceObserver((list) => {
        for (const { duration } of list.getEntries()) longTasks.push(duration);
      });
      await running.start();
      const pause = (ms: number): Promise<void> =>
        new Promise((resolve) => {
          setTimeout(resolve, ms);
        });
      while (seen.poses < 10) await pause(20);
      observer.observe({ type: "longtask" });
      const [began, before] = [performance.now(), seen.poses];
      await pause(seconds * 1000);
      const perSecond = ((seen.poses - before) * 1000) / (performance.now() - began);
      const inference = running.state.getState().rate.msPerPose;
      observer.disconnect();
      running.stop();
      return { perSecond, inference, longTasks };
    },
    [film, variant, SECONDS] as const,
  );
}

/** Poses a second that detectForVideo alone would make of the playing film's newest picture. */
function bareInference(
  page: Page,
  film: string,
  worker: string,
  variant: (typeof MODELS)[number],
): Promise<number> {
  return page.evaluate(
    async ([url, workerUrl, files, seconds]) => {
      const bare = new Worker(workerUrl, { type: "module" });
      const ask = (request: BareRequest, transfer: Transferable[] = []): Promise<number | null> =>
        new Promise((resolve, reject) => {
          bare.addEventListener(
            "message",
            ({ data }: MessageEvent<BareAnswer>) => {
              if ("error" in data) reject(new Error(data.error));
              else resolve(data.ms);
            },
            { once: true },
          );
          bare.addEventListener("error", (event) => reject(new Error(event.message)), { once: true });
          bare.postMessage(request, transfer);
        });
      await ask({ type: "open", ...files });
      const video = document.createElement("video");
      video.muted = true;
      video.loop = true;
      video.src = URL.createObjectURL(await (await fetch(url)).blob());
      await video.play();
      const times: number[] = [];
      const look = async (): Promise<void> => {
        const t = performance.now();
        const picture = new VideoFrame(video, { timestamp: Math.round(t * 1000) });
        const ms = await ask({ type: "look", picture, t }, [picture]);
        times.push(ms ?? Number.NaN);
      };
      for (let i = 0; i < 10; i += 1) await look();
      times.length = 0;
      for (const end = performance.now() + seconds * 1000; performance.now() < end;) await look();
      bare.terminate();
      URL.revokeObjectURL(video.src);
      return (times.length * 1000) / times.reduce((sum, ms) => sum + ms, 0);
    },
    [
      film,
      worker,
      {
        loader: poseAssetUrl(POSE_RUNTIME.loader),
        binary: poseAssetUrl(POSE_RUNTIME.binary),
        model: poseAssetUrl(POSE_MODELS[variant]),
      },
      SECONDS,
    ] as const,
  );
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}
