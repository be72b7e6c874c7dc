/** The pose must be kept this long before the time counts (it then counts from the beginning), ms. */
const SETTLE_MS = 500;

/** Counts the time in a pose; short losses are forgiven and do not count. */
export class HoldClock {
  holding = false;
  /** Milliseconds held, all holds together. */
  heldMs = 0;
  /** When the present or last hold began, and when it was last kept, ms. */
  since = Number.NaN;
  lastIn = Number.NaN;
  private readonly graceMs: number;
  private lastTime = Number.NaN;
  private current = 0;

  /** @param graceMs the longest loss that does not end a hold */
  constructor(graceMs: number) {
    this.graceMs = graceMs;
  }

  /** One look. @param t ms @param isIn whether the pose is kept @returns true where holding began or ended */
  tick(t: number, isIn: boolean): boolean {
    const before = this.holding;
    if (isIn) {
      if (!(t - this.lastIn <= this.graceMs)) {
        this.since = t;
        this.current = 0;
      } else if (t - this.lastTime <= this.graceMs) {
        const step = t - this.lastTime;
        this.current += step;
        if (this.holding) this.heldMs += step;
        else if (t - this.since >= SETTLE_MS) {
          this.holding = true;
          this.heldMs += this.current;
        }
      }
      this.lastIn = t;
    } else if (!(t - this.lastIn <= this.graceMs)) {
      this.holding = false;
    }
    this.lastTime = t;
    return before !== this.holding;
  }
}
