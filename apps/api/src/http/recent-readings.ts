/** So long a reading that is repeated is one line of the audit log, ms. */
const SAME_READING_MS = 5 * 60_000;
/** More than that many are forgotten, the oldest first: they would be written down once more. */
const MOST = 10_000;

/**
 * Who has read what a moment ago: a page that looks again every few seconds, or a player that asks for a hundred ranges, reads once. Without it
 * the log would fill with pages that were left open.
 */
export class RecentReadings {
  private readonly now: () => number;
  private readonly readAt = new Map<string, number>();

  constructor(now: () => number) {
    this.now = now;
  }

  /** Whether it stands in the log and is recent. */
  has(reading: string): boolean {
    const at = this.readAt.get(reading);
    return at !== undefined && this.now() - at < SAME_READING_MS;
  }

  /** Remembers a reading that was written down. One that still counts keeps its time, so that a page left open shows every five minutes. */
  add(reading: string): void {
    if (this.has(reading)) return;
    this.readAt.delete(reading);
    this.readAt.set(reading, this.now());
    if (this.readAt.size <= MOST) return;
    const [oldest] = this.readAt.keys();
    if (oldest !== undefined) this.readAt.delete(oldest);
  }
}
