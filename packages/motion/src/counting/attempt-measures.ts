import type { ExerciseDefinition } from "../exercise.ts";
import { angleIndex, type Side } from "../goniometer/angle-names.ts";
import type { RepMeasures } from "../summary/quality.ts";
import { phaseSmoothness } from "../summary/smoothness.ts";
import type { History } from "./history.ts";
import type { Excursion } from "./rep-counter.ts";

/** Context (ms) for filters beside the phase that is measured. */
const CONTEXT = 500;

export type AttemptMeasures = RepMeasures & { readonly ldlj: number | null };

/** What is measured of an attempt when it is over, from the frames it left behind. */
export function measureAttempt(
  history: History,
  exercise: ExerciseDefinition,
  excursion: Excursion,
  side: Side | "both",
  depth: number,
): AttemptMeasures {
  const { first, last } = history.span(excursion.start - CONTEXT, excursion.peak + CONTEXT);
  const times: number[] = [];
  const way: number[] = [];
  for (let frame = first; frame <= last; frame += 1) {
    times.push(history.time(frame));
    way.push(history.progress(frame, side === "both" && exercise.sides === "either" ? "left" : side));
  }
  const { sparc, ldlj } = phaseSmoothness(times, way, excursion.start, excursion.peak);
  return {
    depth,
    outside: outside(history, exercise, excursion, side),
    durationMs: excursion.end - excursion.start,
    sparc,
    ldlj,
    returned: excursion.cut === "end" ? excursion.returned : 1,
  };
}

/** Part of the moving time in which a rule was broken beyond doubt; null where no rule could be seen. */
function outside(
  history: History,
  exercise: ExerciseDefinition,
  { start, end }: Excursion,
  side: Side | "both",
): number | null {
  const { first, last } = history.span(start, end);
  let known = 0;
  let broken = 0;
  for (let frame = first; frame <= last; frame += 1) {
    let seen = false;
    let out = false;
    for (const { movement, range } of exercise.alignment) {
      for (const each of side === "both" ? (["left", "right"] as const) : [side]) {
        const index = angleIndex(movement, each);
        const doubt = history.doubt(frame, index);
        if (Number.isNaN(doubt)) continue;
        seen = true;
        const angle = history.angle(frame, index);
        out ||= angle + doubt < range[0] || angle - doubt > range[1];
      }
    }
    if (seen) known += 1;
    if (out) broken += 1;
  }
  return known === 0 ? null : broken / known;
}
