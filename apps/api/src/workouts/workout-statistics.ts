import type { WorkoutStatistics } from "@physiocheck/contracts";
import { type Bout, exerciseTotals, workoutEnergy } from "@physiocheck/motion";
import { addDays, dayIn, mondayOf } from "../calendar.ts";

const WEEKS = 12;

type Done = WorkoutStatistics["totals"];
export type DatedBouts = { readonly at: number; readonly bouts: readonly Bout[] };

/**
 * Workouts by week, by exercise, and all together.
 * @param zone IANA name: a workout at half past eleven on Sunday night is of another week elsewhere
 * @param now ms since 1970
 * @param kilograms body mass; null: no energy is told
 */
export function workoutStatistics(
  workouts: readonly DatedBouts[],
  zone: string,
  now: number,
  kilograms: number | null,
): WorkoutStatistics {
  const dayOf = dayIn(zone);
  const thisWeek = mondayOf(dayOf(now));
  const weeks = Array.from({ length: WEEKS }, (_, index) => addDays(thisWeek, (index - WEEKS + 1) * 7));
  const all = workouts.flatMap(({ bouts }) => bouts);
  return {
    totals: doneIn(workouts, kilograms),
    weeks: weeks.map((from) => ({
      from,
      ...doneIn(
        workouts.filter(({ at }) => mondayOf(dayOf(at)) === from),
        kilograms,
      ),
    })),
    exercises: exerciseTotals(all).map(({ exercise }) => ({
      exercise,
      ...doneIn(
        workouts
          .map(({ at, bouts }) => ({ at, bouts: bouts.filter((bout) => bout.exercise === exercise) }))
          .filter(({ bouts }) => bouts.length > 0),
        kilograms,
      ),
    })),
  };
}

function doneIn(workouts: readonly DatedBouts[], kilograms: number | null): Done {
  const bouts = workouts.flatMap((workout) => workout.bouts);
  const totals = exerciseTotals(bouts);
  const sum = (of: "repetitions" | "holdSeconds" | "activeMs"): number =>
    totals.reduce((total, one) => total + one[of], 0);
  return {
    workouts: workouts.length,
    repetitions: sum("repetitions"),
    holdSeconds: sum("holdSeconds"),
    activeMs: sum("activeMs"),
    energy: kilograms === null ? null : workoutEnergy(bouts, kilograms),
  };
}
