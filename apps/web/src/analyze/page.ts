import type { ModelChoice } from "../pose/model/model-choice.ts";
import { ModelError } from "../pose/model/model-error.ts";
import { analyzeFile } from "./analyze-file.ts";
import { FilmError } from "./film-error.ts";

/** What the page answers; the poses themselves are sent to `result`. */
export type AnalyzeAnswer =
  | { readonly ok: true; readonly width: number; readonly height: number; readonly fps: number; readonly frames: number }
  | { readonly ok: false; readonly reason: FilmError["reason"] | ModelError["reason"] | "other"; readonly message: string };

/** What `npm run analyze` and the benchmarks call from outside. */
export type AnalyzePage = {
  /** Reads the film at `film`, sends its poses to `result` (POST, see TraceBuffer), and tells how it went. */
  analyze(film: string, result: string, choice: ModelChoice): Promise<AnalyzeAnswer>;
  /** Pictures looked at so far. */
  frames: number;
};

declare global {
  // oxlint-disable-next-line no-var -- a global is declared with var
  var physiocheck: AnalyzePage | undefined;
}

const page: AnalyzePage = {
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
