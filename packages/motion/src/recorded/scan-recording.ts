import type { ExerciseDefinition } from "../exercise.ts";
import { Progress } from "../counting/progress.ts";
import { ANGLE_COUNT } from "../goniometer/angle-names.ts";
import { Goniometer } from "../goniometer/goniometer.ts";
import type { ViewCalibration } from "../goniometer/standing-reference.ts";
import type { Calibration } from "../results.ts";
import { resample } from "../signal/resample.ts";
import type { Trace } from "../trace/trace.ts";
import { findExcursions } from "./find-excursions.ts";
import { mergeSides, type SidedExcursion } from "./merge-sides.ts";
import { readPictureAngles } from "./picture-angles.ts";

export type Scan = {
  /** The attempts of the recording, in order. */
  readonly attempts: readonly SidedExcursion[];
  /** The size from which one counts, in parts of the way. */
  readonly enough: number;
  /** The same large movement comes again and again: it is taken for the exercise, whatever posture and feet seem to do. */
  readonly habit: boolean;
  /** What the recording teaches of the body and of the camera's place. */
  readonly calibration: Calibration;
  readonly view: ViewCalibration | undefined;
};

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
  const inPicture = new Progress(exercise);
  const picture = new Float64Array(ANGLE_COUNT);
  const times: number[] = [];
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
    for (const way of ["left", "right", "both"] as const)
      ways[way].push(meanOf(inDepth[way], inPicture[way]));
  }
  const found = (way: keyof typeof ways) => {
    const segment = resample(times, ways[way], RATE, Number.POSITIVE_INFINITY)[0];
    return segment
      ? findExcursions(segment)
      : { excursions: [], enough: Number.POSITIVE_INFINITY, habit: false };
  };
  const known = { calibration: goniometer.calibration(), view: goniometer.view() ?? undefined };
  if (exercise.sides === "both") {
    const { excursions, ...rest } = found("both");
    return { attempts: excursions.map((excursion) => ({ excursion, side: "both" })), ...rest, ...known };
  }
  const left = found("left");
  const right = found("right");
  // The side that moves less is measured by the one that moves more: its trembling is no movement.
  return {
    attempts: mergeSides(left.excursions, right.excursions),
    enough: Math.max(finite(left.enough), finite(right.enough)),
    habit: left.habit || right.habit,
    ...known,
  };
}

function meanOf(a: number, b: number): number {
  if (Number.isNaN(a)) return b;
  return Number.isNaN(b) ? a : (a + b) / 2;
}

function finite(x: number): number {
  return Number.isFinite(x) ? x : 0;
}
