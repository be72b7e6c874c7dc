import type { PictureSize } from "@physiocheck/motion";
import type { ModelChoice } from "./model/model-choice.ts";
import type { ModelFailure } from "./model/model-error.ts";
import type { SourceState } from "./source/source-state.ts";

/** Where the model stands; each has a sentence in the catalogue `camera` under `model.<name>`. */
export type ModelState =
  | { readonly name: "idle" }
  /** `part`: of the model's file, 0..1. */
  | { readonly name: "loading"; readonly choice: ModelChoice; readonly part: number }
  /** Poses come already, while it is found out what is fastest here. */
  | { readonly name: "measuring"; readonly choice: ModelChoice }
  | { readonly name: "ready"; readonly choice: ModelChoice; readonly thread: "worker" | "main" }
  /** `message` is for the developer. */
  | { readonly name: "failed"; readonly reason: ModelFailure; readonly message: string };

export type PipelineState = {
  readonly source: SourceState;
  readonly model: ModelState;
  /** Size of the newest picture, null before the first. */
  readonly picture: PictureSize | null;
  /** The tab is hidden, so nothing is looked at. */
  readonly hidden: boolean;
  /** Poses a second, and milliseconds the model takes for one; renewed about twice a second, 0 before that. */
  readonly rate: { readonly posesPerSecond: number; readonly msPerPose: number };
};

export const INITIAL_STATE: PipelineState = {
  source: { name: "idle" },
  model: { name: "idle" },
  picture: null,
  hidden: false,
  rate: { posesPerSecond: 0, msPerPose: 0 },
};
