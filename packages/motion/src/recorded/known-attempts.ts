import type { Side } from "../goniometer/angle-names.ts";
import type { Phase } from "../results.ts";
import type { Counter, Report } from "../counting/counter.ts";
import type { SidedExcursion } from "./merge-sides.ts";

/** Plays the attempts of a recording that was looked through before: the counter of recorded mode. */
export class KnownAttempts implements Counter {
  phase: Phase = "rest";
  side: Side | "both" = "both";
  private readonly attempts: readonly SidedExcursion[];
  private readonly report: Report;
  /** Attempts before this one are over. */
  private next = 0;
  readonly usual: number;

  constructor(attempts: readonly SidedExcursion[], report: Report) {
    this.attempts = attempts.toSorted((a, b) => a.excursion.end - b.excursion.end);
    this.report = report;
    this.usual = Math.max(0, ...attempts.map(({ excursion }) => excursion.size));
  }

  /** Under way between leaving and regaining the start pose. */
  get moving(): boolean {
    return this.phase !== "rest";
  }

  /** The frame's time, ms: tells the attempts that are over, and where in the next one it is. */
  push(t: number): void {
    while (this.next < this.attempts.length && this.attempts[this.next].excursion.end <= t) {
      const { excursion, side } = this.attempts[this.next];
      this.next += 1;
      this.report(excursion, side, excursion.size);
    }
    this.phase = "rest";
    const current = this.attempts[this.next];
    if (!current || t < current.excursion.start) return;
    const { outEnd, backStart } = current.excursion;
    this.side = current.side;
    this.phase = t < outEnd ? "out" : t <= backStart ? "peak" : "back";
  }

  /** Nothing is forgotten: what was found in the recording stays found. */
  reset(): void {
    this.phase = "rest";
  }

  /** The recording is over: what the last frame did not reach is told too. */
  finish(): void {
    this.push(Number.POSITIVE_INFINITY);
  }
}
