import type { SessionEventPayload } from "@physiocheck/contracts";
import { ENGINE_VERSION } from "@physiocheck/motion";
import type { PipelineState } from "../pose/index.ts";
import type { Flow } from "./flow.ts";
import type { SessionJournal } from "./journal.ts";
import type { SessionMemory } from "./outbox/session-memory.ts";
import type { SessionFrames } from "./session-frames.ts";

export type SourceKind = SessionEventPayload<"session_started">["source"];
export type PauseReason = SessionEventPayload<"paused">["reason"];

/** Which step of a session is written down as which event, and that nothing begins twice. */
export class SessionDiary {
  /** The session exists: from the first time that poses are looked at in earnest. */
  hasBegun: boolean;
  /** The set that was begun last; 0 before the first. */
  setBegun: number;
  private readonly journal: SessionJournal;
  private readonly frames: SessionFrames;

  constructor(options: {
    readonly journal: SessionJournal;
    readonly frames: SessionFrames;
    /** Of a session that was cut off. */
    readonly memory: SessionMemory | null;
  }) {
    this.journal = options.journal;
    this.frames = options.frames;
    this.hasBegun = options.memory !== null;
    this.setBegun = options.memory?.exercise.setBegun ?? 0;
  }

  /** The page was left and is back. */
  reloaded(): void {
    this.journal.record("paused", this.frames.now, { reason: "reload" });
    this.journal.record("resumed", this.frames.now, {});
  }

  /** Poses are looked at in earnest; written the first time. */
  begin(source: SourceKind, state: PipelineState | null, painBefore: number | null): void {
    if (this.hasBegun) return;
    this.hasBegun = true;
    this.journal.begin();
    const choice = state && "choice" in state.model ? state.model.choice : null;
    this.journal.record("session_started", this.frames.now, {
      source,
      model: choice?.variant ?? null,
      delegate: choice?.delegate ?? null,
      picture: state?.picture ?? null,
      engineVersion: ENGINE_VERSION,
    });
    if (painBefore !== null) this.journal.record("note_pain", this.frames.now, { pain: painBefore });
  }

  /** Another step of the flow was entered. */
  entered(before: Flow, { step, set, plan }: Flow, pauseReason: PauseReason): void {
    const t = this.frames.now;
    if (before.step.name === "paused" && step.name !== "summary") this.journal.record("resumed", t, {});
    switch (step.name) {
      case "countdown":
        return this.journal.record("armed", t, { set });
      case "set":
        if (this.setBegun >= set) return;
        this.setBegun = set;
        return this.journal.record("set_started", t, { set });
      case "rest":
        return this.journal.record("rest", t, { set, seconds: plan.restSeconds });
      case "paused":
        return this.journal.record("paused", t, { reason: pauseReason });
      case "summary":
        return this.journal.record("finished", t, { reason: step.why });
      case "view_check":
      case "calibration":
      case "device_check":
      case "pain_before":
      case "finished":
    }
  }
}
