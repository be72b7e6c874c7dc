import type { Phase } from "../results.ts";

/** One excursion of the progress signal and back. Times in ms, levels in parts of the way to the peak template. */
export type Excursion = {
  start: number;
  peak: number;
  end: number;
  /** Progress at the start, at the peak, at the end. */
  startLevel: number;
  peakLevel: number;
  endLevel: number;
  /** When the outward movement ended and the way back began. */
  outEnd: number;
  backStart: number;
  /** The movement was under way when the recording began, or when it ended. */
  cut: "beginning" | "end" | null;
  /** Part of the way back that was seen, 0..1. */
  returned: number;
};

export type CounterOptions = {
  /** Smallest excursion that is noticed, in parts of the way; below it is noise. */
  readonly noticed: number;
  /** How far this person usually goes, in parts of the way; refined with every excursion. */
  readonly usual: number;
  readonly onExcursion: (excursion: Excursion) => void;
};

/** Parts of the present excursion: to have left the start, to have turned, to be back. */
const LEFT = 0.28;
const TURNED = 0.15;
const BACK = 0.25;
const HOME = 0.06;
/** Near the start pose, a movement that has not come nearer for this long (ms) is over. */
const STOPPED_MS = 100;
/** And after this long near it in any case: what still moves is trembling. */
const SETTLE_MS = 300;
/** A valley between two repetitions that does not reach the start still parts them if both flanks are this high. */
const SPLIT = 0.45;
/** Time constant of the rest level, ms. */
const REST_MEMORY = 2500;

/**
 * Finds repetitions in a progress signal, one sample at a time: a zigzag whose hysteresis adapts to the size of the
 * movements this person makes, and that announces a repetition when the start pose is regained, not later.
 */
export class RepCounter {
  phase: Phase = "rest";
  /** How far this person usually goes. */
  usual: number;
  private readonly options: CounterOptions;
  private readonly recent: number[] = [];
  private valley = Number.NaN;
  private valleyTime = 0;
  private leftAt = 0;
  private peakLevel = 0;
  private peakTime = 0;
  private plateauStart = 0;
  private plateauEnd = 0;
  private low = 0;
  private lowTime = 0;
  private nearSince = Number.NaN;
  /** Samples well below the peak since it: a landmark that jumps for one frame parts nothing. */
  private below = 0;
  private begun = Number.NaN;
  private beganAbove = 0;
  private beganPeak = 0;
  private beganDrop = 0;
  private last = Number.NaN;
  private lastTime = 0;

  constructor(options: CounterOptions) {
    this.options = options;
    this.usual = options.usual;
  }

  /** One sample. @param t ms @param p progress, finite */
  push(t: number, p: number): void {
    if (Number.isNaN(this.valley)) {
      this.rest(t, p);
      this.lastTime = t;
      this.begun = t;
      this.beganAbove = p;
      this.beganPeak = t;
      this.beganDrop = 0;
    }
    const span = Math.max(this.options.noticed, this.usual);
    if (this.phase === "rest") {
      if (p > this.beganAbove && this.beganDrop < this.options.noticed) {
        this.beganAbove = p;
        this.beganPeak = t;
      }
      this.beganDrop = Math.max(this.beganDrop, this.beganAbove - p);
      if (p <= this.valley) {
        this.valley = p;
        this.valleyTime = t;
        this.leftAt = t;
      } else {
        if (p <= this.valley + 0.08 * span) this.leftAt = t;
        // The rest level follows slowly, so that a person who settles into another stance is not taken to be moving.
        this.valley += (p - this.valley) * Math.min(1, (t - this.lastTime) / REST_MEMORY);
      }
      if (p > this.valley + LEFT * span) {
        this.closeBeginning();
        this.leave(t, p);
      }
    } else {
      if (p > this.peakLevel) {
        if (p > this.peakLevel + 0.05 * span) this.plateauStart = t;
        this.peakLevel = p;
        this.peakTime = t;
        this.low = p;
        this.lowTime = t;
        this.nearSince = Number.NaN;
        this.below = 0;
      }
      const rise = this.peakLevel - this.valley;
      if (p >= this.peakLevel - 0.1 * rise) {
        this.plateauEnd = t;
        if (this.phase === "out" && t - this.plateauStart > 100) this.phase = "peak";
      }
      if (this.phase !== "back" && p < this.peakLevel - TURNED * rise) {
        this.phase = "back";
        this.low = p;
        this.lowTime = t;
      }
      if (this.phase === "back") {
        if (p < this.low - 0.03 * rise) {
          this.low = p;
          this.lowTime = t;
        }
        if (p < this.peakLevel - SPLIT * Math.max(span, rise)) this.below += 1;
        if (Number.isNaN(this.nearSince) && p <= this.valley + BACK * rise) this.nearSince = t;
        if (this.low <= this.valley + BACK * rise && this.settled(t, p, rise)) {
          this.close(t, p);
          this.rest(t, p);
        } else if (
          this.below >= 2 &&
          this.peakLevel - this.low > SPLIT * Math.max(span, rise) &&
          p - this.low > SPLIT * Math.max(span, rise)
        ) {
          // The next repetition began before the start pose was regained.
          const { low, lowTime } = this;
          this.close(lowTime, low);
          this.rest(lowTime, low);
          this.leave(t, p);
        }
      }
    }
    this.last = p;
    this.lastTime = t;
  }

  /** Under way between leaving and regaining the start pose. */
  get moving(): boolean {
    return this.phase !== "rest";
  }

  /** When the furthest point so far was reached, ms. */
  get peakedAt(): number {
    return this.peakTime;
  }

  /** How far the present movement has gone from the rest level. */
  get excursionSize(): number {
    return this.peakLevel - this.valley;
  }

  /** The last sample of the recording was pushed: a movement under way is reported as unfinished. */
  finish(): void {
    if (this.phase === "rest") {
      this.closeBeginning();
      return;
    }
    this.close(this.lastTime, this.last, true);
    this.rest(this.lastTime, this.last);
  }

  /** Forgets the movement under way (a gap, a new set); what is known of the person stays. */
  reset(): void {
    this.valley = Number.NaN;
    this.phase = "rest";
  }

  /** Near the start pose: home, or no longer coming nearer. */
  private settled(t: number, p: number, rise: number): boolean {
    return (
      p <= this.valley + HOME * rise ||
      t - this.lowTime >= STOPPED_MS ||
      t - this.nearSince >= SETTLE_MS ||
      p > this.low + 0.1 * rise
    );
  }

  private leave(t: number, p: number): void {
    this.phase = "out";
    this.peakLevel = p;
    this.peakTime = t;
    this.plateauStart = t;
    this.plateauEnd = t;
    this.nearSince = Number.NaN;
    this.below = 0;
    this.begun = Number.NaN;
  }

  /** The way back of a movement that was under way when the recording began. */
  private closeBeginning(): void {
    if (Number.isNaN(this.begun) || this.beganDrop < Math.max(this.options.noticed, SPLIT * this.usual))
      return;
    this.options.onExcursion({
      start: this.begun,
      peak: this.beganPeak,
      end: this.valleyTime,
      startLevel: this.valley,
      peakLevel: this.beganAbove,
      endLevel: this.valley,
      outEnd: this.begun,
      backStart: this.beganPeak,
      cut: "beginning",
      returned: 1,
    });
  }

  private rest(t: number, p: number): void {
    this.phase = "rest";
    this.valley = p;
    this.valleyTime = t;
    this.leftAt = t;
    this.low = p;
    this.lowTime = t;
  }

  private close(end: number, endLevel: number, unfinished = false): void {
    const excursion: Excursion = {
      start: this.leftAt || this.valleyTime,
      peak: this.peakTime,
      end,
      startLevel: this.valley,
      peakLevel: this.peakLevel,
      endLevel,
      outEnd: this.plateauStart,
      backStart: this.plateauEnd,
      cut: unfinished ? "end" : null,
      returned: Math.min(1, (this.peakLevel - endLevel) / Math.max(1e-6, this.peakLevel - this.valley)),
    };
    const size = this.peakLevel - Math.max(this.valley, endLevel);
    if ((unfinished ? this.peakLevel - this.valley : size) < this.options.noticed) return;
    if (!unfinished) this.learn(size);
    this.options.onExcursion(excursion);
  }

  /** The upper quartile of the last eight excursions is what this person does today. */
  private learn(size: number): void {
    this.recent.push(size);
    if (this.recent.length > 8) this.recent.shift();
    if (this.recent.length < 2) return;
    const sorted = this.recent.toSorted((a, b) => a - b);
    this.usual = sorted[Math.floor(0.75 * (sorted.length - 1))];
  }
}
