import type { Assignment, Progress } from "@physiocheck/contracts";
import type { Calibration, ExerciseDefinition, MotionEvent, SessionSummary } from "@physiocheck/motion";
import { createStore, type StoreApi } from "zustand/vanilla";
import type { PosePipeline, SourceStateName } from "../pose/index.ts";
import type { Overlay } from "../skeleton/overlay.ts";
import { Announcer } from "./announcer.ts";
import { brightnessOf } from "./brightness.ts";
import {
  advance,
  type Flow,
  type FlowEvent,
  flowMemory,
  looks,
  planOf,
  resumeFlow,
  startFlow,
} from "./flow.ts";
import { type FrameListener, FrameWatch } from "./frame-watch.ts";
import { SessionJournal } from "./journal.ts";
import type { Outbox } from "./outbox/outbox.ts";
import type { SessionMemory } from "./outbox/session-memory.ts";
import type { Phrases } from "./phrases.ts";
import type { Readouts } from "./readouts.ts";
import { type PauseReason, SessionDiary, type SourceKind } from "./session-diary.ts";
import { SessionFrames } from "./session-frames.ts";
import { SessionReport } from "./session-report.ts";
import { SetRecorder } from "./set-recorder.ts";
import { SetTally } from "./set-tally.ts";
import { keepAwake } from "./wake-lock.ts";

export type ControllerOptions = {
  readonly assignment: Assignment;
  /** Of earlier sessions; null if unknown. */
  readonly calibration: Calibration | null;
  /** Of this session, if it was cut off. */
  readonly memory: SessionMemory | null;
  readonly outbox: Outbox;
  readonly phrases: Phrases;
  readonly language: () => string;
  readonly postProgress: (sessionId: string, progress: Progress) => Promise<{ readonly watched: boolean }>;
};

const TICK_MS = 100;
const BRIGHTNESS_EVERY_MS = 500;
/** States of a source in which nothing is lost. */
const WELL: ReadonlySet<SourceStateName> = new Set(["idle", "asking", "starting", "running"]);

/**
 * Wires a session and decides when things run: poses → engine → readouts, events → journal → outbox, words → voice. What
 * comes next is decided by flow.ts, what is said by coach.ts, what counts by the engine. Knows no React.
 */
export class SessionController {
  readonly flow: StoreApi<Flow>;
  readonly readouts: StoreApi<Readouts>;
  readonly journal: SessionJournal;
  readonly exercise: ExerciseDefinition;

  private readonly announcer: Announcer;
  private readonly tally: SetTally;
  private readonly recorder: SetRecorder;
  private readonly frames: SessionFrames;
  private readonly diary: SessionDiary;
  private readonly watch: FrameWatch;
  private readonly report: SessionReport;
  private readonly timer: ReturnType<typeof setInterval>;
  private readonly leaveOutbox: () => void;
  private pipeline: PosePipeline | null = null;
  private leavePipeline: () => void = () => undefined;
  private letSleep: () => void = () => undefined;
  private source: SourceKind = "camera";
  private isAnnounced = false;
  private isCutOff: boolean;
  private pauseReason: PauseReason = "asked";
  private lastTick = performance.now();
  private lastBrightness = 0;

  constructor(options: ControllerOptions) {
    const { assignment, memory, outbox } = options;
    const plan = planOf(assignment.dose);
    const kept = memory?.exercise ?? null;
    this.exercise = assignment.exercise;
    this.flow = createStore<Flow>(() => (kept ? resumeFlow(plan, kept.flow) : startFlow(plan)));
    this.isCutOff = memory !== null;
    this.announcer = new Announcer(options.phrases, options.language);
    this.tally = new SetTally({
      exercise: this.exercise,
      calibration: options.calibration,
      memory: kept,
      onEvent: (event) => this.onMotion(event),
    });
    this.journal = new SessionJournal({ outbox, assignment, memory, exercise: () => this.memory() });
    this.recorder = new SetRecorder({ tally: this.tally, journal: this.journal, announcer: this.announcer });
    const offset = memory ? Math.max(0, Date.now() - memory.startedAt) : 0;
    this.frames = new SessionFrames(offset, kept?.picture ?? null);
    this.diary = new SessionDiary({ journal: this.journal, frames: this.frames, memory });
    this.watch = new FrameWatch({
      exercise: this.exercise,
      frames: this.frames,
      tally: this.tally,
      recorder: this.recorder,
      announcer: this.announcer,
      flow: () => this.flow.getState(),
      source: () => this.source,
      dispatch: (event) => this.dispatch(event),
      pause: (reason) => this.pause(reason),
      resume: () => this.resume(),
    });
    const { announcer, frames, tally, watch } = this;
    this.report = new SessionReport({ announcer, frames, tally, watch }, (progress) =>
      options.postProgress(this.journal.sessionId, progress),
    );
    this.readouts = this.report.readouts;
    this.leaveOutbox = outbox.state.subscribe(({ name }) => {
      // Before the server knows the session it would only answer that it does not.
      if (name === "idle" && this.diary.hasBegun) this.isAnnounced = true;
    });
    this.timer = setInterval(() => this.tick(), TICK_MS);
  }

  /** Takes poses from a pipeline; another one may follow. */
  attach(pipeline: PosePipeline): void {
    this.leavePipeline();
    this.pipeline = pipeline;
    const leaveFrames = pipeline.onFrame((frame, picture) => this.watch.push(frame, picture));
    const leaveState = pipeline.state.subscribe(({ hidden, source: { name } }) => {
      if (hidden) this.pause("hidden");
      else if (name === "ended") this.dispatch({ type: "source_ended" });
      else if (!WELL.has(name)) this.pause("camera");
    });
    this.leavePipeline = () => {
      leaveFrames();
      leaveState();
    };
  }

  /** The person pressed start; has to be called from the press itself, or phones keep the voice silent. */
  start(source: SourceKind): void {
    this.source = source;
    this.announcer.unlock();
    if (this.isCutOff) {
      this.isCutOff = false;
      this.diary.reloaded();
    }
    this.dispatch({ type: "started", mode: source === "file" ? "recorded" : "live" });
  }

  answerPain(pain: number): void {
    this.dispatch({ type: "pain_answered", pain });
  }

  pause(reason: PauseReason = "asked"): void {
    this.pauseReason = reason;
    // A recording goes on whatever we say; it is watched to its end.
    if (this.flow.getState().mode === "live") this.dispatch({ type: "pause" });
  }

  resume(): void {
    this.dispatch({ type: "resume" });
  }

  stop(why: "stopped" | "pain"): void {
    this.dispatch({ type: "stop", why });
  }

  skipRest(): void {
    this.dispatch({ type: "rest_skipped" });
  }

  /** The view is not what we asked for, but the person knows better. */
  acceptView(): void {
    this.dispatch({ type: "view_good" });
  }

  /** Where to draw; null for nowhere. */
  drawOn(overlay: Overlay | null): void {
    this.watch.drawOn(overlay);
  }

  /** Tells with every frame where the movement is, 0..1, for what is drawn past React. Returns the way to stop. */
  watchProgress(listener: (progress: number) => void): () => void {
    return this.watch.watchProgress(listener);
  }

  /** Tells of every frame while the session is under way. Returns the way to stop. */
  watchFrames(listener: FrameListener): () => void {
    return this.watch.watchFrames(listener);
  }

  /** Speaks what a physician says. @returns false where the voice is off */
  sayCue(text: string): boolean {
    return this.announcer.cue(text);
  }

  /** ms to add to a time on the pipeline's clock for the session's. */
  get clockOffset(): number {
    return this.frames.offset;
  }

  /** Whether a raised hand pauses. */
  switchHands(on: boolean): void {
    this.watch.hands.isOn = on;
  }

  switchVoice(on: boolean): void {
    this.announcer.switch(on);
  }

  /** What was done so far; null if nothing was. */
  summary(): SessionSummary | null {
    return this.tally.summary();
  }

  /** Closes the session. Resolves when everything is safe on this device. */
  async save(answers: { readonly painAfter: number; readonly effort: number }): Promise<void> {
    this.journal.finish({
      painBefore: this.flow.getState().painBefore,
      ...answers,
      summary: this.tally.summary(),
      calibration: this.tally.calibration,
    });
    await this.journal.settled();
    this.dispatch({ type: "saved" });
  }

  /** Ends everything that runs. What was recorded stays in the outbox. */
  dispose(): void {
    clearInterval(this.timer);
    this.leavePipeline();
    this.leaveOutbox();
    this.announcer.hush();
    this.letSleep();
    this.watch.close();
  }

  private memory() {
    const flow = flowMemory(this.flow.getState());
    // The event may be told before the flow has counted it.
    const count = this.tally.isOpen ? this.tally.count : flow.count;
    const { setBegun } = this.diary;
    return { ...this.tally.memory(), flow: { ...flow, count }, setBegun, picture: this.frames.picture };
  }

  private dispatch(event: FlowEvent): void {
    const before = this.flow.getState();
    const after = advance(before, event);
    if (after === before) return;
    this.flow.setState(after, true);
    const isOver = after.setsDone > before.setsDone || after.step.name === "summary";
    if (isOver && this.diary.setBegun > before.setsDone) this.recorder.closeSet(before.set, this.frames.now);
    if (after.step.name !== before.step.name) this.enter(before, after);
  }

  private enter(before: Flow, after: Flow): void {
    this.watch.entered(after);
    switch (after.step.name) {
      case "view_check":
      case "set":
        this.begin();
        break;
      case "calibration":
      case "paused":
        this.recorder.close();
        break;
      case "summary":
        this.recorder.finishTrace();
        this.letSleep();
        break;
      case "countdown":
      case "rest":
      case "device_check":
      case "pain_before":
      case "finished":
    }
    this.diary.entered(before, after, this.pauseReason);
    this.announcer.entered(this.flow.getState());
    this.report.toScreen();
  }

  /** Poses are looked at in earnest from here on. */
  private begin(): void {
    this.letSleep();
    this.letSleep = keepAwake();
    const state = this.pipeline?.state.getState() ?? null;
    this.diary.begin(this.source, state, this.flow.getState().painBefore);
  }

  private onMotion(event: MotionEvent): void {
    // Whoever moves before "go" has begun: first the set, then what was done in it.
    if ((event.type === "attempt" || (event.type === "hold" && event.holding)) && !this.recorder.isClosing) {
      this.dispatch({ type: "attempted" });
    }
    this.recorder.hear(event);
  }

  private tick(): void {
    const now = performance.now();
    const elapsedMs = now - this.lastTick;
    this.lastTick = now;
    const { step } = this.flow.getState();
    if (step.name === "countdown") this.announcer.countDown(step.remainingMs);
    if (step.name === "rest" || step.name === "countdown") this.dispatch({ type: "tick", elapsedMs });
    const { view } = this.watch;
    if (view && now - this.lastBrightness > BRIGHTNESS_EVERY_MS) {
      this.lastBrightness = now;
      view.brightness = this.pipeline ? brightnessOf(this.pipeline.source.picture) : null;
    }
    if (looks(step)) this.report.toScreen();
    if (this.isAnnounced && step.name !== "finished") this.report.toPhysician(this.flow.getState());
  }
}
