/** Part of the way up from which somebody stands, and from which they are more than half-way up. */
const STOOD = 0.7;
const HALF_WAY = 0.5;
/** A rise of less than this in SETTLED_MS is none: they stand as straight as they will. Parts of the way. */
const RISING = 0.03;
const SETTLED_MS = 150;
/** Going down again, parts of the way. */
const FALLING = 0.12;

/** Within one rise from the seat: when standing was reached, told at once and not when the person sits again. */
export class StandWatch {
  /** When they stood, ms; not-a-number while they do not. */
  stoodAt = Number.NaN;
  /** More than half-way up now, or up already. */
  halfWay = false;
  private top = 0;
  private topTime = Number.NaN;

  /** One sample. @param t ms @param p progress from the seat (0) to standing (1) @returns whether standing was reached just now */
  push(t: number, p: number): boolean {
    this.halfWay = this.isUp || p > HALF_WAY;
    if (this.isUp) return false;
    if (p > this.top + RISING) {
      this.top = p;
      this.topTime = t;
    }
    const settled = t - this.topTime >= SETTLED_MS || p < this.top - FALLING;
    if (this.top < STOOD || !settled) return false;
    this.stoodAt = this.topTime;
    return true;
  }

  get isUp(): boolean {
    return !Number.isNaN(this.stoodAt);
  }

  /** They have sat down. */
  reset(): void {
    this.stoodAt = Number.NaN;
    this.halfWay = false;
    this.top = 0;
    this.topTime = Number.NaN;
  }
}
