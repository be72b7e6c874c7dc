/** Dates, times and spans in the reader's own manner. */
import i18next from "i18next";

/**
 * The reader's own region where it speaks the language of the page: days and months change places between countries.
 * Digits are Latin and years Gregorian everywhere, also where a region would have it otherwise (docs/decisions/0062).
 */
function locale(): string {
  const own = navigator.language;
  const tag = !i18next.language || own.startsWith(i18next.language) ? own : i18next.language;
  return new Intl.Locale(tag, { calendar: "gregory", numberingSystem: "latn" }).toString();
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

/** "Sat", for the foot of a strip of days. */
export function formatWeekday(at: string | number | Date): string {
  return new Intl.DateTimeFormat(locale(), { weekday: "short" }).format(new Date(at));
}

/** "knees, hips and back". */
export function formatList(parts: readonly string[]): string {
  return new Intl.ListFormat(locale(), { type: "unit", style: "short" }).format(parts);
}

/** A number with always as many decimals, "2.0", so that a figure that changes in place keeps its width; the sign of a rounded zero is not written. */
export function formatFixed(
  value: number,
  decimals: number,
  signDisplay: "negative" | "exceptZero" = "negative",
): string {
  return new Intl.NumberFormat(locale(), {
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
    useGrouping: false,
    signDisplay,
  })
    .format(value)
    .replace("-", "\u2212");
}

/** A number with a true minus sign instead of a hyphen. */
export function formatNumber(value: number): string {
  return new Intl.NumberFormat(locale(), { maximumFractionDigits: 1 }).format(value).replace("-", "\u2212");
}

/** "12.4 kB": thousands of bytes, so that small amounts are seen to grow. */
export function formatBytes(bytes: number): string {
  const [value, unit] = bytes < 1e6 ? [bytes / 1e3, "kilobyte"] : [bytes / 1e6, "megabyte"];
  return new Intl.NumberFormat(locale(), { style: "unit", unit, maximumFractionDigits: 1 }).format(value);
}
