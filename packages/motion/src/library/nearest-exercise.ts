import type { ExerciseDefinition, PoseTemplate } from "../exercise.ts";
import type { MovementName } from "../goniometer/angle-names.ts";
import { EXERCISES } from "./index.ts";

/** What a movement that only one of the two names counts as, degrees: it is another exercise. */
const NOT_NAMED = 45;
/** What another position of the body counts as, degrees: a squat is not shown lying down. */
const OTHER_POSITION = 120;

/** What counts as that: sides in turn instead of together, one side instead of both, feet that leave the floor. */
const OTHER_MANNER = 20;

/**
 * The exercise of the library that is most like one that somebody made: itself where it is one of the library, else the one of the same
 * kind (repetitions or a hold) whose poses are closest. For showing it: only the library's exercises have a demonstration.
 */
export function nearestExercise(definition: ExerciseDefinition): ExerciseDefinition {
  const isHold = definition.counting === "hold";
  const alike = EXERCISES.filter(({ counting }) => (counting === "hold") === isHold);
  const [first, ...others] = alike;
  let nearest = first;
  let least = distance(definition, first);
  for (const exercise of others) {
    if (exercise.id === definition.id) return exercise;
    const far = distance(definition, exercise);
    if (far < least) {
      nearest = exercise;
      least = far;
    }
  }
  return nearest;
}

/** Root mean square over the movements that make either exercise, at start and peak, degrees. */
function distance(a: ExerciseDefinition, b: ExerciseDefinition): number {
  const movements = new Set<MovementName>([...a.primary, ...b.primary].map(({ movement }) => movement));
  let sum = 0;
  for (const movement of movements)
    for (const pose of ["start", "peak"] as const) {
      sum += apart(a.templates[pose], b.templates[pose], movement) ** 2;
    }
  const poses = Math.sqrt(sum / (2 * movements.size));
  const manners = [a.counting === b.counting, a.sides === b.sides, a.stays === b.stays];
  return (
    poses +
    (a.position === b.position ? 0 : OTHER_POSITION) +
    OTHER_MANNER * manners.filter((same) => !same).length
  );
}

function apart(a: PoseTemplate, b: PoseTemplate, movement: MovementName): number {
  const [x, y] = [a[movement], b[movement]];
  return x === undefined || y === undefined ? NOT_NAMED : Math.abs(x - y);
}
