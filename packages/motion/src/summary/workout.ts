import type { Bout } from "../auto/replay-unknown.ts";
import { exerciseById } from "../library/index.ts";
import { energyRange, type EnergyRange } from "./energy.ts";

/** All bouts of one exercise together. */
export type ExerciseTotal = {
  /** An id of the library, or UNKNOWN. */
  readonly exercise: string;
  readonly bouts: number;
  readonly repetitions: number;
  readonly holdSeconds: number;
  /** From each bout's first repetition to its last, ms. */
  readonly activeMs: number;
};

/**
 * What a movement without a name costs: callisthenics from light (2.8) to vigorous effort (7.5), 2024 Adult Compendium of
 * Physical Activities.
 */
export const UNKNOWN_MET: readonly [number, number] = [2.8, 7.5];

/** What was done in one workout or in several, by exercise; the one that took longest first. */
export function exerciseTotals(bouts: readonly Bout[]): ExerciseTotal[] {
  const totals = new Map<string, ExerciseTotal>();
  for (const bout of bouts) {
    const before = totals.get(bout.exercise);
    totals.set(bout.exercise, {
      exercise: bout.exercise,
      bouts: (before?.bouts ?? 0) + 1,
      repetitions: (before?.repetitions ?? 0) + bout.repetitions,
      holdSeconds: (before?.holdSeconds ?? 0) + bout.holdSeconds,
      activeMs: (before?.activeMs ?? 0) + bout.end - bout.start,
    });
  }
  return [...totals.values()].toSorted((a, b) => b.activeMs - a.activeMs);
}

/** The exercise that was done longest; null where none was. */
export function dominantExercise(bouts: readonly Bout[]): string | null {
  return exerciseTotals(bouts)[0]?.exercise ?? null;
}

/**
 * Energy spent in the bouts alone, without the rests between them; see energyRange.
 * @param kilograms body mass
 * @throws RangeError where the mass cannot be
 */
export function workoutEnergy(bouts: readonly Bout[], kilograms: number): EnergyRange {
  let low = 0;
  let high = 0;
  for (const { exercise, activeMs } of exerciseTotals(bouts)) {
    const range = energyRange(exerciseById(exercise)?.met ?? UNKNOWN_MET, kilograms, activeMs / 60_000);
    low += range.low;
    high += range.high;
  }
  return { low, high };
}
