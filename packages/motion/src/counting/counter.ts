import type { Side } from "../goniometer/angle-names.ts";
import type { Phase } from "../results.ts";
import type { Progress } from "./progress.ts";
import { type Excursion, RepCounter } from "./rep-counter.ts";
import { EitherSide } from "./sides.ts";

/** Told of an attempt when it is over. `size`: how far it went, in parts of the way, where the whole recording is known. */
export type Report = (excursion: Excursion, side: Side | "both", size?: number) => void;

/** Follows the progress of an exercise and reports its attempts. */
export interface Counter {
  readonly phase: Phase;
  /** The side that is moving now. */
  readonly side: Side | "both";
  /** Under way between leaving and regaining the start pose. */
  readonly moving: boolean;
  /** How far this person usually goes, in parts of the way. */
  readonly usual: number;
  /** One frame's time (ms) and progress. */
  push(t: number, progress: Progress): void;
  /** Nothing more will come: what is under way is reported as unfinished. */
  finish(): void;
  /** Forgets the movement under way. */
  reset(): void;
}

/** How far somebody usually goes while it is not known. */
const USUAL = 1;

/** The counter of somebody who is watched as they move. @param noticed smallest attempt, in parts of the way */
export function createCounter(sides: "both" | "either", noticed: number, report: Report): Counter {
  return sides === "either" ? new EitherSide(noticed, USUAL, report) : new BothSides(noticed, report);
}

/** Both sides as one movement. */
class BothSides implements Counter {
  readonly side = "both";
  private readonly counter: RepCounter;

  constructor(noticed: number, report: Report) {
    this.counter = new RepCounter({
      noticed,
      usual: USUAL,
      onExcursion: (excursion) => report(excursion, "both"),
    });
  }

  get phase(): Phase {
    return this.counter.phase;
  }

  get moving(): boolean {
    return this.counter.moving;
  }

  get usual(): number {
    return this.counter.usual;
  }

  push(t: number, { both }: Progress): void {
    if (Number.isFinite(both)) this.counter.push(t, both);
  }

  finish(): void {
    this.counter.finish();
  }

  reset(): void {
    this.counter.reset();
  }
}
