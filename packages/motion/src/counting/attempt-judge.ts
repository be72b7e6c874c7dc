import type { ExerciseDefinition } from "../exercise.ts";
import type { FeedbackCode } from "../exercise.ts";
import { ANGLE_NAMES, angleIndex, type AngleName, type Side } from "../goniometer/angle-names.ts";
import type { LedgerEntry, Measured, RepRefusal } from "../results.ts";
import type { History } from "./history.ts";
import type { Excursion } from "./rep-counter.ts";

/** Hips that end this many torso lengths from where they began belong to somebody who walks. */
const LEFT_PLACE = 0.7;
/** A person who cannot reach the template is measured by this part of what they do reach. */
const OF_USUAL = 0.7;
/** Longest time without anybody in view within a repetition, in parts of the repetition, and at least in ms. */
const LOST_PART = 0.4;
const LOST_MS = 700;

/** What the judge needs to know beside the excursion. */
export type Circumstances = {
  readonly side: Side | "both";
  /** How far this person usually goes, in parts of the way. */
  readonly usual: number;
  /** Alignment rules that were broken long enough to refuse the repetition, and those that were only said. */
  readonly broken: boolean;
  readonly said: readonly FeedbackCode[];
};

/** Decides whether an attempt counts, and writes its line of the ledger. */
export class AttemptJudge {
  private readonly exercise: ExerciseDefinition;
  private readonly history: History;

  constructor(exercise: ExerciseDefinition, history: History) {
    this.exercise = exercise;
    this.history = history;
  }

  judge(excursion: Excursion, circumstances: Circumstances): LedgerEntry {
    const reason = this.refusal(excursion, circumstances);
    const feedback: FeedbackCode[] = [...circumstances.said];
    const depth = reach(excursion);
    if (reason === "too_shallow")
      feedback.push(this.exercise.region === "shoulder" ? "go_higher" : "go_deeper");
    if (reason === "too_fast") feedback.push("slow_down");
    return {
      start: excursion.start,
      peak: excursion.peak,
      end: excursion.end,
      side: circumstances.side,
      counted: reason === null,
      reason,
      angles: this.anglesAt(excursion.peak, circumstances.side),
      depth,
      tempo: {
        out: Math.max(0, excursion.outEnd - excursion.start),
        peak: Math.max(0, excursion.backStart - excursion.outEnd),
        back: Math.max(0, excursion.end - excursion.backStart),
      },
      quality: null,
      sparc: null,
      feedback,
    };
  }

  private refusal(excursion: Excursion, { usual, broken }: Circumstances): RepRefusal | null {
    const { depth, timing } = this.exercise;
    const seconds = (excursion.end - excursion.start) / 1000;
    if (excursion.unfinished) return "unfinished";
    if (this.lost(excursion)) return "joint_lost";
    const { history } = this;
    if (history.displacement(history.at(excursion.start), history.at(excursion.end)) > LEFT_PLACE)
      return "left_place";
    if (reach(excursion) < Math.max(depth.partial, Math.min(depth.counted, OF_USUAL * usual)))
      return "too_shallow";
    if (seconds < timing.minRep) return "too_fast";
    if (seconds > timing.maxRep) return "too_slow";
    return broken ? "alignment" : null;
  }

  private lost({ start, end }: Excursion): boolean {
    const { first, last } = this.history.span(start, end);
    let longest = 0;
    for (let i = first + 1; i <= last; i += 1)
      longest = Math.max(longest, this.history.time(i) - this.history.time(i - 1));
    return longest > Math.max(LOST_MS, LOST_PART * (end - start));
  }

  private anglesAt(t: number, side: Side | "both"): LedgerEntry["angles"] {
    const frame = this.history.at(t);
    const angles: Partial<Record<AngleName, Measured>> = {};
    for (const { movement } of this.exercise.primary) {
      for (const each of side === "both" ? (["left", "right"] as const) : [side]) {
        const index = angleIndex(movement, each);
        const value = this.history.angle(frame, index);
        if (Number.isNaN(value)) continue;
        angles[ANGLE_NAMES[index]] = {
          value: tenth(value),
          plusMinus: tenth(this.history.doubt(frame, index)),
        };
      }
    }
    return angles;
  }
}

/** How far an excursion went, in parts of the way; from where it began if that was beyond the start template. */
export function reach(excursion: Excursion): number {
  return Math.max(
    excursion.peakLevel - Math.max(0, excursion.startLevel),
    Math.min(excursion.peakLevel, excursion.peakLevel - excursion.startLevel),
  );
}

function tenth(x: number): number {
  return Math.round(x * 10) / 10;
}
