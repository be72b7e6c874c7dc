import type { PostureMeasure } from "./measures.ts";

/**
 * `within` the reference range; `unsure`: outside of it, but by less than the error; `note`: outside; `review`: so far outside that a
 * professional should look (for levels and leans: over 2° and over 5°).
 */
export const POSTURE_LEVELS = ["within", "unsure", "note", "review"] as const;
export type PostureLevel = (typeof POSTURE_LEVELS)[number];

/** Degrees by which a value lies outside the reference range: negative under it, positive over it, 0 inside. */
export function beyond({ reference }: Pick<PostureMeasure, "reference">, value: number): number {
  if (value < reference.low) return value - reference.low;
  return value > reference.high ? value - reference.high : 0;
}

/** What to say of a value. A value is called outside only where its whole interval is not inside. */
export function levelOf(
  row: Pick<PostureMeasure, "reference" | "reviewBeyond">,
  value: number,
  plusMinus: number,
): PostureLevel {
  const outside = Math.abs(beyond(row, value));
  if (outside === 0) return "within";
  // The limit itself would have to lie outside of the interval.
  if (outside < plusMinus) return outside > row.reviewBeyond ? "note" : "unsure";
  return outside > row.reviewBeyond ? "review" : "note";
}
