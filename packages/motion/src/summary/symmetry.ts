import type { ExerciseDefinition } from "../exercise.ts";
import { ANGLE_NAMES, angleIndex, type Side } from "../goniometer/angle-names.ts";
import type { LedgerEntry, SessionSummary } from "../results.ts";
import { mean } from "../signal/statistics.ts";

/**
 * Difference of two sides in parts of their mean, (left − right) / mean: 0 is equal, +0.1 means that left is a tenth more. Held
 * within ±1, which says that one side has three times the other or more. Null where a side is missing or both are nothing.
 */
export function symmetryIndex(left: number | null, right: number | null): number | null {
  if (left === null || right === null) return null;
  const middle = (left + right) / 2;
  if (!(middle > 0)) return null;
  return Math.min(1, Math.max(-1, (left - right) / middle));
}

/**
 * Left against right over the counted repetitions. Range: mean way of the primary angles from the start template to the peak, in
 * degrees; in repetitions of both sides together only movements measured on both. Tempo: mean duration, of one-sided repetitions only.
 */
export function symmetry(
  ledger: readonly LedgerEntry[],
  exercise: Pick<ExerciseDefinition, "primary" | "templates">,
): SessionSummary["symmetry"] {
  const ways = { left: [] as number[], right: [] as number[] };
  const durations = { left: [] as number[], right: [] as number[] };
  for (const entry of ledger) {
    if (!entry.counted) continue;
    if (entry.side === "both") {
      const way = wayOf(entry, exercise, ["left", "right"]);
      if (!way) continue;
      ways.left.push(way.left);
      ways.right.push(way.right);
    } else {
      durations[entry.side].push(entry.end - entry.start);
      const way = wayOf(entry, exercise, [entry.side]);
      if (way) ways[entry.side].push(way[entry.side]);
    }
  }
  return {
    range: symmetryIndex(meanOrNull(ways.left), meanOrNull(ways.right)),
    tempo: symmetryIndex(meanOrNull(durations.left), meanOrNull(durations.right)),
  };
}

/** Weighted mean way in degrees of each side, over the movements that were measured on all of `sides`. */
function wayOf(
  entry: LedgerEntry,
  exercise: Pick<ExerciseDefinition, "primary" | "templates">,
  sides: readonly Side[],
): Record<Side, number> | null {
  const way = { left: 0, right: 0 };
  let weights = 0;
  for (const { movement, weight } of exercise.primary) {
    // The trunk has no side to compare.
    if (movement === "trunk_lean") continue;
    const start = exercise.templates.start[movement] ?? 0;
    const angles = sides.map((side) => entry.angles[ANGLE_NAMES[angleIndex(movement, side)]]);
    if (angles.some((angle) => angle === undefined)) continue;
    weights += weight;
    sides.forEach((side, i) => {
      way[side] += weight * Math.abs((angles[i]?.value ?? start) - start);
    });
  }
  return weights > 0 ? { left: way.left / weights, right: way.right / weights } : null;
}

function meanOrNull(values: readonly number[]): number | null {
  return values.length > 0 ? mean(values) : null;
}
