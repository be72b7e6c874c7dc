import type { Exercise } from "@physiocheck/contracts";
import type { ExerciseDefinition } from "@physiocheck/motion";

/** The parts of the body in the order in which they are listed: from the shoulder down, the whole of it last. */
export const REGIONS = [
  "shoulder",
  "elbow",
  "trunk",
  "hip",
  "knee",
  "ankle",
  "balance",
  "whole_body",
] as const satisfies readonly ExerciseDefinition["region"][];
export const POSITIONS = [
  "standing",
  "sitting",
  "kneeling",
  "floor",
] as const satisfies readonly ExerciseDefinition["position"][];
export const VIEWS = [
  "front",
  "side",
  "diagonal",
  "any",
] as const satisfies readonly ExerciseDefinition["view"][];

/** What somebody looks for; an empty string is anything. */
export type ExerciseFilter = {
  /** Words, each of which must be in the name or another of the exercise's words. */
  readonly search: string;
  readonly region: ExerciseDefinition["region"] | "";
  readonly position: ExerciseDefinition["position"] | "";
  readonly view: ExerciseDefinition["view"] | "";
};

export const NO_FILTER: ExerciseFilter = { search: "", region: "", position: "", view: "" };

/**
 * The exercises that fit, by region in the listed order and by name within; regions without any are left out.
 *
 * @param name of an exercise, as it is shown
 * @param words everything else that it may be found by
 */
export function groupExercises(
  exercises: readonly Exercise[],
  filter: ExerciseFilter,
  name: (exercise: Exercise) => string,
  words: (exercise: Exercise) => readonly string[],
): readonly { readonly region: ExerciseDefinition["region"]; readonly exercises: readonly Exercise[] }[] {
  const wanted = filter.search.toLocaleLowerCase().split(/\s+/u).filter(Boolean);
  const fits = (exercise: Exercise): boolean => {
    const { region, position, view } = exercise.definition;
    if (filter.region && region !== filter.region) return false;
    if (filter.position && position !== filter.position) return false;
    // What can be filmed from any side can be filmed from this one.
    if (filter.view && view !== filter.view && view !== "any") return false;
    const text = [name(exercise), ...words(exercise)].join(" ").toLocaleLowerCase();
    return wanted.every((word) => text.includes(word));
  };
  return REGIONS.map((region) => ({
    region,
    exercises: exercises
      .filter((exercise) => exercise.definition.region === region && fits(exercise))
      .toSorted((a, b) => name(a).localeCompare(name(b))),
  })).filter((group) => group.exercises.length > 0);
}
