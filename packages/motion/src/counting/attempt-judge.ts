import type { ExerciseDefinition, FeedbackCode } from "../exercise.ts";
import { ANGLE_NAMES, angleIndex, type AngleName, type Side } from "../goniometer/angle-names.ts";
import type { LedgerEntry, Measured, RepRefusal } from "../results.ts";
import { tenth } from "../signal/rounding.ts";
import { repQuality, type Quality } from "../summary/quality.ts";
import { measureAttempt } from "./attempt-measures.ts";
import type { History } from "./history.ts";
import { offPosture, type Posture, POSTURE_TOLERANCE, postureOf } from "./posture.ts";
import type { Excursion } from "./rep-counter.ts";

/** Hips that end this many torso lengths from where they began belong to somebody who walks: sideways, and in any direction. */
const LEFT_PLACE = 0.7;
const LEFT_ALTOGETHER = 1;
/** Feet that change their distance by so many torso lengths have stepped; a foot that goes so far does not stand. */
const STEPPED = 0.75;
const STEPPED_OFF = 0.3;
/** Hips that go so many torso lengths do not stay. */
const SHIFTED = 0.25;
/** Part of its own way that each primary movement must go, so that no repetition is made by one joint of several. */
const EACH_MOVES = 0.15;
/** A person who cannot reach the template is measured by this part of what they do reach. */
const OF_USUAL = 0.7;
/** An angle that speaks for how far somebody went is at least so certain, degrees. */
const SURE = 15;
/** Part of an attempt in which an angle of the side that made it has to be stated. */
const STATED = 0.5;
/** The doubt of a posture widens what is tolerated, by so many degrees at most. */
const MOST_DOUBTED = 15;
/** Longest time without anybody in view within a repetition, in parts of the repetition, and at least in ms. */
const LOST_PART = 0.4;
const LOST_MS = 700;

/** What a recording says of its attempts. */
export type Standard = {
  /** The size from which an excursion is one of this recording's repetitions, in parts of the way. */
  readonly enough: number;
  /** The same large movement comes again and again at an even pace: it is being exercised, whatever feet and hips seem to do. */
  readonly habit: boolean;
  /** The posture can be asked: those who exercise here seem to be in it, or no habit speaks for itself. */
  readonly postureAsked: boolean;
};

/** What the judge needs to know beside the excursion. */
export type Circumstances = {
  readonly side: Side | "both";
  /** How far this person usually goes, in parts of the way. */
  readonly usual: number;
  /**
   * Where the whole recording was looked at before: how far it went, in parts of the way, and what the recording says of all attempts.
   */
  readonly known: (Standard & { readonly size: number }) | null;
  /** Alignment rules that were broken long enough to refuse the repetition, and those that were only said. */
  readonly broken: boolean;
  readonly said: readonly FeedbackCode[];
};

/** An attempt's line of the ledger, and what the session's summary needs beside it. */
export type Judged = { readonly entry: LedgerEntry; readonly quality: Quality; readonly ldlj: number | null };

/** Decides whether an attempt counts, and writes its line of the ledger. */
export class AttemptJudge {
  private readonly exercise: ExerciseDefinition;
  private readonly history: History;
  private readonly posture: Posture;

  constructor(exercise: ExerciseDefinition, history: History) {
    this.exercise = exercise;
    this.history = history;
    this.posture = postureOf(exercise);
  }

  /** @returns null for what was no attempt: a limb that this view hides seemed to move a little */
  judge(excursion: Excursion, circumstances: Circumstances): Judged | null {
    const reason = this.refusal(excursion, circumstances);
    if (reason !== null && this.guessed(excursion, circumstances.side)) return null;
    const feedback: FeedbackCode[] = [...circumstances.said];
    const depth = this.reached(excursion, circumstances);
    if (reason === "too_shallow")
      feedback.push(this.exercise.region === "shoulder" ? "go_higher" : "go_deeper");
    if (reason === "too_fast") feedback.push("slow_down");
    const measures = measureAttempt(this.history, this.exercise, excursion, circumstances.side, depth);
    const quality = repQuality(measures, this.exercise);
    const entry: LedgerEntry = {
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
      quality: quality.score,
      sparc: measures.sparc,
      feedback,
    };
    return { entry, quality, ldlj: measures.ldlj };
  }

  /** A hold's line of the ledger; it counts if it lasted as long as the exercise asks at least. */
  judgeHold(start: number, end: number, side: Side | "both", said: readonly FeedbackCode[]): LedgerEntry {
    const long = (end - start) / 1000 >= this.exercise.timing.minRep;
    return {
      start,
      peak: start,
      end,
      side,
      counted: long,
      reason: long ? null : "too_fast",
      angles: this.anglesAt((start + end) / 2, side),
      depth: 1,
      tempo: { out: 0, peak: end - start, back: 0 },
      quality: null,
      sparc: null,
      feedback: [...said],
    };
  }

  private refusal(excursion: Excursion, circumstances: Circumstances): RepRefusal | null {
    const { side, broken } = circumstances;
    const { timing } = this.exercise;
    const seconds = (excursion.end - excursion.start) / 1000;
    if (excursion.cut) return "unfinished";
    if (this.lost(excursion)) return "joint_lost";
    const { known } = circumstances;
    if ((known?.postureAsked ?? true) && !(this.inPosture(excursion.start) && this.inPosture(excursion.end)))
      return "other_posture";
    if (this.leftPlace(excursion, known?.habit ?? false)) return "left_place";
    if (this.reached(excursion, circumstances) < this.enough(circumstances)) return "too_shallow";
    if (!this.allMove(excursion, side)) return "too_shallow";
    if (seconds < timing.minRep) return "too_fast";
    if (seconds > timing.maxRep) return "too_slow";
    return broken ? "alignment" : null;
  }

  /** Whether somebody walked off, or moved what was to stay; in a habit only whether they are quite elsewhere. */
  private leftPlace({ start, end }: Excursion, habit: boolean): boolean {
    const { history } = this;
    const { first, last } = history.span(start, end);
    const left = history.displacement(first, last);
    if (left.altogether > LEFT_ALTOGETHER) return true;
    if (habit) return false;
    if (left.sideways > LEFT_PLACE) return true;
    const { stays } = this.exercise;
    if (stays === undefined) return false;
    const went = history.travel(first, last);
    if (stays === "one_foot") return went.leastFoot > STEPPED_OFF;
    return went.apart > STEPPED || (stays === "hips" && went.hips > SHIFTED);
  }

  /** Whether the movements that only describe the posture are near the start template at a time. */
  private inPosture(t: number): boolean {
    const frame = this.history.at(t);
    for (const [index, target] of this.posture) {
      const tolerance = POSTURE_TOLERANCE + Math.min(MOST_DOUBTED, this.history.doubt(frame, index) || 0);
      const off = offPosture(index, this.history.steady(frame, index), target);
      const inPicture = offPosture(index, this.history.inPicture(frame, index), target);
      if (off > tolerance && !(inPicture <= tolerance)) return false;
    }
    return true;
  }

  private enough({ usual, known }: Circumstances): number {
    if (known) return known.enough;
    const { partial, counted } = this.exercise.depth;
    return Math.max((partial + counted) / 2, Math.min(counted, OF_USUAL * usual));
  }

  private reached(excursion: Excursion, { side, known }: Circumstances): number {
    return known?.size ?? Math.max(reach(excursion), this.measuredReach(excursion, side));
  }

  /**
   * How far an excursion went by the angles that are reported. Seen from the front the network's body is too flat, and a deep squat looks
   * shallow in it: nobody is to lose a repetition to the camera's place. 0 where these angles were refused.
   */
  private measuredReach({ peak }: Excursion, side: Side | "both"): number {
    const { history, exercise } = this;
    const frame = history.at(peak);
    let sum = 0;
    let weights = 0;
    for (const { movement, weight } of exercise.primary) {
      const start = exercise.templates.start[movement] ?? 0;
      const span = (exercise.templates.peak[movement] ?? 0) - start;
      for (const each of side === "both" ? (["left", "right"] as const) : [side]) {
        const index = angleIndex(movement, each);
        const angle = history.angle(frame, index);
        if (Number.isNaN(angle) || !(history.doubt(frame, index) <= SURE)) continue;
        sum += (weight * (angle - start)) / span;
        weights += weight;
      }
    }
    return weights > 0 ? sum / weights : 0;
  }

  private allMove({ start, peak }: Excursion, side: Side | "both"): boolean {
    const { history, exercise } = this;
    if (exercise.primary.length < 2) return true;
    const from = history.at(start);
    const to = history.at(peak);
    return exercise.primary.every(({ movement }) => {
      const span = (exercise.templates.peak[movement] ?? 0) - (exercise.templates.start[movement] ?? 0);
      const sides = side === "both" ? (["left", "right"] as const) : [side];
      const moves = sides
        .map((each) => angleIndex(movement, each))
        .map((index) => (history.steady(to, index) - history.steady(from, index)) / span)
        .filter((part) => !Number.isNaN(part));
      return moves.length === 0 || Math.max(...moves) >= EACH_MOVES;
    });
  }

  /**
   * Whether one side alone made this attempt, and its angles do not bear it out: most could not be stated, or none went further than its
   * doubt. A limb behind the body is guessed, and the guess trembles; what would not be shown cannot be held against anybody.
   */
  private guessed({ start, peak, end }: Excursion, side: Side | "both"): boolean {
    if (side === "both") return false;
    const { history, exercise } = this;
    const indices = exercise.primary.map(({ movement }) => angleIndex(movement, side));
    const { first, last } = history.span(start, end);
    let stated = 0;
    for (let frame = first; frame <= last; frame += 1)
      if (indices.some((index) => !Number.isNaN(history.angle(frame, index)))) stated += 1;
    if (stated < STATED * (last - first + 1)) return true;
    const from = history.at(start);
    const to = history.at(peak);
    return !indices.some((index) => {
      const doubt = Math.hypot(history.doubt(from, index), history.doubt(to, index));
      return Math.abs(history.angle(to, index) - history.angle(from, index)) > doubt;
    });
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
        const plusMinus = this.history.doubt(frame, index);
        // Refused angles have no doubt either.
        if (Number.isNaN(value) || Number.isNaN(plusMinus)) continue;
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
