import type { PoseVariant } from "@physiocheck/pose-model";

/** Where inference runs: XNNPACK on the processor, or shaders on the graphics card. */
export const DELEGATES = ["CPU", "GPU"] as const;
export type Delegate = (typeof DELEGATES)[number];

/** Which network runs, and where. */
export type ModelChoice = { readonly variant: PoseVariant; readonly delegate: Delegate };

/** What a person asked for; `auto` is measured. */
export type ModelWish = {
  readonly variant: PoseVariant | "auto";
  readonly delegate: Delegate | "auto";
};

/** Frames that a candidate runs before its time counts: the first ones compile and detect from nothing. */
export const WARM_UP_FRAMES = 3;
/** Frames whose median time counts. */
export const TIMED_FRAMES = 5;
/**
 * Milliseconds a frame may take for `full` to stay chosen. 50 ms is 20 poses a second, enough for the fastest
 * exercise (a jumping jack takes about a second).
 */
export const FULL_BUDGET_MS = 50;

/** Milliseconds a frame, by candidate. */
export type Measurements = readonly { readonly choice: ModelChoice; readonly ms: number }[];

/**
 * What to measure next, or what to keep. Starts with the full model on the processor, compares the graphics card
 * where there is a real one, and falls back to lite where neither is fast enough. Pure.
 */
export function nextChoice(
  wish: ModelWish,
  done: Measurements,
  hardwareGraphics: boolean,
): { readonly measure: ModelChoice } | { readonly keep: ModelChoice } {
  const variant = wish.variant === "auto" ? "full" : wish.variant;
  const delegates: readonly Delegate[] =
    wish.delegate !== "auto" ? [wish.delegate] : hardwareGraphics ? ["CPU", "GPU"] : ["CPU"];
  const [only] = delegates;
  if (delegates.length === 1 && wish.variant !== "auto" && only) return { keep: { variant, delegate: only } };
  for (const delegate of delegates) {
    if (!done.some(({ choice }) => choice.variant === variant && choice.delegate === delegate)) {
      return { measure: { variant, delegate } };
    }
  }
  const fastest = done
    .filter(({ choice }) => choice.variant === variant)
    .reduce((best, each) => (each.ms < best.ms ? each : best));
  if (wish.variant === "auto" && fastest.ms > FULL_BUDGET_MS) {
    return { keep: { variant: "lite", delegate: fastest.choice.delegate } };
  }
  return { keep: fastest.choice };
}

/** The middle one of the timed frames. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? Number.NaN) + upper) / 2;
}
