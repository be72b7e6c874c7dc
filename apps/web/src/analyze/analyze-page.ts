import type { ModelChoice } from "../pose/model/model-choice.ts";
import type { ModelFailure } from "../pose/model/model-error.ts";
import type * as Pose from "../pose/index.ts";
import type { AnalyzedWorkout } from "./analyze-workout.ts";
import type { FilmError } from "./film-error.ts";
import type { AnalysisMeasurement } from "./measure-analysis.ts";
import type { PipelineMeasurement } from "./measure-pipeline.ts";

/** What the page answers; the poses themselves are sent to `result`. */
export type AnalyzeAnswer =
  | {
      readonly ok: true;
      readonly width: number;
      readonly height: number;
      readonly fps: number;
      readonly frames: number;
    }
  | {
      readonly ok: false;
      readonly reason: FilmError["reason"] | ModelFailure | "other";
      readonly message: string;
    };

/** The same for a workout, whose trace is sent to `result` packed. */
export type WorkoutAnswer =
  | ({ readonly ok: true } & Omit<AnalyzedWorkout, "trace">)
  | Extract<AnalyzeAnswer, { readonly ok: false }>;

/** What `npm run analyze` and the benchmarks call from outside. */
export type AnalyzePage = {
  /** Reads the film at `film`, sends its poses to `result` (POST, see TraceBuffer), and tells how it went. */
  analyze(film: string, result: string, choice: ModelChoice): Promise<AnalyzeAnswer>;
  /** What a film of a workout shows: see analyzeWorkout. Its trace is sent to `result` (POST), packed. */
  analyzeWorkout(film: string, result: string, choice: ModelChoice): Promise<WorkoutAnswer>;
  /** What analysing a workout costs beside the bare model; see measureAnalysis. */
  measureAnalysis(film: string, choice: ModelChoice, runs: number): Promise<AnalysisMeasurement>;
  /** How much of the bare model's speed the app keeps; see measurePipeline. `film`: an address on our own origin. */
  measurePipeline(
    film: string,
    choice: ModelChoice,
    runs: number,
    seconds: number,
  ): Promise<PipelineMeasurement>;
  /** The app's pose code as it is, for browser tests and benchmarks. */
  readonly pose: typeof Pose;
  /** Pictures looked at so far, and how many there are where that is known. */
  frames: number;
  ofFrames: number;
};

declare global {
  // oxlint-disable-next-line no-var -- a global is declared with var
  var physiocheck: AnalyzePage | undefined;
}
