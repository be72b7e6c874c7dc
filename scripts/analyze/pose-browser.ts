import path from "node:path";
import type { PoseVariant } from "@physiocheck/pose-model";
import type { Trace } from "@physiocheck/motion";
import type { AnalyzeAnswer, WorkoutAnswer } from "../../apps/web/src/analyze/analyze-page.ts";
import type { AnalysisMeasurement } from "../../apps/web/src/analyze/measure-analysis.ts";
import { readPoses } from "./read-poses.ts";
import { findChromium, NO_CHROMIUM } from "../../apps/worker/src/find-chromium.ts";
import { startAnalyzeSite } from "./analyze-site.ts";
import { launchChromium } from "../../apps/worker/src/launch-chromium.ts";

/** A file that could not be analysed. */
export class AnalyzeError extends Error {
  override readonly name = "AnalyzeError";
  /** As in AnalyzeAnswer. */
  readonly reason: string;

  constructor(reason: string, message: string) {
    super(message);
    this.reason = reason;
  }
}

export type PoseBrowser = {
  /**
   * The landmarks of a film or photo, as the app itself sees them.
   * @throws AnalyzeError
   */
  traceOf(file: string, model: PoseVariant): Promise<Trace>;
  /**
   * What a film of a workout shows, as the app itself finds it.
   * @throws AnalyzeError
   */
  workoutOf(file: string, model: PoseVariant): Promise<Extract<WorkoutAnswer, { ok: true }>>;
  /** See measureAnalysis of the web app; the film must be one that the browser can play. */
  measureAnalysis(file: string, model: PoseVariant, runs: number): Promise<AnalysisMeasurement>;
  /** Whether the browser can decode a codec string such as avc1.42001f. */
  decodes(codec: string): Promise<boolean>;
  close(): Promise<void>;
};

/**
 * A headless browser with the app's pose pipeline in it. The page is built anew each time (about a second).
 * @throws Error with advice where there is no browser
 */
export async function openPoseBrowser(): Promise<PoseBrowser> {
  const executablePath = findChromium();
  if (executablePath === null) throw new Error(NO_CHROMIUM);
  const server = await startAnalyzeSite();
  const browser = await launchChromium(executablePath);
  const page = await browser.newPage();
  await page.goto(`${server.origin}/analyze.html`);
  await page.waitForFunction(() => globalThis.physiocheck !== undefined);
  return {
    async traceOf(file, model) {
      const result = server.receive();
      const answer: AnalyzeAnswer = await page.evaluate(
        async ([film, place, variant]) => {
          if (!globalThis.physiocheck) throw new Error("the page has not started");
          return globalThis.physiocheck.analyze(film, place, { variant, delegate: "CPU" });
        },
        [server.lend(file), result.path, model] as const,
      );
      if (!answer.ok) throw new AnalyzeError(answer.reason, answer.message);
      return {
        fps: answer.fps,
        width: answer.width,
        height: answer.height,
        source: path.basename(file),
        frames: readPoses(await result.content),
      };
    },
    async workoutOf(file, model) {
      const answer = await page.evaluate(
        async ([film, place, variant]): Promise<WorkoutAnswer> => {
          if (!globalThis.physiocheck) throw new Error("the page has not started");
          return globalThis.physiocheck.analyzeWorkout(film, place, { variant, delegate: "CPU" });
        },
        [server.lend(file), server.receive().path, model] as const,
      );
      if (!answer.ok) throw new AnalyzeError(answer.reason, answer.message);
      return answer;
    },
    measureAnalysis: (file, model, runs) =>
      page.evaluate(
        async ([film, variant, count]) => {
          if (!globalThis.physiocheck) throw new Error("the page has not started");
          return globalThis.physiocheck.measureAnalysis(film, { variant, delegate: "CPU" }, count);
        },
        [server.lend(file), model, runs] as const,
      ),
    decodes: (codec) =>
      page.evaluate(
        (each) =>
          VideoDecoder.isConfigSupported({ codec: each }).then(
            ({ supported }) => supported === true,
            () => false,
          ),
        codec,
      ),
    async close() {
      await browser.close();
      await server.close();
    },
  };
}
