import type { ExerciseDefinition } from "../exercise.ts";
import { ANGLE, angleIndex, type MovementName } from "../goniometer/angle-names.ts";

/** Angle index and degrees of the start template's movements that only describe in which posture an exercise is done. */
export type Posture = readonly (readonly [index: number, degrees: number])[];

/** Degrees by which the posture at the start and end of a repetition may differ from the template's. */
export const POSTURE_TOLERANCE = 45;
/** A trunk that leans further than this neither stands nor sits, degrees. */
const LYING = 60;

export function postureOf({ primary, templates }: ExerciseDefinition): Posture {
  const moving = new Set<string>(primary.map(({ movement }) => movement));
  return (Object.entries(templates.start) as [MovementName, number][])
    .filter(([movement]) => !moving.has(movement))
    .flatMap(([movement, target]) =>
      [...new Set([angleIndex(movement, "left"), angleIndex(movement, "right")])].map(
        (index) => [index, target] as const,
      ),
    );
}

/**
 * Degrees by which an angle is off a posture's. Somebody on the floor whom the camera sees from the head or from low down leans by more
 * than a right angle: beyond a lean that is none of standing, more of it is no other posture.
 */
export function offPosture(index: number, angle: number, target: number): number {
  if (index === ANGLE.trunk_lean && target > LYING) return Math.max(0, target - angle);
  return Math.abs(angle - target);
}
