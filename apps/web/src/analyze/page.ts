import { ModelError } from "../pose/model/model-error.ts";
import * as pose from "../pose/index.ts";
import { analyzeFile } from "./analyze-file.ts";
import type { AnalyzePage } from "./analyze-page.ts";
import { FilmError } from "./film-error.ts";
import { measurePipeline } from "./measure-pipeline.ts";

const page: AnalyzePage = {
  pose,
  async measurePipeline(film, choice, runs, seconds) {
    const file = await (await fetch(film)).blob();
    return measurePipeline(file, choice, import.meta.env.BASE_URL, runs, seconds);
  },
  frames: 0,
  async analyze(film, result, choice) {
    page.frames = 0;
    try {
      const file = await (await fetch(film)).blob();
      const { poses, picture, fps } = await analyzeFile(file, choice, import.meta.env.BASE_URL, (frames) => {
        page.frames = frames;
      });
      const sent = await fetch(result, { method: "POST", body: poses.content() });
      if (!sent.ok) throw new Error(`the poses could not be handed over: HTTP ${sent.status}`);
      return { ok: true, ...picture, fps, frames: poses.frames };
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      const reason = error instanceof FilmError || error instanceof ModelError ? error.reason : "other";
      return { ok: false, reason, message };
    }
  },
};
globalThis.physiocheck = page;
