import { ANGLE } from "../goniometer/angle-names.ts";
import type { PoseFrame } from "../pose/frame.ts";
import type { MotionEvent, Readout } from "../results.ts";
import { ArmsWatch } from "./arms-watch.ts";
import { Onset } from "./onset.ts";
import type { Score, Scorer } from "./scorer.ts";
import { StandWatch } from "./stand-watch.ts";
import type { ClinicNote, ClinicTestState, Protocol } from "./types.ts";

/** Nobody seen for longer than this is noted, ms. */
const LOST_MS = 1000;
/** Doubt about when a movement began and when somebody stood, beside the time between two frames, seconds. */
const TIMING_DOUBT = 0.25;

/**
 * Tests of getting up from a chair: how often in a time, or how long for so many. The clock starts with the first movement,
 * not with a word: there is no reaction time in it.
 */
export class StandScorer implements Scorer {
  state: ClinicTestState = "get_ready";
  began = Number.NaN;
  private readonly protocol: Extract<Protocol, { kind: "count" | "time" }>;
  private readonly watch = new StandWatch();
  private arms = new ArmsWatch();
  private onset = new Onset();
  private readonly notes = new Set<ClinicNote>();
  /** When each stand was reached, ms. */
  private stands: number[] = [];
  private lastSeen = Number.NaN;
  private t = Number.NaN;
  private frames = 0;
  private extra = 0;

  constructor(protocol: Extract<Protocol, { kind: "count" | "time" }>) {
    this.protocol = protocol;
  }

  get count(): number {
    return this.stands.length + (this.watch.isUp ? 1 : 0) + this.extra;
  }

  push(frame: PoseFrame, readout: Readout, events: readonly MotionEvent[]): void {
    if (this.state === "done") return;
    this.t = frame.t;
    for (const event of events) if (event.type === "attempt") this.close(event);
    if (this.state === "running") {
      this.run(frame, readout);
      return;
    }
    this.state = readout.armed ? "ready" : "get_ready";
    if (!readout.armed) return;
    this.onset.push(frame.t, readout.angles[ANGLE.trunk_lean], readout.progress);
    if (readout.phase === "rest") return;
    this.state = "running";
    this.began = this.onset.before(frame.t);
    this.lastSeen = frame.t;
    this.frames = 0;
    this.run(frame, readout);
  }

  score(stopped: boolean): Score | null {
    if (Number.isNaN(this.began) || (this.state !== "done" && !stopped)) return null;
    const { kind } = this.protocol;
    const notes = [...this.notes];
    if (!this.arms.wereCrossed) notes.push("arms_not_crossed");
    if (this.state !== "done") notes.push("not_finished");
    const end = kind === "time" && this.isComplete ? this.lastStand : this.t;
    const isSure = !this.notes.has("lost_from_view");
    const value = kind === "count" ? this.count : (end - this.began) / 1000;
    const frame = (this.t - this.began) / 1000 / Math.max(1, this.frames);
    const plusMinus = kind === "count" ? (isSure ? 0 : 1) : TIMING_DOUBT + frame;
    return { value, plusMinus, trials: [{ start: this.began, end, value, plusMinus }], notes };
  }

  private get isComplete(): boolean {
    return this.protocol.kind === "time" && this.count >= this.protocol.repetitions;
  }

  private get lastStand(): number {
    return this.watch.isUp ? this.watch.stoodAt : (this.stands.at(-1) ?? this.t);
  }

  private run(frame: PoseFrame, readout: Readout): void {
    const { protocol, began } = this;
    const { t } = frame;
    this.frames += 1;
    if (frame.landmarks) {
      this.lastSeen = t;
      this.arms.push(readout.body, frame.landmarks);
    } else if (t - this.lastSeen > LOST_MS) this.notes.add("lost_from_view");
    const limit = began + (protocol.kind === "count" ? protocol.limitMs : protocol.longestMs);
    if (t <= limit) {
      if (readout.phase !== "rest" && !Number.isNaN(readout.progress)) this.watch.push(t, readout.progress);
      if (this.isComplete) this.state = "done";
      return;
    }
    if (protocol.kind === "time") this.notes.add("not_finished");
    else if (this.watch.halfWay && !this.watch.isUp) {
      this.extra = 1;
      this.notes.add("half_way_counts");
    }
    this.state = "done";
  }

  /** The person sits again. */
  private close({ entry }: Extract<MotionEvent, { type: "attempt" }>): void {
    const stood = this.watch.isUp ? this.watch.stoodAt : entry.start + entry.tempo.out;
    this.watch.reset();
    if (entry.counted) this.stands.push(stood);
    else if (this.state === "running" && this.stands.length === 0) this.beginAgain();
  }

  /** What looked like the beginning was a shift on the chair. */
  private beginAgain(): void {
    this.state = "ready";
    this.began = Number.NaN;
    this.notes.clear();
    this.onset = new Onset();
    this.arms = new ArmsWatch();
  }
}
