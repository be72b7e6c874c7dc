import type { AlignmentRule, BodyPosition, FeedbackCode } from "../exercise.ts";
import { ANGLE_COUNT, angleIndex, MOVEMENT_NAMES, type MovementName } from "../goniometer/angle-names.ts";
import { tenth } from "../signal/rounding.ts";
import { MAD_TO_SIGMA, mad, median, quantile } from "../signal/statistics.ts";
import type { Trace } from "../trace/trace.ts";
import { positionOf } from "./classify.ts";
import { spreadOf } from "./movements.ts";
import { rowsBetween } from "./observe.ts";
import { workingIndex } from "./profiles.ts";
import { studyRepetitions, type Study } from "./study.ts";
import type { AlignmentProposal, AuthoredRepetition } from "./types.ts";

/**
 * A rule allows the furthest that the repetitions went on average, this many spreads (from one repetition to the next) beyond it, and at
 * least so many degrees: patients are not who showed it.
 */
const SPREADS = 3;
const LEAST_MARGIN = 15;
/** A movement that goes further than this is no matter of alignment, degrees from least to most. */
const NARROW = 45;
/** Part of the moving frames in which the angle must not be refused for a rule to be proposed, and to be on at once. */
const LEAST_GIVEN = 0.3;
const GIVEN_TO_BE_ON = 0.7;
const GRACE = 400;
/** Of a repetition's angles, without its wildest frames; and the least and the most that an angle can be, degrees. */
const LEAST = 0.02;
const MOST = 0.98;
const LOWEST = -60;
const HIGHEST = 200;
/** Degrees up to which a limb is straight. */
const STRAIGHT = 25;

type Aspect = {
  readonly during: AlignmentRule["during"];
  readonly cue: FeedbackCode;
  readonly only: "above" | "both";
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
  const middle = median(moving.flat());
  const aspect = aspectOf(study, position, movement, middle);
  if (!aspect) return null;
  const values = aspect.during === "peak" ? valuesDuring(study, movement, "peak") : moving;
  const least = spreadOf(values.map((each) => quantile(each, LEAST)));
  const most = spreadOf(values.map((each) => quantile(each, MOST)));
  const given = givenPart(study, movement);
  if (!(most.mean - least.mean <= NARROW) || given < LEAST_GIVEN) return null;
  const from =
    aspect.only === "above"
      ? lowestOf(movement)
      : least.mean - Math.max(LEAST_MARGIN, SPREADS * least.spread);
  const to = most.mean + Math.max(LEAST_MARGIN, SPREADS * most.spread);
  return {
    id: `${movement}.${aspect.during}`,
    rule: {
      movement,
      range: [Math.round(Math.max(lowestOf(movement), from)), Math.round(Math.min(HIGHEST, to))],
      during: aspect.during,
      graceMs: GRACE,
      cue: aspect.cue,
      breaks: false,
    },
    seen: {
      mean: tenth(median(values.flat())),
      spread: tenth(MAD_TO_SIGMA * mad(values.flat())),
      min: tenth(least.mean),
      max: tenth(most.mean),
    },
    on: given >= GIVEN_TO_BE_ON,
  };
}

/** The least an angle can be; the lean has no sign. Degrees. */
function lowestOf(movement: MovementName): number {
  return movement === "trunk_lean" ? 0 : LOWEST;
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

/** Estimates of each repetition, while moving or near the peak, of the sides that work; repetitions without any are left out. */
function valuesDuring(
  { observation, repetitions }: Study,
  movement: MovementName,
  when: "moving" | "peak",
): number[][] {
  return repetitions
    .map(({ start, end, outEnd, backStart, side }) => {
      const [first, last] =
        when === "moving"
          ? rowsBetween(observation, start, end)
          : rowsBetween(observation, outEnd, backStart);
      return indicesOf(movement, side)
        .flatMap((index) =>
          Array.from(
            { length: last - first + 1 },
            (_, i) => observation.estimates[(first + i) * ANGLE_COUNT + index],
          ),
        )
        .filter((value) => Number.isFinite(value));
    })
    .filter((values) => values.length > 0);
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
