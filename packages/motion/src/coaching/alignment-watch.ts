import type { AlignmentRule, ExerciseDefinition, FeedbackCode } from "../exercise.ts";
import { angleIndex } from "../goniometer/angle-names.ts";

type Watched = {
  readonly rule: AlignmentRule;
  readonly indices: readonly number[];
  since: number;
  said: boolean;
};

/** Watches an exercise's alignment rules while it is done, each with its grace, and says each cue once an attempt. */
export class AlignmentWatch {
  /** Cues of the present attempt. */
  readonly said: FeedbackCode[] = [];
  /** A rule that refuses the repetition was broken. */
  broken = false;
  private readonly watched: readonly Watched[];

  constructor(exercise: ExerciseDefinition) {
    this.watched = exercise.alignment.map((rule) => ({
      rule,
      indices:
        rule.movement === "trunk_lean"
          ? [angleIndex("trunk_lean", "left")]
          : [angleIndex(rule.movement, "left"), angleIndex(rule.movement, "right")],
      since: Number.NaN,
      said: false,
    }));
  }

  /**
   * One frame.
   * @param moving between leaving and regaining the start pose @param atPeak near the furthest point
   * @param plusMinus doubt: a rule is only broken beyond it
   * @returns the cue to say now, or null
   */
  push(
    t: number,
    angles: Float64Array,
    plusMinus: Float64Array,
    moving: boolean,
    atPeak: boolean,
  ): FeedbackCode | null {
    let cue: FeedbackCode | null = null;
    for (const watched of this.watched) {
      const { rule } = watched;
      const now = rule.during === "always" || (rule.during === "moving" ? moving : atPeak);
      if (!now || !this.outside(watched, angles, plusMinus)) {
        watched.since = Number.NaN;
        continue;
      }
      if (Number.isNaN(watched.since)) watched.since = t;
      if (t - watched.since < rule.graceMs || watched.said) continue;
      watched.said = true;
      this.said.push(rule.cue);
      if (rule.breaks) this.broken = true;
      cue ??= rule.cue;
    }
    return cue;
  }

  /** A new attempt begins. */
  nextAttempt(): void {
    this.said.length = 0;
    this.broken = false;
    for (const watched of this.watched) {
      watched.since = Number.NaN;
      watched.said = false;
    }
  }

  private outside({ rule, indices }: Watched, angles: Float64Array, plusMinus: Float64Array): boolean {
    for (const index of indices) {
      const doubt = plusMinus[index];
      if (angles[index] + doubt < rule.range[0] || angles[index] - doubt > rule.range[1]) return true;
    }
    return false;
  }
}
