/** Dates, times and spans in the reader's own manner. */
import i18next from "i18next";

/** The reader's own region where it speaks the language of the page: days and months change places between countries. */
function locale(): string {
  const own = navigator.language;
  return own.startsWith(i18next.language) ? own : i18next.language;
}

/** "21 Nov 2026" */
export function formatDate(at: string | number | Date): string {
  return new Intl.DateTimeFormat(locale(), { dateStyle: "medium" }).format(new Date(at));
}

/** "21 Nov, 09:40" */
export function formatDateTime(at: string | number | Date): string {
  return new Intl.DateTimeFormat(locale(), {
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
  return new Intl.RelativeTimeFormat(locale(), { numeric: "auto" }).format(days, "day");
}

/** "2:05" for minutes and seconds. */
export function formatDuration(ms: number): string {
  const seconds = Math.max(0, Math.round(ms / 1000));
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}

/** "21 Nov", for the foot of a chart. */
export function formatDay(at: string | number | Date): string {
  return new Intl.DateTimeFormat(locale(), { day: "numeric", month: "short" }).format(new Date(at));
}

/** "09:40", for the foot of a chart. */
export function formatTime(at: string | number | Date): string {
  return new Intl.DateTimeFormat(locale(), { hour: "2-digit", minute: "2-digit" }).format(new Date(at));
}

/** A number with a true minus sign instead of a hyphen. */
export function formatNumber(value: number): string {
  return new Intl.NumberFormat(locale(), { maximumFractionDigits: 1 }).format(value).replace("-", "\u2212");
}
