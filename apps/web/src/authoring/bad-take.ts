import type { AuthoringError } from "@physiocheck/motion";

/**
 * Why a take made no exercise, and what was seen of it. `too_slow`: the device saw too few pictures a second to follow a
 * movement. `failed`: for no reason that anybody foresaw.
 */
export type Bad = {
  readonly code: AuthoringError["code"] | "too_slow" | "failed";
  readonly seen: AuthoringError["seen"];
  /** Pictures a second. */
  readonly rate?: number;
};

/** A take that made no exercise. */
export class BadTake extends Error {
  override readonly name = "BadTake";
  readonly bad: Bad;

  constructor(bad: Bad) {
    super(bad.code);
    this.bad = bad;
  }
}
