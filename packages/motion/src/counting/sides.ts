import type { Side } from "../goniometer/angle-names.ts";
import { RepCounter, type Excursion } from "./rep-counter.ts";

type Held = { readonly excursion: Excursion; readonly size: number };

/** Two peaks within this part of the shorter excursion are one movement seen on both sides. */
const SAME_MOMENT = 0.35;
/** The smaller side takes part if it goes this far of the larger; below, it is the larger one's shadow. */
const TAKES_PART = 0.7;

/**
 * One counter a side where either side may move. When one leg is raised the pelvis tilts and the other hip's angle moves
 * too; when both arms are raised it is one repetition. Of two excursions at the same moment the larger is reported, once.
 */
export class EitherSide {
  readonly left: RepCounter;
  readonly right: RepCounter;
  private readonly last: Record<Side, Held | null> = { left: null, right: null };

  constructor(noticed: number, usual: number, report: (excursion: Excursion, side: Side | "both") => void) {
    const counter = (side: Side): RepCounter =>
      new RepCounter({
        noticed,
        usual,
        onExcursion: (excursion) => this.closed(side, excursion, report),
      });
    this.left = counter("left");
    this.right = counter("right");
  }

  /** The side that is moving now, the one that has gone further where both are. */
  get moving(): Side | "both" {
    if (this.left.moving && this.right.moving) return "both";
    return this.right.moving ? "right" : "left";
  }

  private closed(
    side: Side,
    excursion: Excursion,
    report: (excursion: Excursion, side: Side | "both") => void,
  ): void {
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

function sameMoment(a: Excursion, peak: number, b: Excursion): boolean {
  const shorter = Math.min(a.end - a.start, b.end - b.start);
  return Math.abs(a.peak - peak) <= SAME_MOMENT * shorter;
}
