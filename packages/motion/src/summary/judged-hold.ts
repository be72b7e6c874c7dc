import type { History } from "../counting/history.ts";
import type { ExerciseDefinition } from "../exercise.ts";
import { angleIndex, type MovementName, type Side } from "../goniometer/angle-names.ts";
import type { LedgerEntry } from "../results.ts";
import { mean, median } from "../signal/statistics.ts";
import { jitter } from "./jitter.ts";
import { holdQuality, type HoldMeasures } from "./quality.ts";
import { swayOfTrack, type Sway } from "./sway.ts";

/** A hold's line of the ledger, and what the session's summary needs beside it. */
export type JudgedHold = {
  readonly entry: LedgerEntry;
  /** Sway of the hips, torso lengths. */
  readonly sway: Sway;
  readonly measures: Pick<HoldMeasures, "accuracy" | "outside" | "jitter">;
};

/** Degrees of tolerance where the exercise gives none. */
const USUAL_TOLERANCE = 20;

/**
 * Measures a hold when it is over, from the frames that it left behind (of one longer than the history, the last minute), and gives its
 * line of the ledger a score; how much was prescribed is the session's matter, not that of one hold.
 */
export function judgeHold(history: History, exercise: ExerciseDefinition, entry: LedgerEntry): JudgedHold {
  const { first, last } = history.span(entry.start, entry.end);
  const frames = Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => first + i);
  const measures = {
    accuracy: likeness(history, exercise, entry.side, frames),
    outside: outside(history, exercise, entry.side, frames),
    jitter: restlessness(history, exercise, entry.side, frames),
  };
  const heldMs = entry.end - entry.start;
  const { score } = holdQuality({ ...measures, heldMs, goalMs: null }, exercise);
  return { entry: { ...entry, quality: score }, sway: swayOfHips(history, frames), measures };
}

/** The sides that a hold is measured on. */
function sidesOf(side: Side | "both"): readonly Side[] {
  return side === "both" ? ["left", "right"] : [side];
}

/**
 * Likeness to the pose to hold, 0..1: the mean over every movement of the pose and every frame in which it was measured, 1 within half
 * the tolerance, 0 from twice the tolerance on, straight between; as for yoga.
 */
function likeness(
  history: History,
  { templates, hold }: ExerciseDefinition,
  side: Side | "both",
  frames: readonly number[],
): number | null {
  const scores: number[] = [];
  for (const [movement, target] of Object.entries(templates.peak) as [MovementName, number][]) {
    const tolerance = hold?.tolerance[movement] ?? USUAL_TOLERANCE;
    for (const each of sidesOf(side)) {
      const index = angleIndex(movement, each);
      for (const frame of frames) {
        const off = Math.abs(history.angle(frame, index) - target) / tolerance;
        if (!Number.isNaN(off)) scores.push(Math.min(1, Math.max(0, (2 - off) / 1.5)));
      }
    }
  }
  return scores.length > 0 ? mean(scores) : null;
}

/** Part of the frames in which a rule was broken beyond doubt; null where there is no rule or none could be seen. */
function outside(
  history: History,
  { alignment }: ExerciseDefinition,
  side: Side | "both",
  frames: readonly number[],
): number | null {
  const rules = alignment.flatMap(({ movement, range }) =>
    sidesOf(side).map((each) => ({ index: angleIndex(movement, each), range })),
  );
  let known = 0;
  let broken = 0;
  for (const frame of frames) {
    const seen = rules.filter(({ index }) => !Number.isNaN(history.doubt(frame, index)));
    if (seen.length > 0) known += 1;
    const out = seen.some(({ index, range: [from, to] }) => {
      const angle = history.angle(frame, index);
      const doubt = history.doubt(frame, index);
      return angle + doubt < from || angle - doubt > to;
    });
    if (out) broken += 1;
  }
  return known > 0 ? broken / known : null;
}

/**
 * Jitter of the main angles, degrees: the mean over the movements, each on the side that looks calmer, because what the camera adds to
 * the side it sees badly is not the person's.
 */
function restlessness(
  history: History,
  { primary }: ExerciseDefinition,
  side: Side | "both",
  frames: readonly number[],
): number | null {
  const times = frames.map((frame) => history.time(frame));
  const calmest = primary
    .map(({ movement }) => {
      const each = sidesOf(side).map((one) => {
        const index = angleIndex(movement, one);
        return jitter(
          times,
          frames.map((frame) => history.angle(frame, index)),
        );
      });
      return Math.min(...each.map((value) => value ?? Number.POSITIVE_INFINITY));
    })
    .filter((value) => Number.isFinite(value));
  return calmest.length > 0 ? mean(calmest) : null;
}

function swayOfHips(history: History, frames: readonly number[]): Sway {
  const hips = frames.map((frame) => history.hips(frame));
  const torso = median(hips.map((each) => each.torso));
  return swayOfTrack(
    frames.map((frame) => history.time(frame)),
    hips.map(({ x }) => x / torso),
    hips.map(({ y }) => y / torso),
  );
}
