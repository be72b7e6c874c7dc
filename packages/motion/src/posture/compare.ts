import { tenth } from "../signal/rounding.ts";
import { beyond } from "./judge.ts";
import { type PostureMeasureName, postureMeasure } from "./measures.ts";
import type { PostureSummary } from "./score.ts";

/**
 * `unchanged`: the difference is not larger than the error of both together. `better` and `worse`: nearer to the reference range, or
 * further from it. `changed`: neither, as where a lean went over to the other side.
 */
export const POSTURE_CHANGES = ["unchanged", "better", "worse", "changed"] as const;
export type PostureChangeKind = (typeof POSTURE_CHANGES)[number];

export type PostureChange = {
  readonly measure: PostureMeasureName;
  /** Degrees. */
  readonly before: number;
  readonly after: number;
  readonly change: number;
  /** Half of the 95 % interval of the change. */
  readonly plusMinus: number;
  readonly kind: PostureChangeKind;
};

/** What changed between two analyses, measure by measure; only what both measured. */
export function comparePosture(before: PostureSummary, after: PostureSummary): PostureChange[] {
  return before.findings.flatMap((old): PostureChange[] => {
    const now = after.findings.find(({ measure }) => measure === old.measure);
    if (!now) return [];
    const change = tenth(now.value - old.value);
    const plusMinus = tenth(Math.hypot(old.plusMinus, now.plusMinus));
    return [
      {
        measure: old.measure,
        before: old.value,
        after: now.value,
        change,
        plusMinus,
        kind: kindOf(old.measure, old.value, now.value, plusMinus),
      },
    ];
  });
}

function kindOf(
  measure: PostureMeasureName,
  before: number,
  after: number,
  plusMinus: number,
): PostureChangeKind {
  if (Math.abs(after - before) <= plusMinus) return "unchanged";
  const row = postureMeasure(measure);
  const nearer = Math.abs(beyond(row, before)) - Math.abs(beyond(row, after));
  if (Math.abs(nearer) < 0.05) return "changed";
  return nearer > 0 ? "better" : "worse";
}
