import type { ExerciseDefinition } from "../exercise.ts";
import type { AngleName, MovementName, Side } from "../goniometer/angle-names.ts";
import type { Readout } from "../results.ts";

/** The tests there are. Stable for ever: results are stored under them. */
export const CLINIC_TEST_IDS = [
  "chair-stand-30",
  "five-times-sit-to-stand",
  "single-leg-stance",
  "shoulder-flexion-rom",
  "shoulder-abduction-rom",
  "knee-flexion-rom",
  "knee-extension-rom",
] as const;
export type ClinicTestId = (typeof CLINIC_TEST_IDS)[number];

/** `stands`: how many; `s`: seconds; `deg`: degrees (UCUM). */
export const CLINIC_UNITS = ["stands", "s", "deg"] as const;
export type ClinicUnit = (typeof CLINIC_UNITS)[number];

/** A clinic test is data; what the movement looks like is told to the engine by `exercise`. */
export type ClinicTest = {
  readonly id: ClinicTestId;
  /** Raised with every change that can change a result. */
  readonly version: number;
  readonly unit: ClinicUnit;
  /** Done with each side by itself. */
  readonly sided: boolean;
  /** Which way is better. */
  readonly better: "higher" | "lower";
  readonly exercise: ExerciseDefinition;
  /** The library exercise that shows the movement. */
  readonly shownBy: string;
  readonly protocol: Protocol;
};

export type Protocol =
  /** How often within a time; one that is more than half-way when it is up counts. */
  | { readonly kind: "count"; readonly limitMs: number }
  /** How long for so many. */
  | { readonly kind: "time"; readonly repetitions: number; readonly longestMs: number }
  /** How long it is held: the mean of so many trials, each ended at the limit. */
  | { readonly kind: "hold"; readonly trials: number; readonly limitMs: number }
  /** How far: the best of so many trials. */
  | { readonly kind: "range"; readonly trials: number; readonly movement: MovementName };

/**
 * `get_ready`: not in the start pose yet. `ready`: go. `running`: the clock runs, or a trial is under way.
 * `between`: a trial is over and another one follows. `done`: there is a result.
 */
export type ClinicTestState = "get_ready" | "ready" | "running" | "between" | "done";

/** What somebody who reads a result has to know beside it. */
export const CLINIC_NOTES = [
  /** The last stand was more than half-way when the time was up, and counts. */
  "half_way_counts",
  /** The arms were not crossed before the chest for a good part of the test. */
  "arms_not_crossed",
  /** Nobody was seen for more than a second while the test ran. */
  "lost_from_view",
  /** A trial was ended at the limit. */
  "limit_reached",
  /** The time ran out before the test was finished: the value is the time that passed. */
  "not_finished",
] as const;
export type ClinicNote = (typeof CLINIC_NOTES)[number];

/** One trial. Times are ms on the recording's clock; value and ± in the test's unit. */
export type ClinicTrial = {
  readonly start: number;
  readonly end: number;
  readonly value: number;
  readonly plusMinus: number;
};

export type ClinicTestResult = {
  readonly test: ClinicTestId;
  readonly side: Side | null;
  readonly value: number;
  readonly unit: ClinicUnit;
  /** The true value lies within ± this in at least 90 % of tests of the digital patient. */
  readonly plusMinus: number;
  readonly trials: readonly ClinicTrial[];
  readonly notes: readonly ClinicNote[];
  readonly versions: { readonly engine: string; readonly test: number };
};

/** What is true now; overwritten by every frame. */
export type ClinicReadout = {
  state: ClinicTestState;
  /** Stands so far, or trials done. */
  count: number;
  /** Since the clock or the trial began; 0 before. */
  seconds: number;
  /** Of a range test: the angle now in degrees and its ±; NaN where refused. */
  angle: number;
  plusMinus: number;
  /** The engine's. */
  readonly motion: Readout;
};

/** The angle that a range test measures. */
export function angleOf(movement: MovementName, side: Side): AngleName {
  return movement === "trunk_lean" ? movement : `${movement}_${side}`;
}
