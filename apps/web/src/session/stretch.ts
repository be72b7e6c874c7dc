import {
  type Calibration,
  createEngine,
  type Engine,
  type ExerciseDefinition,
  type MotionEvent,
  type PictureSize,
  type PoseFrame,
  type Readout,
  type SessionSummary,
} from "@physiocheck/motion";

/**
 * One stretch of exercise without a break, with an engine of its own: a set, or the part of a set before or after a pause.
 */
export class Stretch {
  private readonly engine: Engine;
  private frames = 0;
  /** Repetitions counted so far. */
  counted = 0;
  /** Seconds held so far. */
  held = 0;

  constructor(options: {
    readonly exercise: ExerciseDefinition;
    readonly picture: PictureSize;
    readonly mode: "live" | "recorded";
    readonly calibration: Calibration | undefined;
    readonly onEvent: (event: MotionEvent) => void;
  }) {
    const { onEvent, ...engine } = options;
    this.engine = createEngine({
      ...engine,
      onEvent: (event) => {
        // Counted before it is told, so that who is told already reads the new count.
        if (event.type === "attempt" && event.entry.counted) this.counted += 1;
        onEvent(event);
      },
    });
  }

  /** One frame; the readout is overwritten by the next. */
  push(frame: PoseFrame): Readout {
    this.frames += 1;
    const readout = this.engine.push(frame);
    this.held = readout.holdSeconds;
    return readout;
  }

  /** What has been learned of the body. */
  calibration(): Calibration {
    return this.engine.calibration();
  }

  /** The summary so far, null before the first frame. */
  soFar(): SessionSummary | null {
    return this.frames === 0 ? null : this.engine.finish(false);
  }

  /** Closes it. Null if it never saw a frame. */
  close(): SessionSummary | null {
    return this.frames === 0 ? null : this.engine.finish(true);
  }
}
