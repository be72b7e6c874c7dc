import type { ExerciseDefinition } from "../exercise.ts";
import type { PictureSize, PoseFrame } from "../pose/frame.ts";
import type { Calibration, MotionEvent, Readout, SessionSummary } from "../results.ts";
import type { ViewCalibration } from "../goniometer/standing-reference.ts";
import type { Standard } from "../counting/attempt-judge.ts";
import type { SidedExcursion } from "../recorded/merge-sides.ts";
import { ExerciseEngine } from "./exercise-engine.ts";

/** Raised with every change of the engine that can change a result. */
export const ENGINE_VERSION = "1.5.0";

export type EngineOptions = {
  readonly exercise: ExerciseDefinition;
  readonly picture: PictureSize;
  /**
   * `live`: armed only after the start pose was held. `recorded`: a repetition may begin with the first frame and
   * end with the last.
   */
  readonly mode: "live" | "recorded";
  /** What is known of this body; refined while running. */
  readonly calibration?: Calibration | undefined;
  /** What is known of the camera's place; holds only for the recording it was learned from. */
  readonly view?: ViewCalibration | undefined;
  /** The attempts of a recording, found by looking through all of it before (scanRecording): they are judged, not searched for. */
  readonly attempts?: readonly SidedExcursion[] | undefined;
  /** What the recording says of all of them. */
  readonly standard?: Standard | undefined;
  /** Prescribed repetitions, or seconds of a hold: the measure of completion. */
  readonly goal?: number | undefined;
  /** Told of every event as it happens. */
  readonly onEvent?: ((event: MotionEvent) => void) | undefined;
};

/** Turns a stream of pose frames into angles, phases, repetitions and a summary. Deterministic. */
export interface Engine {
  /** One frame in; the same Readout object comes back every time. Frames whose t does not increase are passed over. */
  push(frame: PoseFrame): Readout;
  /** The summary so far; may be called at any time, `final` closes an unfinished repetition. */
  finish(final?: boolean): SessionSummary;
  /** What has been learned of the body. */
  calibration(): Calibration;
  /** What has been learned of the camera's place; null if nobody stood before it. */
  view(): ViewCalibration | null;
}

/** An engine for one exercise and one person in one picture. */
export function createEngine(options: EngineOptions): Engine {
  return new ExerciseEngine(options, ENGINE_VERSION);
}
