import type { AngleName, AngleRow, ExerciseDefinition, MovementName } from "@physiocheck/motion";
import type { ChartSeries } from "../ui/chart.tsx";

/** Angles over a session, thinned for drawing: `x` seconds on the trace's clock, NaN where an angle was refused. Degrees. */
export type AngleColumns = {
  readonly x: readonly number[];
  readonly angles: Readonly<
    Partial<Record<AngleName, { readonly values: readonly number[]; readonly plusMinus: readonly number[] }>>
  >;
};

/** About as many points as a chart has pixels to show them. */
const MOST_POINTS = 1500;

/** The angle names of a movement; the trunk has no side. */
export function anglesOf(
  movement: MovementName,
): readonly { readonly side: "left" | "right" | null; readonly angle: AngleName }[] {
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
 * The columns of some movements. Long sessions are thinned by taking every n-th frame, never by averaging: an average would
 * draw a line through moments that could not be measured.
 */
export function angleColumns(rows: readonly AngleRow[], movements: readonly MovementName[]): AngleColumns {
  const every = Math.max(1, Math.ceil(rows.length / MOST_POINTS));
  const kept = rows.filter((_, index) => index % every === 0);
  const names = movements.flatMap((movement) => anglesOf(movement).map(({ angle }) => angle));
  return {
    x: kept.map((row) => row.t / 1000),
    angles: Object.fromEntries(
      names
        .filter((name) => kept.some((row) => row[name]))
        .map((name) => [
          name,
          {
            values: kept.map((row) => row[name]?.[0] ?? Number.NaN),
            plusMinus: kept.map((row) => row[name]?.[1] ?? Number.NaN),
          },
        ]),
    ),
  };
}

/** The lines of a movement's chart, a side each; empty where the view could not support it. */
export function movementSeries(
  { angles }: AngleColumns,
  movement: MovementName,
  name: (side: "left" | "right" | null) => string,
): readonly ChartSeries[] {
  return anglesOf(movement).flatMap(({ side, angle }) => {
    const column = angles[angle];
    return column ? [{ name: name(side), ...column }] : [];
  });
}
