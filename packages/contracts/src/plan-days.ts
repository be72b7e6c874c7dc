/** Days of a plan, apart from its schema, so that a browser that asks for them does not load zod. */
import type { PlanContent } from "./plans.ts";

type Schedule = Pick<PlanContent, "startsOn" | "endsOn" | "weekdays" | "sessionsADay">;

const DAY_MS = 86_400_000;

/** Sessions that a plan asks for on a day (2026-01-31); 0 before it begins, after it ends and on days of rest. */
export function dueOn({ startsOn, endsOn, weekdays, sessionsADay }: Schedule, day: string): number {
  if (day < startsOn || (endsOn !== null && day > endsOn)) return 0;
  return weekdays.includes(weekdayOf(day)) ? sessionsADay : 0;
}

/** ISO: 1 Monday … 7 Sunday. */
export function weekdayOf(day: string): number {
  return new Date(`${day}T00:00:00Z`).getUTCDay() || 7;
}

/** The days from one to another, both included. */
export function daysBetween(from: string, to: string): string[] {
  const days: string[] = [];
  for (let at = Date.parse(`${from}T00:00:00Z`); ; at += DAY_MS) {
    const day = new Date(at).toISOString().slice(0, 10);
    if (day > to) return days;
    days.push(day);
  }
}

/** The day so many days before. */
export function daysBefore(day: string, count: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) - count * DAY_MS).toISOString().slice(0, 10);
}
