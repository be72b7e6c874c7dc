import type { Measured } from "../results.ts";

/** What the patient said after a session. */
export const FEELINGS = ["too_easy", "right", "too_hard"] as const;
export type Feeling = (typeof FEELINGS)[number];

/** Of a dose what may change: sets of repetitions, or of seconds held; the other one is null. */
export type AdaptableDose = {
  readonly sets: number;
  readonly reps: number | null;
  readonly holdSeconds: number | null;
};

/** One finished session of one exercise, done with the dose in question. */
export type AdaptationRecord = {
  /** ms since 1970; sessions are put in this order. */
  readonly at: number;
  /** 0..10; null where nobody asked. */
  readonly painBefore: number | null;
  readonly painAfter: number | null;
  /** 0..10 (Borg CR10); null where nobody asked. */
  readonly effort: number | null;
  /** Part of what was asked for that was done, 0..1. */
  readonly completion: number;
  /** It was broken off because of pain. */
  readonly endedByPain: boolean;
  /** The largest primary angle, degrees; null where it could not be measured. */
  readonly range: Measured | null;
  /** SPARC; closer to 0 is smoother. */
  readonly sparc: number | null;
  readonly feeling: Feeling | null;
};

export type AdaptationEvidence = {
  readonly dose: AdaptableDose;
  readonly sessions: readonly AdaptationRecord[];
  /** Part of the planned sessions of the last two weeks that were done, 0..1; null where there is no plan of days. */
  readonly adherence: number | null;
};

/** Why. The sentences are in the catalogue; the rules and their sources in adapt.ts. */
export const ADAPTATION_REASONS = [
  "too_few_sessions",
  "pain_high",
  "pain_stopped",
  "pain_rising",
  "too_hard",
  "unfinished",
  "range_lost",
  "less_smooth",
  "low_adherence",
  "easy",
  "fits",
  "at_top",
  "at_bottom",
] as const;
export type AdaptationReason = (typeof ADAPTATION_REASONS)[number];

export type AdaptationProposal = {
  readonly verdict: "progress" | "hold" | "regress";
  readonly reason: AdaptationReason;
  /** The dose from now on; the same as before for `hold`. */
  readonly dose: AdaptableDose;
  /** Sessions that were looked at. */
  readonly sessions: number;
  /** The figure behind the reason: pain, effort, degrees lost, part done; null where there is none. */
  readonly measured: number | null;
};
