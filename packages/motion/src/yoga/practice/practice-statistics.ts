/** A practice as statistics see it. */
export type PracticeFact = {
  /** Day on the person's own calendar, counted from 1970-01-01. */
  readonly day: number;
  /** From beginning to end. */
  readonly minutes: number;
  /** 0..100; null where no pose was held. */
  readonly accuracy: number | null;
};

export type PracticeStatistics = {
  readonly practices: number;
  readonly minutes: number;
  /** Since Monday. */
  readonly practicesThisWeek: number;
  readonly minutesThisWeek: number;
  /** Days in a row with a practice, up to today; today breaks nothing before it is over. */
  readonly streakDays: number;
  /** Mean over the practices, each counting alike; null where none had any. */
  readonly accuracy: number | null;
};

/** 1970-01-01 was a Thursday. */
const THURSDAY = 3;

/** What somebody's practices come to. @param today day on their own calendar, counted like the facts' */
export function practiceStatistics(facts: readonly PracticeFact[], today: number): PracticeStatistics {
  const monday = today - ((((today + THURSDAY) % 7) + 7) % 7);
  const minutesOf = (some: readonly PracticeFact[]): number =>
    some.reduce((sum, { minutes }) => sum + minutes, 0);
  const week = facts.filter(({ day }) => day >= monday && day <= today);
  const accuracies = facts.flatMap(({ accuracy }) => (accuracy === null ? [] : [accuracy]));
  return {
    practices: facts.length,
    minutes: minutesOf(facts),
    practicesThisWeek: week.length,
    minutesThisWeek: minutesOf(week),
    streakDays: streak(new Set(facts.map(({ day }) => day)), today),
    accuracy:
      accuracies.length === 0 ? null : accuracies.reduce((sum, one) => sum + one, 0) / accuracies.length,
  };
}

function streak(days: ReadonlySet<number>, today: number): number {
  let at = days.has(today) ? today : today - 1;
  let count = 0;
  while (days.has(at)) {
    count += 1;
    at -= 1;
  }
  return count;
}
