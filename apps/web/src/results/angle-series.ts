import type { AngleName, AngleRow, ExerciseDefinition, MovementName } from "@physiocheck/motion";
import type { ChartSeries } from "../ui/chart.tsx";

/** Angles of one movement over a session: `x` seconds from the first frame, a series a side. */
export type MovementChart = {
  readonly movement: MovementName;
  readonly x: readonly number[];
  readonly series: readonly (ChartSeries & { readonly side: "left" | "right" | null })[];
};

/** About as many points as a chart has pixels to show them. */
const MOST_POINTS = 1500;

/** The angle names of a movement; the trunk has no side. */
export function anglesOf(movement: MovementName): readonly { readonly side: "left" | "right" | null; readonly angle: AngleName }[] {
  if (movement === "trunk_lean") return [{ side: null, angle: "trunk_lean" }];
  return (["left", "right"] as const).map((side) => ({ side, angle: `${movement}_${side}` as const }));
}

/** The movements worth a chart: the primary ones first, then those that a rule watches. */
export function chartedMovements(exercise: ExerciseDefinition): readonly MovementName[] {
  const movements = [
    ...exercise.primary.map((entry) => entry.movement),
    ...exercise.alignment.map((rule) => rule.movement),
  ];
  return [...new Set(movements)];
}

/**
 * The chart of a movement. Refused and missing angles are NaN, which leaves a gap: a doubt is shown as a doubt. Long
 * sessions are thinned by taking every n-th frame, never by averaging over a gap.
 */
export function movementChart(
  rows: readonly AngleRow[],
  movement: MovementName,
  name: (side: "left" | "right" | null) => string,
): MovementChart {
  const every = Math.max(1, Math.ceil(rows.length / MOST_POINTS));
  const kept = rows.filter((_, index) => index % every === 0);
  const start = rows[0]?.t ?? 0;
  return {
    movement,
    x: kept.map((row) => Math.round(row.t - start) / 1000),
    series: anglesOf(movement)
      .map(({ side, angle }) => ({
        side,
        name: name(side),
        values: kept.map((row) => row[angle]?.[0] ?? Number.NaN),
        plusMinus: kept.map((row) => row[angle]?.[1] ?? Number.NaN),
      }))
      .filter((series) => series.values.some(Number.isFinite)),
  };
}
