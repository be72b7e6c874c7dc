import type { ExerciseDefinition } from "../exercise.ts";
import type { Standard } from "../counting/attempt-judge.ts";
import { offPosture, type Posture, POSTURE_TOLERANCE, postureOf } from "../counting/posture.ts";
import { Progress } from "../counting/progress.ts";
import type { Excursion } from "../counting/rep-counter.ts";
import { ANGLE_COUNT } from "../goniometer/angle-names.ts";
import { Goniometer } from "../goniometer/goniometer.ts";
import type { ViewCalibration } from "../goniometer/standing-reference.ts";
import type { Calibration } from "../results.ts";
import { quantile } from "../signal/statistics.ts";
import { resample } from "../signal/resample.ts";
import type { Trace } from "../trace/trace.ts";
import { findExcursions, type Found } from "./find-excursions.ts";
import { mergeSides, type SidedExcursion } from "./merge-sides.ts";
import { inThePicture, readPictureAngles } from "./picture-angles.ts";

export type Scan = Standard & {
  /** The attempts of the recording, in order. */
  readonly attempts: readonly SidedExcursion[];
  /** What the recording teaches of the body and of the camera's place. */
  readonly calibration: Calibration;
  readonly view: ViewCalibration | undefined;
};

const NOTHING: Found = { excursions: [], enough: 0, habit: false, postureAsked: true };

/** Samples a second on which repetitions are found. */
const RATE = 25;

/**
 * Looks through a whole recording once, before it is measured: learns the body and finds the attempts. Two witnesses tell how far
 * a movement has gone, the network's body and the flat picture, each with its own mistakes; their mean is followed.
 */
export function scanRecording(
  trace: Trace,
  exercise: ExerciseDefinition,
  calibration: Calibration | undefined,
): Scan {
  const goniometer = new Goniometer(trace, calibration);
  const aspect = trace.width / trace.height;
  const inDepth = new Progress(exercise);
  const inPicture = new Progress(inThePicture(exercise));
  const picture = new Float64Array(ANGLE_COUNT);
  const posture = postureOf(exercise);
  const times: number[] = [];
  /** Degrees off the exercise's posture, by frame. */
  const off: number[] = [];
  const ways = { left: [] as number[], right: [] as number[], both: [] as number[] };
  let last = Number.NEGATIVE_INFINITY;
  for (const frame of trace.frames) {
    if (!(frame.t > last)) continue;
    last = frame.t;
    if (!goniometer.read(frame) || !frame.landmarks) continue;
    const { trustLeft, trustRight } = goniometer;
    inDepth.read(goniometer.steady, trustLeft, trustRight);
    readPictureAngles(frame.landmarks, aspect, picture);
    inPicture.read(picture, trustLeft, trustRight);
    times.push(frame.t);
    off.push(furthestOff(posture, goniometer.steady, picture));
    for (const way of ["left", "right", "both"] as const)
      ways[way].push(meanOf(inDepth[way], inPicture[way]));
  }
  const offAt = (t: number): number =>
    off[
      Math.max(
        0,
        times.findLastIndex((time) => time <= t),
      )
    ];
  const fits = ({ start, end }: Excursion): boolean =>
    offAt(start) <= POSTURE_TOLERANCE && offAt(end) <= POSTURE_TOLERANCE;
  const found = (way: keyof typeof ways): Found => {
    const segment = resample(times, ways[way], RATE, Number.POSITIVE_INFINITY)[0];
    return segment ? findExcursions(segment, fits) : NOTHING;
  };
  const known = { calibration: goniometer.calibration(), view: goniometer.view() ?? undefined };
  if (exercise.sides === "both") {
    const { excursions, ...standard } = found("both");
    return { attempts: excursions.map((excursion) => ({ excursion, side: "both" })), ...standard, ...known };
  }
  const left = found("left");
  const right = found("right");
  return {
    attempts: mergeSides(left.excursions, right.excursions),
    // The side that moves less is measured by the one that moves more: its trembling is no movement, and its silence no measure.
    enough: (usualSize(left) >= usualSize(right) ? left : right).enough,
    habit: left.habit || right.habit,
    postureAsked: left.postureAsked && right.postureAsked,
    ...known,
  };
}

/** How far the larger excursions went; 0 where there is none. */
function usualSize({ excursions }: Found): number {
  return (
    quantile(
      excursions.map(({ size }) => size),
      0.75,
    ) || 0
  );
}

/** Degrees by which the worst of a posture's angles is off, each by the witness that speaks for it. */
function furthestOff(posture: Posture, steady: Float64Array, picture: Float64Array): number {
  let worst = 0;
  for (const [index, target] of posture) {
    const inDepth = offPosture(index, steady[index], target);
    const flat = offPosture(index, picture[index], target);
    const least = flat < inDepth ? flat : inDepth;
    if (least > worst) worst = least;
  }
  return worst;
}

function meanOf(a: number, b: number): number {
  if (Number.isNaN(a)) return b;
  return Number.isNaN(b) ? a : (a + b) / 2;
}
