import type { Readout } from "@physiocheck/motion";

/** What the screen shows beside the flow; renewed at most ten times a second. */
export type Readouts = {
  readonly present: boolean;
  readonly phase: Readout["phase"];
  /** 0..1, how long the start pose has been held. */
  readonly arming: number;
  /** The one sentence, null for none. */
  readonly line: string | null;
  /** A hand is up and is being waited for. */
  readonly handUp: boolean;
};

export const NO_READOUTS: Readouts = { present: false, phase: "rest", arming: 0, line: null, handUp: false };

/** Whether anything differs: what has not changed is not rendered again. */
export function readoutsChanged(a: Readouts, b: Readouts): boolean {
  return (
    a.present !== b.present ||
    a.phase !== b.phase ||
    a.arming !== b.arming ||
    a.line !== b.line ||
    a.handUp !== b.handUp
  );
}
