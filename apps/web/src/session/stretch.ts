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
 * What was counted before it in the same set is added, what was learned of the body goes on.
 */
export class Stretch {
  private readonly engine: Engine;
  private readonly before: number;
  private counted = 0;
  private held = 0;
  private frames = 0;

  constructor(options: {
    readonly exercise: ExerciseDefinition;
    readonly picture: PictureSize;
    readonly mode: "live" | "recorded";
    readonly calibration: Calibration | undefined;
    /** Repetitions, or seconds held, of this set so far. */
    readonly before: number;
    readonly onEvent: (event: MotionEvent) => void;
  }) {
    this.before = options.before;
    this.engine = createEngine({
      exercise: options.exercise,
      picture: options.picture,
      mode: options.mode,
      calibration: options.calibration,
      onEvent: (event) => {
        // Counted before it is told, so that who is told already reads the new count.
        if (event.type === "attempt" && event.entry.counted) this.counted += 1;
        options.onEvent(event);
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

  /** Repetitions of the set so far, or whole seconds held. */
  count(kind: "reps" | "hold"): number {
    return this.before + (kind === "reps" ? this.counted : Math.floor(this.held));
  }

  /** Seconds held so far in the set, with their fraction. */
  get heldSeconds(): number {
    return this.before + this.held;
  }

  /** What has been learned of the body. */
  calibration(): Calibration {
    return this.engine.calibration();
  }

  /** The summary so far, null before the first frame. */
  soFar(): SessionSummary | null {
    return this.frames === 0 ? null : this.engine.finish(false);
  }

  /** Closes it. Null if nothing was seen at all. */
  close(): SessionSummary | null {
    return this.frames === 0 ? null : this.engine.finish(true);
  }
}
