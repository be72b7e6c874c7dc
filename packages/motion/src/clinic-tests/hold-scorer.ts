import type { Side } from "../goniometer/angle-names.ts";
import type { PoseFrame } from "../pose/frame.ts";
import type { Readout } from "../results.ts";
import type { Score, Scorer } from "./scorer.ts";
import type { ClinicNote, ClinicTestState, ClinicTrial, Protocol } from "./types.ts";

/** A foot that was off the floor for less was not meant, seconds. */
const LEAST = 1;
/** The knee bends a little after the foot has left the floor and before it is back, seconds. */
const TIMING_DOUBT = 0.6;

/** Holds on one side, trial by trial; the result is the mean of the trials, as in Springer 2007. */
export class HoldScorer implements Scorer {
  state: ClinicTestState = "get_ready";
  began = Number.NaN;
  private readonly protocol: Extract<Protocol, { kind: "hold" }>;
  /** The engine names the side that is raised. */
  private readonly raised: Side;
  private readonly trials: ClinicTrial[] = [];
  private readonly notes = new Set<ClinicNote>();
  /** Seconds that the engine had held before this trial. */
  private before = 0;

  /** @param standing the leg that is stood on */
  constructor(protocol: Extract<Protocol, { kind: "hold" }>, standing: Side) {
    this.protocol = protocol;
    this.raised = standing === "left" ? "right" : "left";
  }

  get count(): number {
    return this.trials.length;
  }

  push(frame: PoseFrame, readout: Readout): void {
    if (this.state === "done") return;
    const holds = readout.holding && readout.side === this.raised;
    const held = readout.holdSeconds - this.before;
    if (this.state === "running") {
      if (held * 1000 >= this.protocol.limitMs) {
        this.notes.add("limit_reached");
        this.close(this.protocol.limitMs / 1000);
      } else if (!holds) this.close(held);
      return;
    }
    if (!readout.holding) {
      this.before = readout.holdSeconds;
      // After a trial at the limit, the foot has to come down first.
      this.state = this.trials.length > 0 ? "between" : readout.present ? "ready" : "get_ready";
    } else if (holds && held > 0 && !this.isOverdue(held)) {
      this.state = "running";
      this.began = frame.t - held * 1000;
    }
  }

  score(stopped: boolean): Score | null {
    if (this.trials.length === 0 || (this.state !== "done" && !stopped)) return null;
    const value = this.trials.reduce((sum, trial) => sum + trial.value, 0) / this.trials.length;
    const plusMinus = Math.max(...this.trials.map((trial) => trial.plusMinus));
    const notes: ClinicNote[] = [...this.notes];
    if (this.state !== "done") notes.push("not_finished");
    return { value, plusMinus, trials: [...this.trials], notes };
  }

  private isOverdue(held: number): boolean {
    return held * 1000 >= this.protocol.limitMs;
  }

  private close(seconds: number): void {
    const { began } = this;
    this.state = "between";
    this.began = Number.NaN;
    if (seconds < LEAST) return;
    const atLimit = seconds * 1000 >= this.protocol.limitMs;
    // Whoever stands until the limit could have stood longer: nothing to doubt.
    const plusMinus = atLimit ? 0 : TIMING_DOUBT;
    this.trials.push({ start: began, end: began + seconds * 1000, value: seconds, plusMinus });
    const isFirstAtLimit = atLimit && this.trials.length === 1;
    if (isFirstAtLimit || this.trials.length >= this.protocol.trials) this.state = "done";
  }
}
