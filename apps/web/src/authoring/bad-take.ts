import type { AuthoringError } from "@physiocheck/motion";

/** Why a take made no exercise, and what was seen of it. `failed`: for no reason that anybody foresaw. */
export type Bad = { readonly code: AuthoringError["code"] | "failed"; readonly seen: AuthoringError["seen"] };

/** A take that made no exercise. */
export class BadTake extends Error {
  override readonly name = "BadTake";
  readonly bad: Bad;

  constructor(bad: Bad) {
    super(bad.code);
    this.bad = bad;
  }
}
