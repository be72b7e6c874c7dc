import type { PoseFrame } from "../pose/frame.ts";
import type { MotionEvent, Readout } from "../results.ts";
import type { ClinicNote, ClinicTestState, ClinicTrial } from "./types.ts";

/** What a protocol makes of the engine's readings. */
export interface Scorer {
  readonly state: ClinicTestState;
  /** Stands so far, or trials done. */
  readonly count: number;
  /** When the clock or the running trial began, ms; not-a-number before. */
  readonly began: number;
  /** One frame, what the engine reads in it, and what it told while reading. */
  push(frame: PoseFrame, readout: Readout, events: readonly MotionEvent[]): void;
  /** Null before anything was measured. `stopped`: by the person, before the protocol's end. */
  score(stopped: boolean): Score | null;
}

export type Score = {
  readonly value: number;
  readonly plusMinus: number;
  readonly trials: readonly ClinicTrial[];
  readonly notes: readonly ClinicNote[];
};
