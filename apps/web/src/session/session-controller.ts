import type { Assignment, Progress, SessionEventPayload } from "@physiocheck/contracts";
import {
  type Calibration,
  ENGINE_VERSION,
  type ExerciseDefinition,
  type MotionEvent,
  type PictureSize,
  type PoseFrame,
  type Readout,
  type SessionSummary,
} from "@physiocheck/motion";
import { createStore, type StoreApi } from "zustand/vanilla";
import type { PosePipeline, SourceStateName } from "../pose/index.ts";
import { Announcer } from "./announcer.ts";
import { brightnessOf } from "./brightness.ts";
import {
  advance,
  type Flow,
  type FlowEvent,
  flowMemory,
  looks,
  measures,
  planOf,
  resumeFlow,
  startFlow,
  targetOf,
} from "./flow.ts";
import { HandWatch } from "./hand-watch.ts";
import { SessionJournal } from "./journal.ts";
import { LiveProgress } from "./live-progress.ts";
import { liveReport } from "./live-report.ts";
import type { Outbox } from "./outbox/outbox.ts";
import type { SessionMemory } from "./outbox/session-memory.ts";
import type { Overlay } from "../skeleton/overlay.ts";
import type { Phrases } from "./phrases.ts";
import { NO_READOUTS, type Readouts, readoutsChanged } from "./readouts.ts";
import { SessionFrames } from "./session-frames.ts";
import { SetRecorder } from "./set-recorder.ts";
import { SetTally } from "./set-tally.ts";
import { ViewWatch } from "./view-watch.ts";
import { keepAwake } from "./wake-lock.ts";

type SourceKind = SessionEventPayload<"session_started">["source"];
type PauseReason = SessionEventPayload<"paused">["reason"];

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
/** Nobody seen for this long in a set: paused, ms. */
const GONE_MS = 12_000;

/**
 * Wires a session and decides when things run: poses → engine → readouts, events → journal → outbox, words → voice. What
 * comes next is decided by flow.ts, what is said by coach.ts, what counts by the engine. Knows no React.
 */
export class SessionController {
  readonly flow: StoreApi<Flow>;
  readonly readouts: StoreApi<Readouts> = createStore<Readouts>(() => NO_READOUTS);
  readonly journal: SessionJournal;
  readonly exercise: ExerciseDefinition;

  private readonly hands: HandWatch;
  private overlay: Overlay | null = null;
  private onProgress: ((progress: number) => void) | null = null;
  private readonly announcer: Announcer;
  private readonly tally: SetTally;
  private readonly recorder: SetRecorder;
  private readonly live: LiveProgress;
  private readonly frames: SessionFrames;
  private readonly timer: ReturnType<typeof setInterval>;
  private readonly leaveOutbox: () => void;
  private pipeline: PosePipeline | null = null;
  private leavePipeline: () => void = () => undefined;
  private letSleep: () => void = () => undefined;
  private view: ViewWatch | null = null;
  private readout: Readout | null = null;
  private source: SourceKind = "camera";
  private setBegun: number;
  private hasBegun: boolean;
  private isAnnounced = false;
  private isCutOff: boolean;
  private pauseReason: PauseReason = "asked";
  private goneSince: number | null = null;
  private lastTick = performance.now();
  private lastBrightness = 0;

  constructor(options: ControllerOptions) {
    const { assignment, memory, outbox } = options;
    const plan = planOf(assignment.dose);
    const kept = memory?.exercise ?? null;
    this.exercise = assignment.exercise;
    this.flow = createStore<Flow>(() => (kept ? resumeFlow(plan, kept.flow) : startFlow(plan)));
    this.setBegun = kept?.setBegun ?? 0;
    this.hasBegun = this.isCutOff = memory !== null;
    this.hands = new HandWatch(this.exercise);
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
    this.live = new LiveProgress(
      (progress) => options.postProgress(this.journal.sessionId, progress),
      () => performance.now(),
    );
    this.leaveOutbox = outbox.state.subscribe(({ name }) => {
      // Before the server knows the session it would only answer that it does not.
      if (name === "idle" && this.hasBegun) this.isAnnounced = true;
    });
    this.timer = setInterval(() => this.tick(), TICK_MS);
  }

  /** Takes poses from a pipeline; another one may follow. */
  attach(pipeline: PosePipeline): void {
    this.leavePipeline();
    this.pipeline = pipeline;
    const leaveFrames = pipeline.onFrame((frame, picture) => this.onFrame(frame, picture));
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
      this.journal.record("paused", this.frames.now, { reason: "reload" });
      this.journal.record("resumed", this.frames.now, {});
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
    this.overlay = overlay;
  }

  /** Tells with every frame where the movement is, 0..1, for what is drawn past React. Returns the way to stop. */
  watchProgress(listener: (progress: number) => void): () => void {
    this.onProgress = listener;
    return () => {
      if (this.onProgress === listener) this.onProgress = null;
    };
  }

  /** Whether a raised hand pauses. */
  switchHands(on: boolean): void {
    this.hands.isOn = on;
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
    this.onProgress = null;
  }

  private memory() {
    const flow = flowMemory(this.flow.getState());
    // The event may be told before the flow has counted it.
    const count = this.tally.isOpen ? this.tally.count : flow.count;
    const { setBegun } = this;
    return { ...this.tally.memory(), flow: { ...flow, count }, setBegun, picture: this.frames.picture };
  }

  private dispatch(event: FlowEvent): void {
    const before = this.flow.getState();
    const after = advance(before, event);
    if (after === before) return;
    this.flow.setState(after, true);
    const isOver = after.setsDone > before.setsDone || after.step.name === "summary";
    if (isOver && this.setBegun > before.setsDone) this.recorder.closeSet(before.set, this.frames.now);
    if (after.step.name !== before.step.name) this.enter(before, after);
  }

  private enter(before: Flow, { step, set, plan }: Flow): void {
    const t = this.frames.now;
    this.view = null;
    this.goneSince = null;
    if (before.step.name === "paused" && step.name !== "summary") this.journal.record("resumed", t, {});
    switch (step.name) {
      case "view_check":
        this.begin();
        break;
      case "calibration":
        this.readout = null;
        this.recorder.close();
        break;
      case "countdown":
        this.journal.record("armed", t, { set });
        break;
      case "set":
        this.begin();
        if (this.setBegun < set) {
          this.setBegun = set;
          this.journal.record("set_started", t, { set });
        }
        break;
      case "rest":
        this.journal.record("rest", t, { set, seconds: plan.restSeconds });
        break;
      case "paused":
        this.recorder.close();
        this.journal.record("paused", t, { reason: this.pauseReason });
        break;
      case "summary":
        this.recorder.finishTrace();
        this.journal.record("finished", t, { reason: step.why });
        this.letSleep();
        this.overlay?.clear();
        break;
      case "device_check":
      case "pain_before":
      case "finished":
    }
    this.announcer.entered(this.flow.getState());
    this.publish();
  }

  /** The first time poses are looked at in earnest: the session exists from here on. */
  private begin(): void {
    this.letSleep();
    this.letSleep = keepAwake();
    if (this.hasBegun) return;
    this.hasBegun = true;
    this.journal.begin();
    const state = this.pipeline?.state.getState();
    const choice = state && "choice" in state.model ? state.model.choice : null;
    this.journal.record("session_started", this.frames.now, {
      source: this.source,
      model: choice?.variant ?? null,
      delegate: choice?.delegate ?? null,
      picture: state?.picture ?? null,
      engineVersion: ENGINE_VERSION,
    });
    const { painBefore } = this.flow.getState();
    if (painBefore !== null) this.journal.record("note_pain", this.frames.now, { pain: painBefore });
  }

  private onFrame(raw: PoseFrame, size: PictureSize): void {
    const frame = this.frames.take(raw, size);
    const picture = this.frames.picture ?? size;
    const flow = this.flow.getState();
    if (flow.step.name === "view_check") this.watchView(frame, picture);
    else if (measures(flow.step)) this.measure(frame, picture, flow);
    if (
      // Whoever is getting into position moves their hands about.
      flow.step.name !== "view_check" &&
      looks(flow.step) &&
      flow.mode === "live" &&
      this.hands.push(frame, picture, flow.step.name === "paused")
    ) {
      if (flow.step.name === "paused") this.resume();
      else this.pause();
    }
    const { step } = this.flow.getState();
    if (step.name === "summary" || step.name === "finished") return;
    this.overlay?.draw(frame.landmarks, picture, measures(step) ? this.readout : null);
  }

  private watchView(frame: PoseFrame, picture: PictureSize): void {
    this.view ??= new ViewWatch(this.exercise, picture);
    const { good, request } = this.view.push(frame);
    if (request) this.announcer.view(request);
    if (!good) return;
    this.tally.learn(this.view.calibration());
    this.dispatch({ type: "view_good" });
  }

  private measure(frame: PoseFrame, picture: PictureSize, flow: Flow): void {
    const readout = this.recorder.push(frame, picture, flow, this.source);
    this.readout = readout;
    if (flow.step.name === "calibration") this.onProgress?.(readout.armed ? 0 : readout.arming);
    if (flow.step.name === "calibration" && readout.armed) {
      if (frame.landmarks) this.overlay?.settleGhost(frame.landmarks, picture);
      this.dispatch({ type: "armed" });
    }
    const now = this.flow.getState();
    if (now.step.name === "set") this.count(now, readout);
  }

  private count(flow: Flow, readout: Readout): void {
    const target = targetOf(flow.plan);
    const { count, heldSeconds, isHold } = this.tally;
    this.onProgress?.(isHold ? heldSeconds / target : readout.progress);
    if (count !== flow.count) this.announcer.counted(flow, count);
    if (readout.present) this.goneSince = null;
    else this.goneSince ??= readout.t;
    this.dispatch({ type: "counted", count });
    if (this.goneSince !== null && readout.t - this.goneSince > GONE_MS) this.pause("not_seen");
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
    if (this.view && now - this.lastBrightness > BRIGHTNESS_EVERY_MS) {
      this.lastBrightness = now;
      this.view.brightness = this.pipeline ? brightnessOf(this.pipeline.source.picture) : null;
    }
    if (looks(step)) this.publish();
    if (this.isAnnounced && step.name !== "finished") this.live.offer(() => this.report());
  }

  private report(): Progress {
    const { setPartial: partial, heldSeconds } = this.tally;
    return liveReport(this.flow.getState(), this.readout, { t: this.frames.now, partial, heldSeconds });
  }

  private publish(): void {
    const { readout } = this;
    const next: Readouts = {
      present: readout?.present ?? false,
      phase: readout?.phase ?? "rest",
      arming: readout?.arming ?? 0,
      line: this.announcer.line(),
      handUp: this.hands.isWaiting,
    };
    if (readoutsChanged(this.readouts.getState(), next)) this.readouts.setState(next, true);
  }
}
