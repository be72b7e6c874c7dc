const QUARTER_MS = 900_000;
const DAY_MS = 86_400_000;

/**
 * Days by the calendar of a place.
 * @param zone IANA name
 * @returns the day of a moment (ms since 1970) as 2026-11-21
 */
export function dayIn(zone: string): (at: number) => string {
  const format = new Intl.DateTimeFormat("en-CA", {
    timeZone: zone,
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
  });
  // Every offset there is, is a multiple of a quarter of an hour.
  const known = new Map<number, string>();
  return (at) => {
    const quarter = Math.floor(at / QUARTER_MS);
    let day = known.get(quarter);
    if (day === undefined) {
      day = format.format(quarter * QUARTER_MS);
      known.set(quarter, day);
    }
    return day;
  };
}

/** The day so many days later, or earlier. @param day 2026-11-21 */
export function addDays(day: string, count: number): string {
  return new Date(Date.parse(day) + count * DAY_MS).toISOString().slice(0, 10);
}

/** The Monday of a day's week. @param day 2026-11-21 */
export function mondayOf(day: string): string {
  return addDays(day, -((new Date(Date.parse(day)).getUTCDay() + 6) % 7));
}
