import type { AlignmentRule, FeedbackCode } from "../exercise.ts";
import type { LedgerEntry, RepRefusal, SessionSummary } from "../results.ts";

/** One session as far as suggestions go; all of one exercise in one version. */
export type SessionRecord = {
  /** Whoever did it; compared only. */
  readonly patient: string;
  /** ms since 1970; sessions are put in this order. */
  readonly startedAt: number;
  readonly ledger: readonly LedgerEntry[];
  readonly range: SessionSummary["range"];
};

/** What accepting a suggestion changes in the definition. Depths in parts of the way, times in seconds, ranges in degrees. */
export type DefinitionChange =
  | { readonly kind: "counted_depth"; readonly from: number; readonly to: number }
  | {
      readonly kind: "min_rep" | "max_rep" | "typical_rep";
      readonly from: number;
      readonly to: number;
    }
  | {
      readonly kind: "rule_range";
      /** Index into the definition's alignment rules. */
      readonly rule: number;
      readonly movement: AlignmentRule["movement"];
      readonly from: readonly [number, number];
      readonly to: readonly [number, number];
    };

export const SUGGESTION_REASONS = [
  "short_of_depth",
  "beyond_depth",
  "hurried",
  "refused_as_fast",
  "refused_as_slow",
  "other_tempo",
  "rule_always_broken",
] as const;
export type SuggestionReason = (typeof SUGGESTION_REASONS)[number];

/** A change of an exercise, and what was seen that speaks for it. */
export type Suggestion = {
  /** The same for the same change, so that a dismissal can be remembered. */
  readonly key: string;
  readonly reason: SuggestionReason;
  readonly change: DefinitionChange;
  readonly evidence: {
    readonly patients: number;
    readonly sessions: number;
    readonly attempts: number;
    /** Part of the attempts that showed it, 0..1. */
    readonly share: number;
    /** The figure that `change.to` was made from: depth, seconds, or degrees. */
    readonly measured: number;
  };
};

/** Something that goes wrong again and again. */
export type CommonError = {
  /** Why attempts were not counted, or what was said during them. */
  readonly kind: "refusal" | "cue";
  readonly code: RepRefusal | FeedbackCode;
  /** Attempts that had it, and their part of all, 0..1. */
  readonly count: number;
  readonly share: number;
  /** Sessions in which it happened. */
  readonly sessions: number;
  /** Change of its share from one session to the next, −1..1; null with fewer than three sessions. */
  readonly trend: number | null;
};
