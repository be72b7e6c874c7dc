export type OneEuroOptions = {
  /** Cutoff at rest in Hz: lower is steadier. */
  readonly minCutoff: number;
  /** Hz gained per unit a second of speed: higher follows fast movement sooner. */
  readonly beta: number;
  /** Cutoff for the speed estimate in Hz. */
  readonly derivativeCutoff: number;
  /** A pause longer than this (ms) starts anew, as the value before it says nothing about the one after. */
  readonly maxGapMs: number;
};

/** For angles in degrees at 15 to 60 frames a second: steady to a fraction of a degree at rest, late by a frame or two in a squat. */
export const ANGLE_ONE_EURO: OneEuroOptions = {
  minCutoff: 1,
  beta: 0.05,
  derivativeCutoff: 1,
  maxGapMs: 500,
};

/**
 * The 1 € filter for one number over time: a low-pass whose cutoff rises with speed, so that it neither trembles at rest nor lags
 * in motion. Casiez, Roussel, Vogel: 1 € Filter, CHI 2012, with the speed taken against the last filtered value as printed there.
 */
export class OneEuro {
  private readonly options: OneEuroOptions;
  private lastT = Number.NaN;
  private lastX = Number.NaN;
  private speed = 0;

  constructor(options: OneEuroOptions = ANGLE_ONE_EURO) {
    this.options = options;
  }

  /** Forgets everything; the next value passes unchanged. */
  reset(): void {
    this.lastT = Number.NaN;
    this.lastX = Number.NaN;
    this.speed = 0;
  }

  /**
   * The filtered value of `x` at `t` (ms). Not-a-number gives not-a-number and changes nothing, so a short loss is bridged and one
   * longer than `maxGapMs` starts anew. A time that does not increase gives the last result.
   */
  filter(t: number, x: number): number {
    if (!Number.isFinite(x)) return Number.NaN;
    const elapsed = t - this.lastT;
    if (elapsed <= 0) return this.lastX;
    if (Number.isNaN(elapsed) || elapsed > this.options.maxGapMs) {
      this.lastT = t;
      this.lastX = x;
      this.speed = 0;
      return x;
    }
    const seconds = elapsed / 1000;
    const speed = (x - this.lastX) / seconds;
    this.speed += smoothing(this.options.derivativeCutoff, seconds) * (speed - this.speed);
    const cutoff = this.options.minCutoff + this.options.beta * Math.abs(this.speed);
    this.lastX += smoothing(cutoff, seconds) * (x - this.lastX);
    this.lastT = t;
    return this.lastX;
  }
}

/** Weight of the new value in a first-order low-pass of `cutoff` Hz after `seconds`: 1 / (1 + τ / T), τ = 1 / 2π·cutoff. */
function smoothing(cutoff: number, seconds: number): number {
  const ratio = 2 * Math.PI * cutoff * seconds;
  return ratio / (ratio + 1);
}
