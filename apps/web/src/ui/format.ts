/** Dates, times and spans in the reader's own manner. */
import i18next from "i18next";

/** "21 Nov 2026" */
export function formatDate(at: string | number | Date): string {
  return new Intl.DateTimeFormat(i18next.language, { dateStyle: "medium" }).format(new Date(at));
}

/** "21 Nov, 09:40" */
export function formatDateTime(at: string | number | Date): string {
  return new Intl.DateTimeFormat(i18next.language, {
    day: "numeric",
    month: "short",
    hour: "2-digit",
    minute: "2-digit",
  }).format(new Date(at));
}

/** "today", "3 days ago": whole days by the calendar, with words. `now` is Unix ms. */
export function formatDaysAgo(at: string | number | Date, now: number): string {
  const midnight = (time: string | number | Date) => new Date(time).setHours(0, 0, 0, 0);
  const days = Math.round((midnight(at) - midnight(now)) / 86_400_000);
  return new Intl.RelativeTimeFormat(i18next.language, { numeric: "auto" }).format(days, "day");
}

/** "2:05" for minutes and seconds. */
export function formatDuration(ms: number): string {
  const seconds = Math.max(0, Math.round(ms / 1000));
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}
