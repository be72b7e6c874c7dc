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

  /**
   * Has a reading written down unless it was a moment ago. It keeps the time at which it was written, so that a page left open shows every
   * five minutes.
   */
  async once(reading: string, write: () => Promise<void>): Promise<void> {
    const at = this.readAt.get(reading);
    if (at !== undefined && this.now() - at < SAME_READING_MS) return;
    await write();
    // Deleted first: a map keeps the place of a key that is set again, and the oldest is to stand in front.
    this.readAt.delete(reading);
    this.readAt.set(reading, this.now());
    const [oldest] = this.readAt.keys();
    if (this.readAt.size > MOST && oldest !== undefined) this.readAt.delete(oldest);
  }
}
