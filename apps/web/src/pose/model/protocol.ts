import type { TimedPose } from "./landmarker-host.ts";
import type { Picture } from "./landmarker.ts";
import type { ModelChoice } from "./model-choice.ts";
import type { ModelFailure } from "./model-error.ts";

/** What the page says to the pose worker. `id` comes back with the answer. */
export type Request =
  | { readonly type: "load"; readonly id: number; readonly choice: ModelChoice; readonly base: string }
  | { readonly type: "detect"; readonly id: number; readonly picture: Picture; readonly t: number }
  | { readonly type: "lose_context" };

/** What the worker says. Every load and detect is answered by exactly one `loaded`, `pose` or `failed`. */
export type Answer =
  | { readonly type: "progress"; readonly part: number }
  | { readonly type: "loaded"; readonly id: number }
  | { readonly type: "pose"; readonly id: number; readonly pose: TimedPose }
  | { readonly type: "failed"; readonly id: number; readonly reason: ModelFailure; readonly message: string };
