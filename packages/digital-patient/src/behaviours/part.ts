import type { Phase } from "@physiocheck/motion";
import type { PatientSide, Posture } from "../body/skeleton.ts";
import type { ExerciseMotion, Sway } from "../motions/motion.ts";

/** One moment of what somebody does. `progress` is the truth of the exercise going on, 0 outside of one. */
export type Moment = {
  readonly posture: Posture;
  readonly phase: Phase;
  readonly progress: number;
  readonly side: PatientSide | "both";
};

/** One attempt as it was really made. Times in ms from the beginning of the part, later of the whole. */
export type TrueRepetition = {
  readonly start: number;
  readonly peak: number;
  readonly end: number;
  readonly side: PatientSide | "both";
  /** 1 is the usual peak of this exercise. */
  readonly depth: number;
  readonly faults: readonly FaultKind[];
};

export const FAULT_KINDS = ["shallow", "too_fast", "trunk_lean", "knee_inward", "asymmetric"] as const;
export type FaultKind = (typeof FAULT_KINDS)[number];

/** A stretch of a script: what the body does from its own time 0 to `durationMs`. */
export type Part = {
  readonly kind: string;
  readonly durationMs: number;
  /** The exercise it belongs to, if any (its props are drawn). */
  readonly motion: ExerciseMotion | null;
  readonly repetitions: readonly TrueRepetition[];
  /** Holds (start, end of being in the pose), ms. */
  readonly holds: readonly { readonly start: number; readonly end: number }[];
  /** @param t ms since the part began @param sway this moment's sway */
  readonly at: (t: number, sway: Sway) => Moment;
};

/** A moment in which nothing is being exercised. */
export function resting(posture: Posture): Moment {
  return { posture, phase: "rest", progress: 0, side: "both" };
}
