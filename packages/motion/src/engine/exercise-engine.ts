import { AlignmentWatch } from "../coaching/alignment-watch.ts";
import { Arming } from "../counting/arming.ts";
import { AttemptJudge, type Judged } from "../counting/attempt-judge.ts";
import { createCounter, type Counter } from "../counting/counter.ts";
import { History } from "../counting/history.ts";
import { HoldTimer } from "../counting/hold-timer.ts";
import { Progress } from "../counting/progress.ts";
import type { Excursion } from "../counting/rep-counter.ts";
import { SeenSides } from "../counting/seen-sides.ts";
import type { FeedbackCode } from "../exercise.ts";
import { ANGLE_COUNT, type Side } from "../goniometer/angle-names.ts";
import { Goniometer } from "../goniometer/goniometer.ts";
import type { ViewCalibration } from "../goniometer/standing-reference.ts";
import type { PoseFrame } from "../pose/frame.ts";
import type { Calibration, MotionEvent, Readout, SessionSummary } from "../results.ts";
import { KnownAttempts } from "../recorded/known-attempts.ts";
import { readPictureAngles } from "../recorded/picture-angles.ts";
import { judgeHold, type JudgedHold } from "../summary/judged-hold.ts";
import { RangeKeeper } from "../summary/range-keeper.ts";
import { summarise } from "../summary/summarise.ts";
import type { Engine, EngineOptions } from "./engine.ts";

/** Nobody seen for this long: said, and the start pose must be held again, ms. */
const LOST_AFTER = 2000;
/** A movement across a gap longer than this is not followed, ms. */
const GAP = 1500;

/** Wires goniometer, progress, counters and coach for one exercise. All computing is done by them. */
export class ExerciseEngine implements Engine {
  private readonly options: EngineOptions;
  private readonly version: string;
  private readonly goniometer: Goniometer;
  private readonly progress: Progress;
  private readonly history = new History();
  private readonly arming = new Arming();
  private readonly sides: SeenSides;
  private readonly watch: AlignmentWatch;
  private readonly judge: AttemptJudge;
  private readonly counter: Counter | null = null;
  /** Angles of the flat picture, where a recording is judged by them too. */
  private readonly picture: Float64Array | null = null;
  private readonly holdTimer: HoldTimer | null = null;
  private readonly ranges = new RangeKeeper();
  private readonly judged: Judged[] = [];
  private readonly holds: JudgedHold[] = [];
  private readonly feedback: Partial<Record<FeedbackCode, number>> = {};
  private readonly readout: Readout;
  /** Width of the picture in heights. */
  private readonly aspect: number;
  private firstTime = Number.NaN;
  private lastTime = Number.NEGATIVE_INFINITY;
  private lastSeen = Number.NaN;
  private frames = 0;
  private seenFrames = 0;
  private wasMoving = false;

  constructor(options: EngineOptions, version: string) {
    this.options = options;
    this.version = version;
    this.aspect = options.picture.width / options.picture.height;
    const { exercise } = options;
    this.goniometer = new Goniometer(options.picture, options.calibration, options.view);
    this.progress = new Progress(exercise);
    this.sides = new SeenSides(exercise);
    this.watch = new AlignmentWatch(exercise);
    this.judge = new AttemptJudge(exercise, this.history);
    const report = this.attempt.bind(this);
    if (exercise.counting === "hold") this.holdTimer = new HoldTimer(exercise);
    else if (options.attempts) {
      this.counter = new KnownAttempts(options.attempts, report);
      this.picture = new Float64Array(ANGLE_COUNT);
    } else this.counter = createCounter(exercise.sides, exercise.depth.partial, report);
    this.arming.armed = options.mode === "recorded";
    this.readout = {
      t: 0,
      present: false,
      armed: this.arming.armed,
      arming: 0,
      phase: "rest",
      progress: Number.NaN,
      side: "both",
      repetitions: 0,
      partial: 0,
      holdSeconds: 0,
      holding: false,
      angles: this.goniometer.angles,
      plusMinus: this.goniometer.plusMinus,
      refusals: this.goniometer.refusals,
      body: this.goniometer.body,
      facing: Number.NaN,
    };
  }

  push(frame: PoseFrame): Readout {
    const { readout } = this;
    const { t } = frame;
    if (!(t > this.lastTime)) return readout;
    if (Number.isNaN(this.firstTime)) this.firstTime = t;
    this.lastTime = t;
    this.frames += 1;
    readout.t = t;
    const seen = this.goniometer.read(frame);
    if (!seen || !frame.landmarks) {
      this.nobody(t);
      return readout;
    }
    this.somebody(t);
    this.progress.read(this.goniometer.steady, this.goniometer.trustLeft, this.goniometer.trustRight);
    if (this.picture) readPictureAngles(frame.landmarks, this.aspect, this.picture);
    this.history.push(t, this.progress, this.goniometer, frame.landmarks, this.aspect, this.picture);
    const { angles, plusMinus, refusals, facing } = this.goniometer;
    this.ranges.push(angles, plusMinus, refusals, facing);
    readout.facing = facing;
    if (this.holdTimer) this.hold(t, this.holdTimer);
    else if (this.counter) this.count(t, this.counter);
    return readout;
  }

  finish(final = true): SessionSummary {
    if (final && this.arming.armed) {
      this.counter?.finish();
      if (this.holdTimer?.holding) this.closeHold(this.holdTimer);
    }
    return summarise({
      exercise: this.options.exercise,
      engineVersion: this.version,
      judged: this.judged,
      holds: this.holds,
      heldMs: this.holdTimer?.heldMs ?? 0,
      goal: this.options.goal ?? null,
      durationMs: this.frames > 0 ? this.lastTime - this.firstTime : 0,
      seen: this.frames > 0 ? this.seenFrames / this.frames : 0,
      ranges: this.ranges,
      feedback: this.feedback,
    });
  }

  calibration(): Calibration {
    return this.goniometer.calibration();
  }

  view(): ViewCalibration | null {
    return this.goniometer.view();
  }

  private nobody(t: number): void {
    const { readout } = this;
    if (readout.present && t - this.lastSeen > LOST_AFTER) {
      readout.present = false;
      this.emit({ type: "lost", t });
      this.say(t, "step_into_view");
      if (this.options.mode === "live") this.disarm();
    }
    readout.progress = Number.NaN;
    if (this.holdTimer) this.hold(t, this.holdTimer);
  }

  private somebody(t: number): void {
    if (!this.readout.present) {
      this.readout.present = true;
      this.emit({ type: "found", t });
    }
    if (t - this.lastSeen > GAP) {
      this.counter?.reset();
    }
    this.lastSeen = t;
    this.seenFrames += 1;
  }

  /** How far on the way to the peak: where either side may move, the one further on of those that are seen. */
  private wayOut(): number {
    const { progress, sides } = this;
    if (this.options.exercise.sides === "both") return progress.both;
    const { angles, trustLeft, trustRight } = this.goniometer;
    sides.push(angles, trustLeft, trustRight);
    return sides.furthest(progress.left, progress.right);
  }

  private disarm(): void {
    this.arming.disarm();
    this.readout.armed = false;
    this.readout.arming = 0;
  }

  private count(t: number, counter: Counter): void {
    const { readout, progress } = this;
    readout.progress = this.wayOut();
    if (!this.arming.armed) {
      const armedNow = this.arming.push(t, readout.progress);
      readout.arming = this.arming.held;
      if (!armedNow) return;
      readout.armed = true;
      this.emit({ type: "armed", t });
    }
    counter.push(t, progress);
    readout.side = counter.side;
    readout.phase = counter.phase;
    const { moving } = counter;
    if (moving && !this.wasMoving) this.watch.nextAttempt();
    this.wasMoving = moving;
    this.coach(t, moving);
  }

  private hold(t: number, timer: HoldTimer): void {
    const { readout } = this;
    const changed = timer.push(t, this.goniometer.estimates);
    readout.progress = this.wayOut();
    readout.holding = timer.holding;
    readout.holdSeconds = timer.heldMs / 1000;
    readout.side = timer.side;
    readout.phase = timer.holding ? "peak" : "rest";
    readout.armed = true;
    if (changed) {
      this.emit({ type: "hold", t, holding: timer.holding, holdSeconds: readout.holdSeconds });
      this.say(t, timer.holding ? "hold_started" : "hold_lost");
      if (!timer.holding) this.closeHold(timer);
      this.watch.nextAttempt();
    }
    this.coach(t, timer.holding);
  }

  private closeHold(timer: HoldTimer): void {
    const held = this.judge.judgeHold(timer.since, timer.lastIn, timer.side, this.watch.said);
    const judged = judgeHold(this.history, this.options.exercise, held);
    this.holds.push(judged);
    this.emit({ type: "attempt", t: this.lastTime, index: this.holds.length - 1, entry: judged.entry });
  }

  private coach(t: number, moving: boolean): void {
    const cue = this.watch.push(
      t,
      this.goniometer.angles,
      this.goniometer.plusMinus,
      moving,
      this.readout.phase === "peak",
    );
    if (cue) this.say(t, cue);
  }

  private attempt(excursion: Excursion, side: Side | "both", size?: number): void {
    const judged = this.judge.judge(excursion, {
      side,
      usual: this.counter?.usual ?? 0,
      known: size !== undefined && this.options.standard ? { ...this.options.standard, size } : null,
      broken: this.watch.broken,
      said: this.watch.said,
    });
    if (!judged) {
      this.watch.nextAttempt();
      return;
    }
    this.judged.push(judged);
    const { entry } = judged;
    const { readout } = this;
    if (entry.counted) readout.repetitions += 1;
    else if (entry.reason === "too_shallow" || entry.reason === "unfinished") readout.partial += 1;
    const t = Math.max(this.lastTime, excursion.end);
    this.emit({ type: "attempt", t, index: this.judged.length - 1, entry });
    const cue = entry.feedback.at(-1);
    if (entry.counted) this.say(t, "good_rep");
    else if (cue && !this.watch.said.includes(cue)) this.say(t, cue);
    this.watch.nextAttempt();
  }

  private say(t: number, code: FeedbackCode): void {
    this.feedback[code] = (this.feedback[code] ?? 0) + 1;
    this.emit({ type: "feedback", t, code });
  }

  private emit(event: MotionEvent): void {
    this.options.onEvent?.(event);
  }
}
