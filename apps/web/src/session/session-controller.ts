import type { Assignment, LIVE_STATES, Progress, SessionEventPayload } from "@physiocheck/contracts";
import {
  type Calibration,
  ENGINE_VERSION,
  type ExerciseDefinition,
  type MotionEvent,
  type PictureSize,
  type PoseFrame,
  type Readout,
  type SessionSummary,
  TracePacker,
} from "@physiocheck/motion";
import { createStore, type StoreApi } from "zustand/vanilla";
import type { PosePipeline } from "../pose/index.ts";
import { brightnessOf } from "./brightness.ts";
import { Coach, type Utterance } from "./coach.ts";
import {
  advance,
  type Flow,
  type FlowEvent,
  flowMemory,
  looks,
  measures,
  resumeFlow,
  type SessionPlan,
  startFlow,
  type StopReason,
  targetOf,
} from "./flow.ts";
import { HAND_UP_MS, HAND_UP_MS_SHOULDER, nextHandSign, NO_HAND, oneHandUp } from "./hand-raise.ts";
import { SessionJournal } from "./journal.ts";
import { LiveProgress } from "./live-progress.ts";
import type { Outbox } from "./outbox/outbox.ts";
import type { SessionMemory } from "./outbox/session-memory.ts";
import type { Overlay } from "./overlay.ts";
import type { Phrases } from "./phrases.ts";
import { SessionFrames } from "./session-frames.ts";
import { SetTally } from "./set-tally.ts";
import { Speaker } from "./speaker.ts";
import { ViewWatch } from "./view-watch.ts";
import { keepAwake } from "./wake-lock.ts";

/** What the screen shows beside the flow; renewed at most ten times a second. */
export type Readouts = {
  readonly present: boolean;
  readonly phase: Readout["phase"];
  /** 0..1, how long the start pose has been held. */
  readonly arming: number;
  /** Seconds held in this set. */
  readonly heldSeconds: number;
  /** The one sentence, null for none. */
  readonly line: string | null;
  /** A hand is up and is being waited for. */
  readonly handUp: boolean;
};

/** Why a session is paused; the contracts' reasons. */
type PauseReason = SessionEventPayload<"paused">["reason"];

export type Answers = { readonly painAfter: number; readonly effort: number };

export type ControllerOptions = {
  readonly assignment: Assignment;
  /** Of earlier sessions; null if unknown. */
  readonly calibration: Calibration | null;
  readonly memory: SessionMemory | null;
  readonly outbox: Outbox;
  readonly phrases: Phrases;
  readonly language: () => string;
  readonly postProgress: (sessionId: string, progress: Progress) => Promise<{ readonly watched: boolean }>;
};

const TICK_MS = 100;
const BRIGHTNESS_EVERY_MS = 500;
/** Seconds of landmarks in one piece of the trace. */
const CHUNK_SECONDS = 10;
/** Nobody seen for this long in a set: paused, ms. */
const GONE_MS = 12_000;
const TRACE_FPS = 30;

const NOTHING: Readouts = {
  present: false,
  phase: "rest",
  arming: 0,
  heldSeconds: 0,
  line: null,
  handUp: false,
};

/**
 * Wires a session and decides when things run: poses → engine → readouts, events → journal → outbox, words → voice. What
 * to do next is decided by flow.ts, what to say by coach.ts, what counts by the engine. Knows no React.
 */
export class SessionController {
  readonly flow: StoreApi<Flow>;
  readonly readouts: StoreApi<Readouts> = createStore<Readouts>(() => NOTHING);
  readonly journal: SessionJournal;
  readonly exercise: ExerciseDefinition;
  handsFree = true;
  overlay: Overlay | null = null;
  /** Told with every frame where the movement is, 0..1; for what is drawn past React. */
  onProgress: ((progress: number) => void) | null = null;

  private readonly options: ControllerOptions;
  private readonly tally: SetTally;
  private readonly coach = new Coach();
  private readonly speaker: Speaker;
  private readonly live: LiveProgress;
  private readonly frames: SessionFrames;
  private pipeline: PosePipeline | null = null;
  private leavePipeline: () => void = () => undefined;
  private packer: TracePacker | null = null;
  private view: ViewWatch | null = null;
  private readout: Readout | null = null;
  private hand = NO_HAND;
  private setBegun: number;
  private hasBegun: boolean;
  private pauseReason: PauseReason = "asked";
  private goneSince: number | null = null;
  private lastSpokenSecond = 0;
  private lastTick = performance.now();
  private lastBrightness = 0;
  private source: SessionEventPayload<"session_started">["source"] = "camera";
  private readonly timer: ReturnType<typeof setInterval>;
  private letSleep: () => void = () => undefined;

  constructor(options: ControllerOptions) {
    const { assignment, memory } = options;
    this.options = options;
    this.exercise = assignment.exercise;
    const plan = planOf(assignment);
    this.flow = createStore<Flow>(() => (memory ? resumeFlow(plan, memory.exercise.flow) : startFlow(plan)));
    this.setBegun = memory?.exercise.setBegun ?? 0;
    this.hasBegun = memory !== null;
    this.tally = new SetTally({
      exercise: this.exercise,
      calibration: options.calibration,
      memory: memory?.exercise ?? null,
      onEvent: (event) => this.onMotion(event),
    });
    this.journal = new SessionJournal({
      outbox: options.outbox,
      assignment,
      memory,
      exercise: () => ({
        ...this.tally.memory(),
        flow: flowMemory(this.flow.getState()),
        setBegun: this.setBegun,
        picture: this.frames.picture,
      }),
    });
    const offset = memory ? Math.max(0, Date.now() - memory.startedAt) : 0;
    this.frames = new SessionFrames(offset, memory?.exercise.picture ?? null);
    this.speaker = new Speaker(this.coach, () => performance.now(), options.language);
    this.live = new LiveProgress(
      (progress) => options.postProgress(this.journal.sessionId, progress),
      () => performance.now(),
    );
    this.timer = setInterval(() => this.tick(), TICK_MS);
  }

  /** Takes poses from a pipeline; another one may follow. */
  attach(pipeline: PosePipeline): void {
    this.leavePipeline();
    this.pipeline = pipeline;
    const leaveFrames = pipeline.onFrame((frame, picture) => this.onFrame(frame, picture));
    const leaveState = pipeline.state.subscribe(({ hidden, source }) => {
      if (hidden) this.pause("hidden");
      else if (source.name === "ended") this.dispatch({ type: "source_ended" });
      else if (source.name !== "running" && source.name !== "starting" && source.name !== "idle") this.pause("camera");
    });
    this.leavePipeline = () => {
      leaveFrames();
      leaveState();
    };
  }

  /** The person pressed start; has to be called from the press itself, or phones keep the voice silent. */
  start(source: SessionEventPayload<"session_started">["source"]): void {
    this.source = source;
    this.speaker.unlock();
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

  stop(why: Exclude<StopReason, "completed">): void {
    this.dispatch({ type: "stop", why });
  }

  skipRest(): void {
    this.dispatch({ type: "rest_skipped" });
  }

  /** The view is not what we asked for, but the person knows better. */
  acceptView(): void {
    this.dispatch({ type: "view_good" });
  }

  switchVoice(on: boolean): void {
    this.speaker.switch(on);
  }

  /** What was done so far; null if nothing was. */
  summary(): SessionSummary | null {
    return this.tally.summary();
  }

  /** Closes the session. Resolves when everything is safe on this device. */
  async save({ painAfter, effort }: Answers): Promise<void> {
    this.journal.finish({
      painBefore: this.flow.getState().painBefore,
      painAfter,
      effort,
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
    this.speaker.hush();
    this.letSleep();
    this.onProgress = null;
  }

  private dispatch(event: FlowEvent): void {
    const before = this.flow.getState();
    const after = advance(before, event);
    if (after === before) return;
    this.flow.setState(after, true);
    if (after.setsDone > before.setsDone || (after.step.name === "summary" && before.step.name !== "summary")) {
      this.endSet(before, after);
    }
    if (after.step.name !== before.step.name) this.enter(before, after);
  }

  private enter(before: Flow, after: Flow): void {
    const { t } = this;
    this.coach.clear();
    this.view = null;
    if (before.step.name === "paused") {
      this.journal.record("resumed", t, {});
      if (after.step.name !== "summary") this.say(this.words("pause.resumedSpoken"));
    }
    switch (after.step.name) {
      case "view_check":
        this.begin();
        return;
      case "calibration":
        this.tally.close();
        this.say(this.words("calibration.holdSpoken"), this.words("calibration.hold"));
        return;
      case "countdown":
        this.lastSpokenSecond = 0;
        this.journal.record("armed", t, { set: after.set });
        return;
      case "set":
        this.begin();
        if (this.setBegun < after.set) {
          this.setBegun = after.set;
          this.journal.record("set_started", t, { set: after.set });
        }
        this.say(this.words("countdown.goSpoken"), this.words("countdown.go"));
        return;
      case "rest":
        this.journal.record("rest", t, { set: after.set, seconds: after.plan.restSeconds });
        this.say(this.words("set.doneSpoken"), this.words("set.done"));
        return;
      case "paused":
        this.tally.close();
        this.journal.record("paused", t, { reason: this.pauseReason });
        this.say(this.words("pause.spoken"));
        return;
      case "summary":
        this.finishTrace();
        this.journal.record("finished", t, { reason: after.step.why });
        this.letSleep();
        this.overlay?.clear();
        this.readouts.setState(NOTHING, true);
        return;
      case "device_check":
      case "pain_before":
      case "finished":
    }
  }

  /** The first time poses are looked at in earnest: the session exists from here on. */
  private begin(): void {
    this.letSleep();
    this.letSleep = keepAwake();
    if (this.hasBegun) return;
    this.hasBegun = true;
    this.journal.begin();
    const state = this.pipeline?.state.getState();
    const model = state?.model;
    const choice = model && "choice" in model ? model.choice : null;
    this.journal.record("session_started", this.t, {
      source: this.source,
      model: choice?.variant ?? null,
      delegate: choice?.delegate ?? null,
      picture: state?.picture ?? null,
      engineVersion: ENGINE_VERSION,
    });
    const { painBefore } = this.flow.getState();
    if (painBefore !== null) this.journal.record("note_pain", this.t, { pain: painBefore });
  }

  /** A set is over, whole or broken off. */
  private endSet(before: Flow, after: Flow): void {
    const kind = before.plan.target.kind;
    const { heldSeconds } = this.tally;
    this.tally.close();
    if (this.setBegun === before.set && before.setsDone < before.set) {
      this.journal.record("set_finished", this.t, {
        set: before.set,
        repetitions: kind === "reps" ? Math.max(before.count, after.set === before.set ? after.count : before.count) : 0,
        partial: this.tally.setPartial,
        holdSeconds: heldSeconds,
      });
    }
    this.tally.nextSet();
  }

  private onFrame(raw: PoseFrame, size: PictureSize): void {
    const frame = this.frames.take(raw, size);
    const picture = this.frames.picture ?? size;
    const { step } = this.flow.getState();
    if (step.name === "view_check") this.watchView(frame, picture);
    else if (measures(step)) this.measure(frame, picture);
    if (looks(step)) this.watchHand(frame.landmarks, picture);
    const isMeasuring = measures(this.flow.getState().step);
    this.overlay?.draw(step.name === "summary" ? null : frame.landmarks, picture, isMeasuring ? this.readout : null);
  }

  private watchView(frame: PoseFrame, picture: PictureSize): void {
    this.view ??= new ViewWatch(this.exercise, picture);
    const { good, request } = this.view.push(frame);
    if (request) this.speaker.offer(this.options.phrases.view(request));
    if (!good) return;
    this.tally.learn(this.view.calibration());
    this.dispatch({ type: "view_good" });
  }

  private measure(frame: PoseFrame, picture: PictureSize): void {
    const flow = this.flow.getState();
    if (!this.tally.isOpen) this.tally.open(picture, flow.mode, flow.count);
    this.packer ??= new TracePacker({
      fps: TRACE_FPS,
      width: picture.width,
      height: picture.height,
      source: this.source,
      seconds: CHUNK_SECONDS,
    });
    const chunk = this.packer.push(frame);
    if (chunk) this.journal.trace(chunk);
    const readout = this.tally.push(frame);
    this.readout = readout;
    if (flow.step.name === "calibration" && readout.armed) {
      if (frame.landmarks) this.overlay?.settleGhost(frame.landmarks, picture);
      this.dispatch({ type: "armed" });
    }
    if (this.flow.getState().step.name === "set") this.count(readout, frame.t);
  }

  private count(readout: Readout, t: number): void {
    const flow = this.flow.getState();
    const target = targetOf(flow.plan);
    const { count } = this.tally;
    const isHold = flow.plan.target.kind === "hold";
    this.onProgress?.(isHold ? this.tally.heldSeconds / target : readout.progress);
    if (readout.present) this.goneSince = null;
    else this.goneSince ??= t;
    if (count !== flow.count) {
      const left = target - count;
      if (!isHold) this.speaker.offer(this.options.phrases.count(count, target));
      else if (left <= 3 && left > 0) this.speaker.offer(this.options.phrases.seconds(left));
      this.dispatch({ type: "counted", count });
    }
    if (this.goneSince !== null && t - this.goneSince > GONE_MS) this.pause("not_seen");
  }

  private onMotion(event: MotionEvent): void {
    const { phrases } = this.options;
    switch (event.type) {
      case "attempt": {
        this.dispatch({ type: "attempted" });
        const { set } = this.flow.getState();
        this.tally.checkpoint();
        this.journal.record("attempt", event.t, { set, index: this.tally.attempts - 1, entry: event.entry });
        if (event.entry.reason) this.speaker.offer(phrases.refusal(event.entry.reason));
        return;
      }
      case "hold":
        this.dispatch({ type: "attempted" });
        this.tally.checkpoint();
        this.journal.record("hold", event.t, {
          set: this.flow.getState().set,
          holding: event.holding,
          holdSeconds: event.holdSeconds,
        });
        return;
      case "feedback":
        this.speaker.offer(phrases.feedback(event.code));
        return;
      case "lost":
        this.say(this.words("person.lostSpoken"), this.words("person.lost"));
        return;
      case "armed":
      case "found":
    }
  }

  private watchHand(landmarks: Float32Array | null, picture: PictureSize): void {
    const flow = this.flow.getState();
    if (!this.handsFree || flow.mode === "recorded") return;
    const liftsArms = this.exercise.primary.some(({ movement }) => movement.startsWith("shoulder"));
    const isPaused = flow.step.name === "paused";
    const holdMs = liftsArms && !isPaused ? HAND_UP_MS_SHOULDER : HAND_UP_MS;
    const isUp = landmarks !== null && oneHandUp(landmarks, picture.width / picture.height);
    const { sign, fire } = nextHandSign(this.hand, isUp, this.frames.now, holdMs);
    this.hand = sign;
    if (!fire) return;
    if (isPaused) this.resume();
    else this.pause();
  }

  private tick(): void {
    const now = performance.now();
    const elapsedMs = now - this.lastTick;
    this.lastTick = now;
    const { step } = this.flow.getState();
    if (step.name === "rest" || step.name === "countdown") this.dispatch({ type: "tick", elapsedMs });
    this.countDownAloud();
    if (step.name === "view_check" && this.view && now - this.lastBrightness > BRIGHTNESS_EVERY_MS) {
      this.lastBrightness = now;
      this.view.brightness = this.pipeline ? brightnessOf(this.pipeline.source.picture) : null;
    }
    if (looks(step)) this.publish(now, step.name === "set");
    if (this.hasBegun && step.name !== "finished") this.live.offer(() => this.progress(), false);
  }

  private countDownAloud(): void {
    const { step } = this.flow.getState();
    if (step.name !== "countdown") return;
    const second = Math.ceil(step.remainingMs / 1000);
    if (second === this.lastSpokenSecond) return;
    this.lastSpokenSecond = second;
    this.speaker.offer(this.options.phrases.seconds(second));
  }

  private publish(now: number, isSet: boolean): void {
    const { readout } = this;
    const next: Readouts = {
      present: readout?.present ?? false,
      phase: readout?.phase ?? "rest",
      arming: readout?.arming ?? 0,
      heldSeconds: isSet ? this.tally.heldSeconds : 0,
      line: this.coach.line(now),
      handUp: this.hand.since !== null && !this.hand.done,
    };
    const shown = this.readouts.getState();
    const changed = (Object.keys(next) as (keyof Readouts)[]).some((key) => next[key] !== shown[key]);
    if (changed) this.readouts.setState(next, true);
  }

  private progress(): Progress {
    const flow = this.flow.getState();
    const { readout } = this;
    const value = readout?.progress ?? Number.NaN;
    return {
      ephemeral: true,
      t: this.t,
      at: new Date().toISOString(),
      state: liveState(flow),
      set: flow.set,
      sets: flow.plan.sets,
      repetitions: flow.plan.target.kind === "reps" ? flow.count : 0,
      partial: this.tally.setPartial,
      holdSeconds: this.tally.heldSeconds,
      phase: readout?.phase ?? "rest",
      progress: Number.isFinite(value) ? Math.min(4, Math.max(-2, value)) : null,
      side: readout?.side ?? "both",
      present: readout?.present ?? false,
    };
  }

  private finishTrace(): void {
    const rest = this.packer?.flush();
    this.packer = null;
    if (rest) this.journal.trace(rest);
  }

  private say(spoken: string, written: string | null = null): void {
    const utterance: Utterance = this.options.phrases.command(spoken, written);
    this.speaker.offer(utterance);
  }

  private get words() {
    return this.options.phrases.sentences;
  }

  /** Now, ms on the session's clock. */
  private get t(): number {
    return this.frames.now;
  }
}

function planOf({ dose }: Assignment): SessionPlan {
  const target: SessionPlan["target"] =
    dose.holdSeconds === null
      ? { kind: "reps", count: dose.reps ?? 1 }
      : { kind: "hold", seconds: dose.holdSeconds };
  return { sets: dose.sets, target, restSeconds: dose.restSeconds };
}

function liveState({ step }: Flow): (typeof LIVE_STATES)[number] {
  switch (step.name) {
    case "device_check":
    case "pain_before":
    case "view_check":
      return "preparing";
    case "calibration":
      return "waiting_for_start";
    case "countdown":
      return "countdown";
    case "set":
      return "exercising";
    case "rest":
      return "resting";
    case "paused":
      return "paused";
    case "summary":
    case "finished":
      return "summary";
  }
}
