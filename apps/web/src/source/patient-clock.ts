/** When a simulated person's repetitions are, ms of their own time. */
export type PatientTimes = {
  /** They stand in the start pose until here. */
  readonly leadMs: number;
  readonly durationMs: number;
  readonly repetitions: readonly { readonly start: number; readonly end: number }[];
};

/**
 * The digital patient's own time. They wait in the start pose as long as they are asked to, swaying; asked to move, they
 * go through their repetitions, over and over; asked to stop, they finish the one they are in.
 */
export class PatientClock {
  private readonly times: PatientTimes;
  private t = 0;
  /** While waiting, time runs to and fro within the lead, so that nothing jumps. */
  private direction: 1 | -1 = 1;

  constructor(times: PatientTimes) {
    this.times = times;
  }

  /** Lets time pass and returns the patient's time, ms. */
  advance(elapsedMs: number, isMoving: boolean): number {
    const { leadMs } = this.times;
    if (this.t <= leadMs && !isMoving) this.wait(elapsedMs);
    else {
      const before = this.t;
      this.t += elapsedMs;
      if (this.isOver(before, isMoving)) this.t = leadMs;
      this.direction = -1;
    }
    return this.t;
  }

  private wait(elapsedMs: number): void {
    const { leadMs } = this.times;
    const next = this.t + this.direction * elapsedMs;
    if (next >= leadMs) this.direction = -1;
    else if (next <= 0) this.direction = 1;
    this.t = Math.min(leadMs, Math.max(0, next));
  }

  /** Whether to go back to the start pose: after the last repetition, or between two if nothing more is asked for. */
  private isOver(before: number, isMoving: boolean): boolean {
    const { repetitions, leadMs, durationMs } = this.times;
    const lastEnd = repetitions.at(-1)?.end ?? durationMs - leadMs;
    if (this.t >= lastEnd) return true;
    return !isMoving && !repetitions.some(({ start, end }) => start <= before && this.t < end);
  }
}
