/** Why a take makes no exercise, or an edit no definition. */
export const AUTHORING_REFUSALS = [
  "nobody_seen",
  "too_short",
  "no_movement",
  "too_few_repetitions",
  "moment_outside",
  "edit_unknown",
  "edit_out_of_range",
] as const;
export type AuthoringRefusal = (typeof AUTHORING_REFUSALS)[number];

/** What was seen of the take, for the sentence that tells the physician what to do about it. */
export type AuthoringSeen = {
  /** Seconds of the take, and those in which somebody was seen. */
  readonly seconds?: number;
  readonly seenSeconds?: number;
  readonly repetitions?: number;
  /** Degrees of the largest movement. */
  readonly degrees?: number;
  /** Which edit. */
  readonly edit?: string;
};

/** A take that makes no exercise. `code` names the sentence, `seen` its numbers; the message is for logs. */
export class AuthoringError extends Error {
  override readonly name = "AuthoringError";
  readonly code: AuthoringRefusal;
  readonly seen: AuthoringSeen;

  constructor(code: AuthoringRefusal, seen: AuthoringSeen = {}) {
    super(`${code} ${JSON.stringify(seen)}`);
    this.code = code;
    this.seen = seen;
  }
}
