import type { AdherenceDay } from "@physiocheck/contracts";

/**
 * Days in a row on which something that was due was done, up to today. A day of rest neither counts nor breaks it, and today
 * breaks nothing before it is over.
 * @param days of the plan, oldest first, the last one today, where the patient is
 */
export function streakOf(days: readonly AdherenceDay[]): number {
  let streak = 0;
  for (const [index, { due, done }] of days.toReversed().entries()) {
    if (due === 0) continue;
    if (done > 0) streak += 1;
    else if (index > 0) return streak;
  }
  return streak;
}

/** Sessions due and done in the last so many days. */
export function adherenceIn(
  days: readonly AdherenceDay[],
  last: number,
): { readonly due: number; readonly done: number } {
  return days
    .slice(-last)
    .reduce((sum, { due, done }) => ({ due: sum.due + due, done: sum.done + done }), { due: 0, done: 0 });
}

/** Part of the sessions due in each week that was done, in percent; weeks begin with the day of the first. */
export function weeklyAdherence(
  days: readonly AdherenceDay[],
): readonly { readonly day: string; readonly percent: number }[] {
  const weeks: { day: string; percent: number }[] = [];
  for (let from = 0; from < days.length; from += 7) {
    const week = days.slice(from, from + 7);
    const { due, done } = adherenceIn(week, 7);
    const [first] = week;
    if (due > 0 && first) weeks.push({ day: first.day, percent: (100 * done) / due });
  }
  return weeks;
}
