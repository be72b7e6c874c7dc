import { angleIndex, MOVEMENT_NAMES, type MovementName, type Side } from "../goniometer/angle-names.ts";
import { valueAt, type Course } from "./course.ts";
import type { AuthoredRepetition } from "./types.ts";

/** One movement counts up to this (degrees) when sides are compared: an angle that jumps decides nothing. */
const MOST = 90;
/** Movements without a side, or without a meaning of their own. */
const UNSIDED: ReadonlySet<MovementName> = new Set(["trunk_lean", "knee_alignment", "ankle_dorsiflexion"]);

/** Each repetition with the side that moves more in it, all movements together. */
export function withSides(
  course: Course,
  repetitions: readonly AuthoredRepetition[],
  senseless: ReadonlySet<MovementName>,
): AuthoredRepetition[] {
  const movements = MOVEMENT_NAMES.filter((movement) => !UNSIDED.has(movement) && !senseless.has(movement));
  return repetitions.map((repetition) => {
    const { start, peak, end } = repetition;
    const moved = (side: Side): number =>
      movements.reduce((sum, movement) => {
        const at = (t: number): number => valueAt(course, angleIndex(movement, side), t);
        const way = Math.abs(at(peak) - (at(start) + at(end)) / 2);
        return sum + (Number.isNaN(way) ? 0 : Math.min(MOST, way));
      }, 0);
    return { ...repetition, side: moved("right") > moved("left") ? "right" : "left" };
  });
}

/** The same repetitions as made by both sides. */
export function bothSides(repetitions: readonly AuthoredRepetition[]): AuthoredRepetition[] {
  return repetitions.map((repetition) => ({ ...repetition, side: "both" }));
}
