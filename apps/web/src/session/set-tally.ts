import {
  type Calibration,
  combineSummaries,
  type ExerciseDefinition,
  type MotionEvent,
  type PictureSize,
  type PoseFrame,
  type Readout,
  type SessionSummary,
} from "@physiocheck/motion";
import type { ExerciseMemory } from "./outbox/session-memory.ts";
import { Stretch } from "./stretch.ts";

/**
 * Keeps count over sets, pauses and reloads: one engine a stretch without a break, their summaries put together at the
 * end.
 */
export class SetTally {
  readonly isHold: boolean;
  /** Attempts so far in the session. */
  attempts: number;
  /** Refused attempts in the running set. */
  setPartial: number;
  private readonly exercise: ExerciseDefinition;
  private readonly onEvent: (event: MotionEvent) => void;
  private stretch: Stretch | null = null;
  private summaries: SessionSummary[];
  private running: SessionSummary | null = null;
  private known: Calibration | null;
  /** Repetitions, or seconds with their fraction, of the running set before the open stretch. */
  private before: number;

  constructor(options: {
    readonly exercise: ExerciseDefinition;
    readonly calibration: Calibration | null;
    readonly memory: ExerciseMemory | null;
    readonly onEvent: (event: MotionEvent) => void;
  }) {
    const { memory } = options;
    this.exercise = options.exercise;
    this.isHold = options.exercise.counting === "hold";
    this.onEvent = options.onEvent;
    this.known = memory?.calibration ?? options.calibration;
    // What the cut-off stretch had come to is a stretch like any other.
    this.summaries = [...(memory?.stretches ?? []), ...(memory?.running ? [memory.running] : [])];
    this.attempts = memory?.attempts ?? 0;
    this.setPartial = memory?.setPartial ?? 0;
    this.before = memory?.flow.count ?? 0;
  }

  get isOpen(): boolean {
    return this.stretch !== null;
  }

  /** Begins a stretch. */
  open(picture: PictureSize, mode: "live" | "recorded"): void {
    this.stretch = new Stretch({
      exercise: this.exercise,
      picture,
      mode,
      calibration: this.known ?? undefined,
      onEvent: (event) => {
        if (event.type === "attempt") {
          this.attempts += 1;
          if (!event.entry.counted) this.setPartial += 1;
        }
        this.onEvent(event);
      },
    });
  }

  /** One frame into the running stretch. */
  push(frame: PoseFrame): Readout {
    if (!this.stretch) throw new Error("no stretch is open");
    return this.stretch.push(frame);
  }

  /** Repetitions, or whole seconds held, in the running set. */
  get count(): number {
    return this.isHold ? Math.floor(this.heldSeconds) : this.before + (this.stretch?.counted ?? 0);
  }

  /** Seconds held in the running set. */
  get heldSeconds(): number {
    return this.isHold ? this.before + (this.stretch?.held ?? 0) : 0;
  }

  /** Brings the summary of the running stretch up to date, so that a reload keeps it. */
  checkpoint(): void {
    this.running = this.stretch?.soFar() ?? null;
  }

  /** Ends the stretch, if one is open; the count of the set stays. */
  close(): void {
    const { stretch } = this;
    if (!stretch) return;
    // An unfinished attempt is told while it closes, and may count in a recording.
    const summary = stretch.close();
    this.before = this.isHold ? this.heldSeconds : this.count;
    if (summary) this.summaries.push(summary);
    this.known = stretch.calibration();
    this.stretch = null;
    this.running = null;
  }

  /** The next set counts from nothing. */
  nextSet(): void {
    this.setPartial = 0;
    this.before = 0;
  }

  /** Learned before the first stretch, by the view check. */
  learn(calibration: Calibration): void {
    this.known ??= calibration;
  }

  get calibration(): Calibration | null {
    return this.stretch?.calibration() ?? this.known;
  }

  /** Of all stretches that are closed; null if there was none. */
  summary(): SessionSummary | null {
    return this.summaries.length === 0 ? null : combineSummaries(this.summaries);
  }

  /** What to keep for a reload. */
  memory(): Pick<ExerciseMemory, "attempts" | "setPartial" | "calibration" | "stretches" | "running"> {
    return {
      attempts: this.attempts,
      setPartial: this.setPartial,
      calibration: this.known,
      stretches: [...this.summaries],
      running: this.running,
    };
  }
}
