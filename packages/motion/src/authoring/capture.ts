import type { PoseTemplate } from "../exercise.ts";
import {
  ANGLE_COUNT,
  ANGLE_NAMES,
  angleIndex,
  MOVEMENT_NAMES,
  type AngleName,
  type MovementName,
  REFUSALS,
} from "../goniometer/angle-names.ts";
import { LANDMARK_COUNT, LANDMARK_NAMES, type LandmarkName } from "../pose/landmarks.ts";
import type { Measured } from "../results.ts";
import { rounded, tenth } from "../signal/rounding.ts";
import { median } from "../signal/statistics.ts";
import type { Trace } from "../trace/trace.ts";
import { AuthoringError } from "./authoring-error.ts";
import { observe, rowAt, rowsBetween, type Observation } from "./observe.ts";
import type { CapturedKeypoints, CapturedPose, MovingSide } from "./types.ts";

/** A pose is the median of the frames this near to the moment, ms: one wild frame makes no template. */
const AROUND = 100;
/** A moment further than this (ms) from any frame with somebody in it shows nobody. */
const FARTHEST = 500;
/** Degrees of doubt at which a refused estimate enters a mean of both sides. */
const REFUSED_DOUBT = 40;

/**
 * The angles at one moment of a take.
 * @param atMs on the take's clock
 * @throws AuthoringError `moment_outside` where nobody is seen then; `nobody_seen`, `too_short`
 */
export function capturePose(take: Trace, atMs: number): CapturedPose {
  const observation = observe(take);
  return poseAround(observation, [seenMoment(observation, atMs)], "both");
}

/**
 * The 33 landmarks at one moment of a take, as lifted: in torso lengths from the middle of the hips.
 * @throws AuthoringError `moment_outside` where nobody is seen then; `nobody_seen`, `too_short`
 */
export function captureKeypoints(take: Trace, atMs: number): CapturedKeypoints {
  const observation = observe(take);
  const row = rowAt(observation, seenMoment(observation, atMs));
  const { bodies, visibility } = observation;
  const points = Object.fromEntries(
    LANDMARK_NAMES.map((name, k) => {
      const at = (row * LANDMARK_COUNT + k) * 3;
      return [
        name,
        {
          x: rounded(bodies[at], 3),
          y: rounded(bodies[at + 1], 3),
          z: rounded(bodies[at + 2], 3),
          visibility: rounded(visibility[row * LANDMARK_COUNT + k], 3),
        },
      ];
    }),
  ) as Record<LandmarkName, { x: number; y: number; z: number; visibility: number }>;
  const facing = observation.facing[row];
  return {
    atMs: observation.times[row],
    facing: Number.isFinite(facing) ? Math.round(facing) : null,
    points,
  };
}

/**
 * The robust mean of a pose over several moments of an observed take.
 * @param moments ms, at least one
 * @param side whose angles make the template
 */
export function poseAround(
  observation: Observation,
  moments: readonly number[],
  side: MovingSide,
): CapturedPose {
  const { estimates, plusMinus, refusals } = observation;
  const windows = moments.map((t) => rowsBetween(observation, t - AROUND, t + AROUND));
  const each = (rows: Float64Array, index: number): number[] =>
    windows.map(([first, last]) => medianOf(rows, index, first, last));
  const angles: Partial<Record<AngleName, Measured>> = {};
  const refused: CapturedPose["refused"][number][] = [];
  const values = new Float64Array(ANGLE_COUNT);
  const doubts = new Float64Array(ANGLE_COUNT);
  ANGLE_NAMES.forEach((angle, index) => {
    values[index] = median(each(estimates, index));
    doubts[index] = median(each(plusMinus, index));
    if (Number.isFinite(values[index]) && Number.isFinite(doubts[index])) {
      angles[angle] = { value: tenth(values[index]), plusMinus: tenth(doubts[index]) };
    } else {
      const reasons = windows.flatMap(([first, last]) =>
        Array.from(
          { length: last - first + 1 },
          (_, k) => REFUSALS[refusals[(first + k) * ANGLE_COUNT + index]],
        ),
      );
      refused.push({ angle, reason: reasons.find((reason) => reason !== "none") ?? "view" });
    }
  });
  return {
    atMs: nearestToMean(observation, moments, values),
    angles,
    refused,
    template: templateOf(values, doubts, side),
  };
}

/** Whole degrees a movement: of the side that moves, or both sides' mean weighted by how sure each is. */
function templateOf(values: Float64Array, doubts: Float64Array, side: MovingSide): PoseTemplate {
  const template: Partial<Record<MovementName, number>> = {};
  for (const movement of MOVEMENT_NAMES) {
    const sides = side === "left" || side === "right" ? ([side] as const) : (["left", "right"] as const);
    let sum = 0;
    let weights = 0;
    for (const each of sides) {
      const index = angleIndex(movement, each);
      if (!Number.isFinite(values[index])) continue;
      const doubt = Number.isFinite(doubts[index]) ? Math.max(1, doubts[index]) : REFUSED_DOUBT;
      sum += values[index] / (doubt * doubt);
      weights += 1 / (doubt * doubt);
    }
    if (weights > 0) template[movement] = Math.round(sum / weights);
  }
  return template;
}

/** Of several moments the one whose pose is most like their mean. */
function nearestToMean(observation: Observation, moments: readonly number[], values: Float64Array): number {
  let best = Number.POSITIVE_INFINITY;
  let nearest = moments[0];
  for (const t of moments) {
    const row = rowAt(observation, t);
    let apart = 0;
    for (let i = 0; i < ANGLE_COUNT; i += 1)
      apart += (observation.estimates[row * ANGLE_COUNT + i] - values[i]) ** 2 || 0;
    if (apart >= best) continue;
    best = apart;
    nearest = observation.times[row];
  }
  return nearest;
}

function seenMoment(observation: Observation, atMs: number): number {
  const { times, durationMs, seen } = observation;
  const t = times[rowAt(observation, atMs)];
  if (Math.abs(t - atMs) <= FARTHEST) return t;
  const seconds = durationMs / 1000;
  throw new AuthoringError("moment_outside", { seconds, seenSeconds: seconds * seen });
}

function medianOf(rows: Float64Array, index: number, first: number, last: number): number {
  return median(Array.from({ length: last - first + 1 }, (_, k) => rows[(first + k) * ANGLE_COUNT + index]));
}
