import { ANGLE_COUNT, ANGLE_NAMES, ANGLE, type AngleName, type Side } from "../goniometer/angle-names.ts";
import { mean } from "../signal/statistics.ts";
import { valueAt, type Course } from "./course.ts";

/** Moments a repetition is looked at: from the start to the peak, and from there to the end. */
export const HALF = 12;
export const PHASES = 2 * HALF + 1;

/** What a repetition needs to be looked at. Times in ms. */
export type Span = {
  readonly start: number;
  readonly peak: number;
  readonly end: number;
  readonly side: Side | "both";
};

/** The same angle on the other side, by ANGLE. */
const MIRRORED_ANGLE: readonly number[] = ANGLE_NAMES.map((name) => {
  const other = name.endsWith("_left") ? name.replace("_left", "_right") : name.replace("_right", "_left");
  return ANGLE[other as AngleName];
});

/**
 * The angle that a repetition of this side has in the place of `index`: seen from the side that works, so that repetitions of the left and of the
 * right are alike. `left` stands for the working side.
 */
export function workingIndex(index: number, side: Side | "both"): number {
  return side === "right" ? MIRRORED_ANGLE[index] : index;
}

/** Each repetition's angles by phase: ANGLE_COUNT × PHASES, degrees, in the frame of the side that works. */
export function profilesOf(course: Course, spans: readonly Span[]): Float64Array[] {
  return spans.map(({ start, peak, end, side }) => {
    const profile = new Float64Array(ANGLE_COUNT * PHASES);
    for (let index = 0; index < ANGLE_COUNT; index += 1) {
      const from = workingIndex(index, side);
      for (let phase = 0; phase < PHASES; phase += 1) {
        const t =
          phase <= HALF
            ? start + ((peak - start) * phase) / HALF
            : peak + ((end - peak) * (phase - HALF)) / HALF;
        profile[index * PHASES + phase] = valueAt(course, from, t);
      }
    }
    return profile;
  });
}

/** How well the other repetitions foretell each: degrees² of variance that they explain, and all of it. One alone is no witness. */
export type Foretold = { readonly explained: number; readonly total: number };

/**
 * Leave one out: each repetition is foretold by the mean of the others. Noise cut into repetitions foretells nothing, however like
 * repetitions it looks.
 */
export function foretell(profiles: readonly Float64Array[], index: number): Foretold {
  let explained = 0;
  let total = 0;
  const at = (profile: Float64Array, phase: number): number => profile[index * PHASES + phase];
  const middle = mean(
    profiles.flatMap((profile) => Array.from(profile.subarray(index * PHASES, (index + 1) * PHASES))),
  );
  if (!Number.isFinite(middle)) return { explained: 0, total: 0 };
  for (let phase = 0; phase < PHASES; phase += 1) {
    const values = profiles.map((profile) => at(profile, phase)).filter((value) => Number.isFinite(value));
    if (values.length < 2) continue;
    const sum = values.reduce((a, b) => a + b, 0);
    for (const value of values) {
      const others = (sum - value) / (values.length - 1);
      const around = (value - middle) ** 2;
      total += around;
      explained += around - (value - others) ** 2;
    }
  }
  const samples = PHASES * profiles.length;
  return { explained: explained / samples, total: total / samples };
}
