import { findChromium } from "../apps/worker/src/find-chromium.ts";
import { measurePipelineInChromium } from "../scripts/analyze/measure-pipeline.ts";
import { cachedClip } from "../scripts/lib/clip-cache.ts";
import { table } from "../scripts/lib/table.ts";
import type { Benchmark } from "./section.ts";

const RUNS = 4;
const SECONDS = 8;

/** What the app's pipeline costs beside bare inference: same film, model, delegate and browser, turn about. */
export const pipeline: Benchmark = {
  name: "pipeline",
  run: async () => {
    if (!findChromium()) return { name: "pipeline", skipped: "no Chromium was found" };
    const { video } = await cachedClip({
      exercise: "squat",
      motion: { repetitions: 2, repSeconds: 3 },
      camera: { yaw: 30, height: 0.6 },
      fps: 15,
    });
    const rows: (string | number)[][] = [];
    for (const variant of ["lite", "full"] as const) {
      const { app, bare, ratio } = await measurePipelineInChromium(video, variant, {
        runs: RUNS,
        seconds: SECONDS,
      });
      rows.push([variant, median(app).toFixed(1), median(bare).toFixed(1), ratio.toFixed(2)]);
    }
    const body = [
      `Poses a second on a film of 640 × 480 in Chromium without a GPU, CPU delegate; medians of ${RUNS} runs of ${SECONDS} s, turn about. \`app\` is the app's pipeline from picture to listener, \`bare\` is detectForVideo in a worker and nothing else. The bar for their ratio is 0.9.`,
      "",
      table(["model", "app", "bare", "ratio"], rows),
    ].join("\n");
    return { name: "pipeline", title: "Pose pipeline: cost beside bare inference", body };
  },
};

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}
