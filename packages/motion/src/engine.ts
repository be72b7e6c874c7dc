import type { ExerciseDefinition } from "./exercise.ts";
import type { PictureSize, PoseFrame } from "./pose/frame.ts";
import type { Calibration, MotionEvent, Readout, SessionSummary } from "./results.ts";

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
}
