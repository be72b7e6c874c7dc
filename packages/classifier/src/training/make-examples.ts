import { exerciseById, type ExerciseDefinition, NONE } from "@physiocheck/motion";
import { Chance, seedOf } from "./chance.ts";
import { type Amounts, type Examples, filmExercise, filmIdle, gather, windowsOf } from "./examples.ts";
import type { Film } from "./film.ts";
import { performedExercises } from "./scripts.ts";
import type { Borrowed } from "./views.ts";

/** Nothing to count is more various than any exercise: so many times as many people are filmed. */
const IDLE_SHARE = 12;

/** The network's classes: NONE first. */
export function classNames(): string[] {
  return [NONE, ...performedExercises().map(({ id }) => id)];
}

/** Limbs that others lend, filmed once a process. */
export type Wardrobe = { readonly arms: readonly Film[]; readonly seat: readonly Film[] };

/** People whose arms or whose seat others borrow. */
export function fillWardrobe(seed: number): Wardrobe {
  const film = (id: string, people: number): Film[] => {
    const exercise = exerciseById(id);
    return exercise ? filmExercise(exercise, people, seedOf(seed, "wardrobe")) : [];
  };
  return {
    arms: [
      ...filmIdle(12, seedOf(seed, "wardrobe")).filter(({ patient }) =>
        patient.parts.some(({ kind }) => kind === "gesture"),
      ),
      ...["biceps-curl", "shoulder-flexion", "shoulder-abduction", "shoulder-press", "squat"].flatMap((id) =>
        film(id, 1),
      ),
    ],
    seat: film("seated-knee-extension", 2),
  };
}

/** All examples of one class. */
export function makeExamples(label: string, amounts: Amounts, wardrobe: Wardrobe, seed: number): Examples {
  const chance = new Chance(seedOf(seed, `views of ${label}`));
  const exercise = exerciseById(label);
  const films = exercise
    ? filmExercise(exercise, amounts.people, seed)
    : filmIdle(amounts.people * IDLE_SHARE, seed);
  const borrow = (by: Chance): Borrowed | null => borrowFor(exercise, wardrobe, by);
  return gather(films.flatMap((film) => windowsOf(film, amounts, borrow, chance)));
}

/** Hands that have nothing to do may do anything, and whoever moves only the arms may sit. */
function borrowFor(
  exercise: ExerciseDefinition | undefined,
  { arms, seat }: Wardrobe,
  chance: Chance,
): Borrowed | null {
  if (!exercise)
    return chance.happens(0.35)
      ? { film: chance.one(arms), limbs: "arms", still: chance.happens(0.5) }
      : null;
  if (exercise.position === "floor") return null;
  const usesArms = exercise.primary.map(({ movement }) => /elbow|shoulder/.test(movement));
  if (!usesArms.includes(true))
    return chance.happens(0.4)
      ? { film: chance.one(arms), limbs: "arms", still: chance.happens(0.75) }
      : null;
  if (!usesArms.includes(false) && exercise.position === "standing")
    return chance.happens(0.15) ? { film: chance.one(seat), limbs: "legs", still: true } : null;
  return null;
}
