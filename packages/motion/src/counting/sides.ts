import type { Side } from "../goniometer/angle-names.ts";
import type { Phase } from "../results.ts";
import type { Counter, Report } from "./counter.ts";
import type { Progress } from "./progress.ts";
import { RepCounter, type Excursion } from "./rep-counter.ts";

type Held = { readonly excursion: Excursion; readonly size: number };

/** Two peaks within this part of the shorter excursion are one movement seen on both sides. */
const SAME_MOMENT = 0.35;
/** The smaller side takes part if it goes this far of the larger; below, it is the larger one's shadow. */
export const TAKES_PART = 0.7;

/**
 * One counter a side where either side may move. When one leg is raised the pelvis tilts and the other hip's angle moves
 * too; when both arms are raised it is one repetition. Of two excursions at the same moment the larger is reported, once.
 */
export class EitherSide implements Counter {
  phase: Phase = "rest";
  private readonly left: RepCounter;
  private readonly right: RepCounter;
  private readonly last: Record<Side, Held | null> = { left: null, right: null };

  constructor(noticed: number, usual: number, report: Report) {
    const counter = (side: Side): RepCounter =>
      new RepCounter({
        noticed,
        usual,
        onExcursion: (excursion) => this.closed(side, excursion, report),
      });
    this.left = counter("left");
    this.right = counter("right");
  }

  /** The side that is moving now, both where both are. */
  get side(): Side | "both" {
    if (this.left.moving && this.right.moving) return "both";
    return this.right.moving ? "right" : "left";
  }

  get moving(): boolean {
    return this.left.moving || this.right.moving;
  }

  get usual(): number {
    return Math.max(this.left.usual, this.right.usual);
  }

  push(t: number, progress: Progress): void {
    if (Number.isFinite(progress.left)) this.left.push(t, progress.left);
    if (Number.isFinite(progress.right)) this.right.push(t, progress.right);
    this.phase = (progress.right > progress.left ? this.right : this.left).phase;
  }

  finish(): void {
    this.left.finish();
    this.right.finish();
  }

  reset(): void {
    this.left.reset();
    this.right.reset();
  }

  private closed(side: Side, excursion: Excursion, report: Report): void {
    const other: Side = side === "left" ? "right" : "left";
    const size = excursion.peakLevel - Math.min(excursion.startLevel, excursion.endLevel);
    const twin = this.last[other];
    this.last[side] = { excursion, size };
    // The other side closed first and was reported for both.
    if (twin && sameMoment(twin.excursion, excursion.peak, excursion)) {
      this.last[side] = null;
      return;
    }
    const running = side === "left" ? this.right : this.left;
    if (running.moving && sameMoment(excursion, running.peakedAt, excursion)) {
      if (running.excursionSize > size / TAKES_PART) {
        // This was the shadow: the other side is still on its way and will be reported.
        this.last[side] = null;
        return;
      }
      report(excursion, running.excursionSize >= size * TAKES_PART ? "both" : side);
      return;
    }
    report(excursion, side);
  }
}

/** Whether a peak at `peak` ms, of excursion b, belongs to the same movement as excursion a. */
export function sameMoment(a: Excursion, peak: number, b: Excursion): boolean {
  const shorter = Math.min(a.end - a.start, b.end - b.start);
  return Math.abs(a.peak - peak) <= SAME_MOMENT * shorter;
}
