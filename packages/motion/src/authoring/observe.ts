import { ANGLE_COUNT } from "../goniometer/angle-names.ts";
import { Goniometer } from "../goniometer/goniometer.ts";
import { LANDMARK, LANDMARK_COUNT, LANDMARK_STRIDE } from "../pose/landmarks.ts";
import type { Calibration } from "../results.ts";
import type { Trace } from "../trace/trace.ts";
import { AuthoringError } from "./authoring-error.ts";

/** Fewest frames with somebody in them from which anything is said. */
const FEWEST_FRAMES = 10;

/** What the goniometer says of a take, a row a frame in which somebody was seen. `by ANGLE` rows are ANGLE_COUNT wide. */
export type Observation = {
  readonly count: number;
  /** ms, increasing. */
  readonly times: Float64Array;
  /** Degrees by ANGLE: what counting goes by, and what is reported (also where it is doubtful); NaN where there is none. */
  readonly steady: Float64Array;
  readonly estimates: Float64Array;
  /** Degrees by ANGLE, NaN where refused; and why (index into REFUSALS). */
  readonly plusMinus: Float64Array;
  readonly refusals: Uint8Array;
  /** Degrees, NaN where unknown. */
  readonly facing: Float64Array;
  /** 33 × 3 a row, torso lengths; see Goniometer. */
  readonly bodies: Float32Array;
  /** 33 a row, 0..1. */
  readonly visibility: Float32Array;
  /** How well each side is seen, 0..1: left, right a row. */
  readonly trust: Float64Array;
  /** Middle of the hips in the picture, and length of the trunk there: x, y, length a row, picture heights. */
  readonly place: Float64Array;
  /** ms from the first to the last frame, somebody seen or not; and the part of frames in which somebody was. */
  readonly durationMs: number;
  readonly seen: number;
};

/**
 * Reads a whole take. As in replay, a first pass learns the body and the camera's place, and the second measures.
 * @throws AuthoringError `nobody_seen`, `too_short`
 */
export function observe(take: Trace, calibration?: Calibration): Observation {
  const first = new Goniometer(take, calibration);
  for (const frame of take.frames) first.read(frame);
  const second = new Goniometer(take, first.calibration(), first.view() ?? undefined);
  const size = take.frames.length;
  const times = new Float64Array(size);
  const steady = new Float64Array(size * ANGLE_COUNT);
  const estimates = new Float64Array(size * ANGLE_COUNT);
  const plusMinus = new Float64Array(size * ANGLE_COUNT);
  const refusals = new Uint8Array(size * ANGLE_COUNT);
  const facing = new Float64Array(size);
  const bodies = new Float32Array(size * LANDMARK_COUNT * 3);
  const visibility = new Float32Array(size * LANDMARK_COUNT);
  const trust = new Float64Array(size * 2);
  const place = new Float64Array(size * 3);
  let count = 0;
  let frames = 0;
  let from = Number.NaN;
  let to = Number.NEGATIVE_INFINITY;
  for (const frame of take.frames) {
    if (!(frame.t > to) || frame.t === Number.POSITIVE_INFINITY) continue;
    if (Number.isNaN(from)) from = frame.t;
    to = frame.t;
    frames += 1;
    if (!second.read(frame) || !frame.landmarks) continue;
    times[count] = frame.t;
    steady.set(second.steady, count * ANGLE_COUNT);
    estimates.set(second.estimates, count * ANGLE_COUNT);
    plusMinus.set(second.plusMinus, count * ANGLE_COUNT);
    refusals.set(second.refusals, count * ANGLE_COUNT);
    facing[count] = second.facing;
    bodies.set(second.body, count * LANDMARK_COUNT * 3);
    for (let k = 0; k < LANDMARK_COUNT; k += 1)
      visibility[count * LANDMARK_COUNT + k] = frame.landmarks[k * LANDMARK_STRIDE + 3];
    trust[count * 2] = second.trustLeft;
    trust[count * 2 + 1] = second.trustRight;
    place.set(placeOf(frame.landmarks, take.width / take.height), count * 3);
    count += 1;
  }
  const durationMs = frames > 0 ? to - from : 0;
  const seen = frames > 0 ? count / frames : 0;
  const seconds = durationMs / 1000;
  if (count === 0) throw new AuthoringError("nobody_seen", { seconds, seenSeconds: 0 });
  if (count < FEWEST_FRAMES) throw new AuthoringError("too_short", { seconds, seenSeconds: seconds * seen });
  return {
    count,
    times: times.subarray(0, count),
    steady: steady.subarray(0, count * ANGLE_COUNT),
    estimates: estimates.subarray(0, count * ANGLE_COUNT),
    plusMinus: plusMinus.subarray(0, count * ANGLE_COUNT),
    refusals: refusals.subarray(0, count * ANGLE_COUNT),
    facing: facing.subarray(0, count),
    bodies: bodies.subarray(0, count * LANDMARK_COUNT * 3),
    visibility: visibility.subarray(0, count * LANDMARK_COUNT),
    trust: trust.subarray(0, count * 2),
    place: place.subarray(0, count * 3),
    durationMs,
    seen,
  };
}

/** The row nearest to a time. */
export function rowAt({ times, count }: Observation, t: number): number {
  let row = 0;
  while (row < count - 1 && Math.abs(times[row + 1] - t) <= Math.abs(times[row] - t)) row += 1;
  return row;
}

/** Rows from..to (both included) of a time span; the nearest one if it holds none. */
export function rowsBetween(observation: Observation, from: number, to: number): readonly [number, number] {
  const { times, count } = observation;
  let first = 0;
  while (first < count && times[first] < from) first += 1;
  let last = count - 1;
  while (last >= 0 && times[last] > to) last -= 1;
  if (first <= last) return [first, last];
  const nearest = rowAt(observation, (from + to) / 2);
  return [nearest, nearest];
}

function placeOf(p: Float32Array, aspect: number): readonly [number, number, number] {
  const middle = (a: number, b: number, k: number): number =>
    (p[a * LANDMARK_STRIDE + k] + p[b * LANDMARK_STRIDE + k]) / 2;
  const x = middle(LANDMARK.left_hip, LANDMARK.right_hip, 0) * aspect;
  const y = middle(LANDMARK.left_hip, LANDMARK.right_hip, 1);
  const shoulderX = middle(LANDMARK.left_shoulder, LANDMARK.right_shoulder, 0) * aspect;
  const shoulderY = middle(LANDMARK.left_shoulder, LANDMARK.right_shoulder, 1);
  return [x, y, Math.hypot(shoulderX - x, shoulderY - y)];
}
