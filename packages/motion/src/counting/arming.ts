/** How long the start pose must be held, ms, and how much progress may wander meanwhile. */
const HOLD_MS = 700;
const WANDER = 0.24;
/** The start pose is at most this far on the way to the peak. */
const NEAR_START = 0.4;

/**
 * Waits until the person stands still in the start pose, so that getting into position never counts.
 */
export class Arming {
  armed = false;
  /** 0..1 on the way to armed. */
  held = 0;
  private since = Number.NaN;
  private low = 0;
  private high = 0;

  /** One sample. @param t ms @param p progress, NaN where unknown @returns true in the frame that arms */
  push(t: number, p: number): boolean {
    if (this.armed) return false;
    const near = Math.abs(p) < NEAR_START;
    if (!near || Math.max(this.high, p) - Math.min(this.low, p) > WANDER || Number.isNaN(this.since)) {
      this.since = near ? t : Number.NaN;
      this.low = p;
      this.high = p;
      this.held = 0;
      return false;
    }
    this.low = Math.min(this.low, p);
    this.high = Math.max(this.high, p);
    this.held = Math.min(1, (t - this.since) / HOLD_MS);
    this.armed = this.held >= 1;
    return this.armed;
  }

  disarm(): void {
    this.armed = false;
    this.held = 0;
    this.since = Number.NaN;
  }
}
