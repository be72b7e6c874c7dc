import {
  type MotionEvent,
  type PictureSize,
  type PoseFrame,
  type Readout,
  TracePacker,
} from "@physiocheck/motion";
import type { Announcer } from "./announcer.ts";
import type { Flow } from "./flow.ts";
import type { SessionJournal } from "./journal.ts";
import type { SetTally } from "./set-tally.ts";

/** Seconds of landmarks in one piece of the trace, and the rate that is written into it. */
const CHUNK_SECONDS = 10;
const TRACE_FPS = 30;

/**
 * While an exercise is measured: every frame goes into the trace and the engine, every event of the engine into the
 * journal and to the voice.
 */
export class SetRecorder {
  private readonly tally: SetTally;
  private readonly journal: SessionJournal;
  private readonly announcer: Announcer;
  private packer: TracePacker | null = null;
  /** The set that the open stretch belongs to. */
  private set = 1;
  /** What the engine tells now is only the end of what was broken off. */
  isClosing = false;

  constructor(options: {
    readonly tally: SetTally;
    readonly journal: SessionJournal;
    readonly announcer: Announcer;
  }) {
    this.tally = options.tally;
    this.journal = options.journal;
    this.announcer = options.announcer;
  }

  /** One frame. */
  push(frame: PoseFrame, picture: PictureSize, flow: Flow, source: string): Readout {
    if (!this.tally.isOpen) {
      const { set, mode } = flow;
      const { calibration } = this.tally;
      this.set = set;
      this.journal.record("stretch_started", frame.t, { set, mode, calibration });
      this.tally.open(picture, mode);
    }
    this.packer ??= new TracePacker({
      fps: TRACE_FPS,
      width: picture.width,
      height: picture.height,
      source,
      seconds: CHUNK_SECONDS,
    });
    const chunk = this.packer.push(frame);
    if (chunk) this.journal.trace(chunk);
    return this.tally.push(frame);
  }

  /** An event of the engine. */
  hear(event: MotionEvent): void {
    switch (event.type) {
      case "attempt": {
        const { set } = this;
        this.tally.checkpoint();
        this.journal.record("attempt", event.t, { set, index: this.tally.attempts - 1, entry: event.entry });
        if (event.entry.reason && !this.isClosing) this.announcer.refusal(event.entry.reason);
        return;
      }
      case "hold": {
        const { set } = this;
        const { holding, holdSeconds } = event;
        this.tally.checkpoint();
        this.journal.record("hold", event.t, { set, holding, holdSeconds });
        return;
      }
      case "feedback":
        if (!this.isClosing) this.announcer.feedback(event.code);
        return;
      case "lost":
        this.announcer.lost();
        return;
      case "armed":
      case "found":
    }
  }

  /** Ends the stretch: a pause, or the end of a set. */
  close(): void {
    this.isClosing = true;
    this.tally.close();
    this.isClosing = false;
  }

  /** The set is over, whole or broken off: writes it down. */
  closeSet(set: number, t: number): void {
    this.close();
    const { count, heldSeconds, setPartial } = this.tally;
    this.journal.record("set_finished", t, {
      set,
      repetitions: this.tally.isHold ? 0 : count,
      partial: setPartial,
      holdSeconds: heldSeconds,
    });
    this.tally.nextSet();
  }

  /** Writes what is left of the trace. */
  finishTrace(): void {
    const rest = this.packer?.flush();
    this.packer = null;
    if (rest) this.journal.trace(rest);
  }
}
