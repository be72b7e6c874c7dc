/** The smallest step between two frames, ms: MediaPipe counts whole microseconds and wants every frame later than the last. */
const STEP = 1;

/**
 * The one clock of a session: milliseconds since its first frame, strictly increasing whatever the source does: a film
 * that starts over, a camera that was changed, a tab that was hidden.
 */
export class SessionClock {
  readonly #now: () => number;
  #zero: number | null = null;
  /** Session time minus source time; null until the next frame sets it. */
  #offset: number | null = null;
  #lastSource = Number.NEGATIVE_INFINITY;
  #last = Number.NEGATIVE_INFINITY;

  /** `now`: any monotonic clock in ms. */
  constructor(now: () => number = () => performance.now()) {
    this.#now = now;
  }

  /**
   * Time of a frame on the session's clock.
   * @param sourceTime ms on the source's own clock (capture time of a camera, media time of a film)
   */
  stamp(sourceTime: number): number {
    const now = this.#now();
    this.#zero ??= now;
    if (this.#offset === null || sourceTime < this.#lastSource) {
      // A source begins, or begins again: its first frame is now.
      this.#offset = now - this.#zero - sourceTime;
    }
    this.#lastSource = sourceTime;
    this.#last = Math.max(sourceTime + this.#offset, this.#last + STEP);
    return this.#last;
  }

  /** The next frame comes from another source: its times mean something else. */
  changeSource(): void {
    this.#offset = null;
    this.#lastSource = Number.NEGATIVE_INFINITY;
  }
}
