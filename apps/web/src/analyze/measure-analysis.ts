import type { ModelChoice } from "../pose/model/model-choice.ts";
import { analyzeWorkout } from "./analyze-workout.ts";
import { bareSpeed, middle } from "./measure-pipeline.ts";

/** Seconds that the bare model is watched for each time. */
const BARE_SECONDS = 6;

export type AnalysisMeasurement = {
  /** Pictures of the film that are looked at. */
  readonly frames: number;
  readonly filmMs: number;
  /** From the first picture to the named bouts, ms, a run each; loading the model is apart. */
  readonly analysis: readonly number[];
  /** Bare poses a second, measured before and after every run. */
  readonly bare: readonly number[];
  /** Analysis time ÷ (pictures × bare time a picture): the median over the runs, each beside its own bare speed. */
  readonly ratio: number;
};

/**
 * What the analysis of a workout costs beside nothing but the model: decoding, packing, keeping, naming and counting.
 * @throws FilmError, ModelError, Error where the film cannot be played
 */
export async function measureAnalysis(
  film: Blob,
  choice: ModelChoice,
  base: string,
  runs: number,
): Promise<AnalysisMeasurement> {
  const analysis: number[] = [];
  const bare = [await bareSpeed(film, choice, base, BARE_SECONDS)];
  const ratios: number[] = [];
  let frames = 0;
  let filmMs = 0;
  for (let run = 0; run < runs; run += 1) {
    let first = 0;
    // The first picture compiles and finds the person from nothing, as it does in the bare worker before it is watched.
    const result = await analyzeWorkout(film, choice, base, {
      onProgress: (done) => {
        if (done === 1) first = performance.now();
      },
    });
    const ms = performance.now() - first;
    ({ frames } = result.film);
    filmMs = result.film.durationMs;
    analysis.push(ms);
    bare.push(await bareSpeed(film, choice, base, BARE_SECONDS));
    const speed = ((bare.at(-1) ?? Number.NaN) + (bare.at(-2) ?? Number.NaN)) / 2;
    ratios.push(ms / (((frames - 1) * 1000) / speed));
  }
  return { frames, filmMs, analysis, bare, ratio: middle(ratios) };
}
