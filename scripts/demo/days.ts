import { weekdayOf } from "@physiocheck/contracts";

/** A day so many days before another moment, by the calendar of this machine: 2026-01-31. */
export function dayBefore(now: number, daysAgo: number): string {
  const date = dateBefore(now, daysAgo);
  const two = (part: number): string => String(part).padStart(2, "0");
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

/** A time of that day, ms since 1970. @param time local, 18:30 */
export function momentBefore(now: number, daysAgo: number, time: string): number {
  const [hours = 0, minutes = 0] = time.split(":").map(Number);
  return dateBefore(now, daysAgo).setHours(hours, minutes, 0, 0);
}

/** The days of these weekdays (ISO: 1 Monday) from one to another, both included, as how many days ago they were. */
export function daysOn(now: number, weekdays: readonly number[], from: number, to: number): number[] {
  return Array.from({ length: from - to + 1 }, (_, step) => from - step).filter((daysAgo) =>
    weekdays.includes(weekdayOf(dayBefore(now, daysAgo))),
  );
}

function dateBefore(now: number, daysAgo: number): Date {
  const date = new Date(now);
  // Noon: a day with another length of its night stays the same day.
  date.setHours(12, 0, 0, 0);
  date.setDate(date.getDate() - daysAgo);
  return date;
}
