import { tenth } from "../signal/rounding.ts";
import { beyond, levelOf, type PostureLevel } from "./judge.ts";
import type { PostureMeasurement, PostureViewResult, RefusedPosture } from "./measure-view.ts";
import {
  POSTURE_TABLE,
  type PostureMeasureName,
  type PostureReference,
  postureMeasure,
  type PostureView,
} from "./measures.ts";

/** One measure over all views that showed it. */
export type PostureFinding = {
  readonly measure: PostureMeasureName;
  readonly views: readonly PostureView[];
  /** Degrees. */
  readonly value: number;
  readonly plusMinus: number;
  readonly reference: PostureReference;
  readonly level: PostureLevel;
  readonly corrected: boolean;
};

export type PostureScorePart = {
  readonly measure: PostureMeasureName;
  /** 0..100. */
  readonly score: number;
  readonly weight: number;
};

/** What a whole analysis says. */
export type PostureSummary = {
  readonly findings: readonly PostureFinding[];
  /** What no view of this analysis said, and why. */
  readonly missing: readonly RefusedPosture[];
  /** 0..100; null where nothing was measured. */
  readonly score: number | null;
  /** Half of the 95 % interval of the score. */
  readonly scorePlusMinus: number | null;
  readonly parts: readonly PostureScorePart[];
};

/** Degrees outside the reference range at which a part of the score is nothing. */
const ZERO_AT = 15;

/**
 * The views of one analysis together. Measures that two views showed are weighed by their certainty (inverse variance). The score is
 * the mean of its parts by their weights; a part is 100 inside the reference range and falls evenly to 0 at 15° beyond it.
 */
export function summarisePosture(views: readonly PostureViewResult[]): PostureSummary {
  const findings = POSTURE_TABLE.flatMap(({ name }): PostureFinding[] => {
    const said = views.flatMap(({ measurements }) => measurements.filter(({ measure }) => measure === name));
    return said.length === 0 ? [] : [combine(said)];
  });
  const parts = findings.map(({ measure, value }) => ({
    measure,
    score: Math.round(partScore(measure, value)),
    weight: postureMeasure(measure).weight,
  }));
  const weights = parts.reduce((sum, { weight }) => sum + weight, 0);
  const score =
    weights === 0 ? null : parts.reduce((sum, part) => sum + part.weight * part.score, 0) / weights;
  const variance = findings.reduce((sum, { measure, value, plusMinus }) => {
    // How the part changes over the interval, rather than a slope that a limit hides.
    const [low, high] = [partScore(measure, value - plusMinus), partScore(measure, value + plusMinus)];
    const most = Math.max(
      Math.abs(high - partScore(measure, value)),
      Math.abs(low - partScore(measure, value)),
    );
    return sum + ((postureMeasure(measure).weight / Math.max(1, weights)) * most) ** 2;
  }, 0);
  return {
    findings,
    missing: missingOf(views, findings),
    score: score === null ? null : Math.round(score),
    scorePlusMinus: score === null ? null : Math.max(1, Math.round(Math.sqrt(variance))),
    parts,
  };
}

function partScore(measure: PostureMeasureName, value: number): number {
  return 100 * Math.max(0, 1 - Math.abs(beyond(postureMeasure(measure), value)) / ZERO_AT);
}

function combine(said: readonly PostureMeasurement[]): PostureFinding {
  const [first] = said;
  if (!first) throw new RangeError("nothing to combine");
  // A point put by hand is somebody's judgement: it is not watered down by what the pose model says elsewhere.
  const byHand = said.filter(({ corrected }) => corrected);
  const used = byHand.length > 0 ? byHand : said;
  const certainty = used.reduce((sum, { plusMinus }) => sum + 1 / plusMinus ** 2, 0);
  const value = used.reduce((sum, each) => sum + each.value / each.plusMinus ** 2, 0) / certainty;
  // What is wrong with the pose model is alike in both views: the doubt of the surest one stays.
  const plusMinus = Math.min(...used.map((each) => each.plusMinus));
  return {
    measure: first.measure,
    views: used.map(({ view }) => view),
    value: tenth(value),
    plusMinus,
    reference: first.reference,
    level: levelOf(postureMeasure(first.measure), value, plusMinus),
    corrected: byHand.length > 0,
  };
}

function missingOf(
  views: readonly PostureViewResult[],
  findings: readonly PostureFinding[],
): RefusedPosture[] {
  return POSTURE_TABLE.flatMap((row): RefusedPosture[] => {
    if (findings.some(({ measure }) => measure === row.name)) return [];
    const refused = views.flatMap((view) => view.refused.filter(({ measure }) => measure === row.name));
    const [wanted] = row.views;
    if (refused.length > 0) return refused.slice(0, 1);
    return wanted ? [{ measure: row.name, view: wanted, reason: "view_not_taken" }] : [];
  });
}
