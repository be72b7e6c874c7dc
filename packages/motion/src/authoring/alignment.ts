import type { AlignmentRule, BodyPosition, FeedbackCode } from "../exercise.ts";
import { ANGLE_COUNT, angleIndex, MOVEMENT_NAMES, type MovementName } from "../goniometer/angle-names.ts";
import { MAD_TO_SIGMA, mad, median, quantile } from "../signal/statistics.ts";
import type { Trace } from "../trace/trace.ts";
import { positionOf } from "./classify.ts";
import { rowsBetween } from "./observe.ts";
import { workingIndex } from "./profiles.ts";
import { studyRepetitions, type Study } from "./study.ts";
import type { AlignmentProposal, AuthoredRepetition } from "./types.ts";

/** A rule allows what was seen, this many spreads beyond it, and at least so many degrees: patients are not who showed it. */
const SPREADS = 3;
const LEAST_MARGIN = 15;
/** A movement that goes further than this is no matter of alignment, degrees from least to most. */
const NARROW = 45;
/** Part of the moving frames in which the angle must not be refused for a rule to be proposed, and to be on at once. */
const LEAST_GIVEN = 0.3;
const GIVEN_TO_BE_ON = 0.7;
const GRACE = 400;
/** Degrees up to which a limb is straight. */
const STRAIGHT = 25;

type Aspect = {
  readonly during: AlignmentRule["during"];
  readonly cue: FeedbackCode;
  readonly only: "above" | "below" | "both";
};

/**
 * Alignment rules of known repetitions.
 * @throws AuthoringError `nobody_seen`, `too_short`, `too_few_repetitions` for none, `no_movement`
 */
export function generateAlignmentRules(
  take: Trace,
  repetitions: readonly AuthoredRepetition[],
): AlignmentProposal[] {
  const study = studyRepetitions(take, repetitions);
  return alignmentOf(study, positionOf(study));
}

/** A rule for each movement that is no part of the exercise and stayed within a narrow band. */
export function alignmentOf(study: Study, position: BodyPosition): AlignmentProposal[] {
  const primary = new Set(study.primary.map(({ movement }) => movement));
  return MOVEMENT_NAMES.filter((movement) => !primary.has(movement)).flatMap(
    (movement) => proposalFor(study, position, movement) ?? [],
  );
}

function proposalFor(study: Study, position: BodyPosition, movement: MovementName): AlignmentProposal | null {
  const moving = valuesDuring(study, movement, "moving");
  if (moving.length === 0) return null;
  const aspect = aspectOf(study, position, movement, median(moving));
  if (!aspect) return null;
  const values = aspect.during === "peak" ? valuesDuring(study, movement, "peak") : moving;
  const min = quantile(values, 0.02);
  const max = quantile(values, 0.98);
  const given = givenPart(study, movement);
  if (!(max - min <= NARROW) || given < LEAST_GIVEN) return null;
  const spread = MAD_TO_SIGMA * mad(values);
  const margin = Math.max(LEAST_MARGIN, SPREADS * spread);
  const seen = { mean: tenth(median(values)), spread: tenth(spread), min: tenth(min), max: tenth(max) };
  // The lean has no sign: less than none there is not.
  const lowest = movement === "trunk_lean" ? 0 : -90;
  const from =
    aspect.only === "above"
      ? movement === "trunk_lean"
        ? 0
        : Math.min(-margin, min - 2 * margin)
      : min - margin;
  const to = aspect.only === "below" ? max + 2 * margin : max + margin;
  return {
    id: `${movement}.${aspect.during}`,
    rule: {
      movement,
      range: [Math.round(Math.max(lowest, from)), Math.round(Math.min(200, to))],
      during: aspect.during,
      graceMs: GRACE,
      cue: aspect.cue,
      breaks: false,
    },
    seen,
    on: given >= GIVEN_TO_BE_ON,
  };
}

/** What a movement that keeps still says in this exercise, and which of the engine's cues asks for it; null where none does. */
function aspectOf(
  { primary, held }: Study,
  position: BodyPosition,
  movement: MovementName,
  middle: number,
): Aspect | null {
  const legs = primary.some((each) => each.movement === "knee_flexion" || each.movement === "hip_flexion");
  const always = held ? "always" : "moving";
  switch (movement) {
    case "trunk_lean":
      if (middle > 60) return null;
      return {
        during: always,
        cue: legs && middle > 15 ? "keep_back_straight" : "stand_upright",
        only: "above",
      };
    case "knee_alignment":
      return legs ? { during: always, cue: "knees_out", only: "above" } : null;
    case "knee_flexion":
      return middle <= STRAIGHT
        ? { during: held ? "always" : "peak", cue: "straighten_knees", only: "above" }
        : null;
    case "elbow_flexion":
      if (legs) return null;
      return middle <= STRAIGHT
        ? { during: held ? "always" : "peak", cue: "straighten_elbows", only: "above" }
        : { during: always, cue: "keep_elbows_still", only: "both" };
    case "hip_flexion":
      // Prone on hands or elbows and feet.
      return position === "floor" && middle <= STRAIGHT
        ? { during: always, cue: "keep_hips_up", only: "both" }
        : null;
    case "shoulder_flexion":
    case "shoulder_abduction":
      // An upper arm that stays by the trunk while the elbow bends.
      return primary.every((each) => each.movement === "elbow_flexion")
        ? { during: always, cue: "keep_elbows_still", only: "both" }
        : null;
    default:
      return null;
  }
}

/** Estimates while moving, or near the peak, of the sides that work. */
function valuesDuring(
  { observation, repetitions }: Study,
  movement: MovementName,
  when: "moving" | "peak",
): Float64Array {
  return Float64Array.from(
    repetitions.flatMap(({ start, end, outEnd, backStart, side }) => {
      const [first, last] =
        when === "moving"
          ? rowsBetween(observation, start, end)
          : rowsBetween(observation, outEnd, backStart);
      return indicesOf(movement, side).flatMap((index) =>
        Array.from(
          { length: last - first + 1 },
          (_, i) => observation.estimates[(first + i) * ANGLE_COUNT + index],
        ),
      );
    }),
  ).filter((value) => Number.isFinite(value));
}

/** Part of the moving frames in which the angle was given. */
function givenPart({ observation, repetitions }: Study, movement: MovementName): number {
  let frames = 0;
  let given = 0;
  for (const { start, end, side } of repetitions) {
    const [first, last] = rowsBetween(observation, start, end);
    for (const index of indicesOf(movement, side)) {
      for (let row = first; row <= last; row += 1) {
        frames += 1;
        if (Number.isFinite(observation.plusMinus[row * ANGLE_COUNT + index])) given += 1;
      }
    }
  }
  return given / frames;
}

function indicesOf(movement: MovementName, side: AuthoredRepetition["side"]): number[] {
  if (movement === "trunk_lean") return [angleIndex(movement, "left")];
  if (side === "both") return [angleIndex(movement, "left"), angleIndex(movement, "right")];
  return [workingIndex(angleIndex(movement, "left"), side)];
}

function tenth(x: number): number {
  return Math.round(x * 10) / 10;
}
