/** Days and times as a clock on the wall shows them, in any time zone that this machine knows. */

/** A calendar day and a time of it. */
export type WallTime = { readonly day: string; readonly time: string };

/** What a clock in a time zone shows. @param at ms since 1970 @returns day `2026-11-21`, time `09:30` */
export function wallTime(at: number, timeZone: string): WallTime {
  const parts = new Intl.DateTimeFormat("en-CA", {
    timeZone,
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
  }).formatToParts(at);
  const part = (type: Intl.DateTimeFormatPartTypes): string =>
    parts.find((one) => one.type === type)?.value ?? "";
  return {
    day: `${part("year")}-${part("month")}-${part("day")}`,
    time: `${part("hour")}:${part("minute")}`,
  };
}

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

/**
 * The next moment after `after` at which a clock in the time zone shows the time. Where the clock jumps over it (the hour that is
 * missing in spring), the first moment after the gap.
 * @param after ms since 1970 @param time `09:30`
 */
export function nextLocalTime(after: number, time: string, timeZone: string): number {
  const { day } = wallTime(after, timeZone);
  for (let days = 0; ; days += 1) {
    const date = new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);
    const at = instantOf(date, time, timeZone);
    if (at > after) return at;
  }
}

/** Moment at which a clock in the time zone shows this day and time, the first where there are two. */
function instantOf(day: string, time: string, timeZone: string): number {
  const wanted = `${day} ${time}`;
  const shown = (at: number): string => {
    const wall = wallTime(at, timeZone);
    return `${wall.day} ${wall.time}`;
  };
  // Zones lie between −12 and +14 hours; between these bounds what the clock shows only grows, but for an hour in autumn.
  let low = Date.parse(`${day}T${time}:00Z`) - 15 * 60 * MINUTE_MS;
  let high = low + 30 * 60 * MINUTE_MS;
  while (high - low > MINUTE_MS) {
    const middle = low + Math.floor((high - low) / 2 / MINUTE_MS) * MINUTE_MS;
    if (shown(middle) >= wanted) high = middle;
    else low = middle;
  }
  return high;
}
