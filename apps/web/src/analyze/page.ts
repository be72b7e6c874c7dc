import { ModelError } from "../pose/model/model-error.ts";
import * as pose from "../pose/index.ts";
import { analyzeFile } from "./analyze-file.ts";
import type { AnalyzeAnswer, AnalyzePage } from "./analyze-page.ts";
import { analyzeWorkout } from "./analyze-workout.ts";
import { FilmError } from "./film-error.ts";
import { measureAnalysis } from "./measure-analysis.ts";
import { measurePipeline } from "./measure-pipeline.ts";

const base = import.meta.env.BASE_URL;

const page: AnalyzePage = {
  pose,
  frames: 0,
  ofFrames: 0,
  async measurePipeline(film, choice, runs, seconds) {
    return measurePipeline(await fileAt(film), choice, base, runs, seconds);
  },
  async measureAnalysis(film, choice, runs) {
    return measureAnalysis(await fileAt(film), choice, base, runs);
  },
  async analyze(film, result, choice) {
    page.frames = 0;
    try {
      const { poses, picture, fps } = await analyzeFile(await fileAt(film), choice, base, (frames) => {
        page.frames = frames;
      });
      await handOver(result, poses.content());
      return { ok: true, ...picture, fps, frames: poses.frames };
    } catch (error) {
      return failure(error);
    }
  },
  async analyzeWorkout(film, result, choice) {
    page.frames = 0;
    try {
      const { trace, ...found } = await analyzeWorkout(await fileAt(film), choice, base, {
        onProgress: (done, of) => {
          page.frames = done;
          page.ofFrames = of;
        },
      });
      await handOver(result, trace.slice());
      return { ok: true, ...found };
    } catch (error) {
      return failure(error);
    }
  },
};
globalThis.physiocheck = page;

async function fileAt(address: string): Promise<Blob> {
  return (await fetch(address)).blob();
}

async function handOver(
  address: string,
  body: Uint8Array<ArrayBuffer> | Float64Array<ArrayBuffer>,
): Promise<void> {
  const sent = await fetch(address, { method: "POST", body });
  if (!sent.ok) throw new Error(`the poses could not be handed over: HTTP ${sent.status}`);
}

function failure(error: unknown): Extract<AnalyzeAnswer, { readonly ok: false }> {
  const message = error instanceof Error ? error.message : String(error);
  const reason = error instanceof FilmError || error instanceof ModelError ? error.reason : "other";
  return { ok: false, reason, message };
}
