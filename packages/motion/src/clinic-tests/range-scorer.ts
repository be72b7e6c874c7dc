import { ANGLE, type Side } from "../goniometer/angle-names.ts";
import type { PoseFrame } from "../pose/frame.ts";
import type { LedgerEntry, MotionEvent, Readout } from "../results.ts";
import { median } from "../signal/statistics.ts";
import type { Score, Scorer } from "./scorer.ts";
import { angleOf, type ClinicTest, type ClinicTestState, type ClinicTrial, type Protocol } from "./types.ts";

type Sample = { readonly t: number; readonly value: number; readonly plusMinus: number };

/** How far a joint goes by its own strength: the end position of each trial, the best of them all. */
export class RangeScorer implements Scorer {
  state: ClinicTestState = "get_ready";
  began = Number.NaN;
  private readonly protocol: Extract<Protocol, { kind: "range" }>;
  private readonly better: ClinicTest["better"];
  private readonly side: Side;
  private readonly index: number;
  private readonly trials: ClinicTrial[] = [];
  private samples: Sample[] = [];

  constructor(protocol: Extract<Protocol, { kind: "range" }>, better: ClinicTest["better"], side: Side) {
    this.protocol = protocol;
    this.better = better;
    this.side = side;
    this.index = ANGLE[angleOf(protocol.movement, side)];
  }

  get count(): number {
    return this.trials.length;
  }

  push(frame: PoseFrame, readout: Readout, events: readonly MotionEvent[]): void {
    if (this.state === "done") return;
    for (const event of events) if (event.type === "attempt") this.close(event.entry);
    if (this.trials.length >= this.protocol.trials) {
      this.state = "done";
      return;
    }
    const { t } = frame;
    const isMoving = readout.armed && readout.phase !== "rest" && readout.side !== other(this.side);
    if (!isMoving) {
      this.state = this.trials.length > 0 ? "between" : readout.armed ? "ready" : "get_ready";
      this.began = Number.NaN;
      this.samples = [];
      return;
    }
    if (this.state !== "running") this.began = t;
    this.state = "running";
    const value = readout.angles[this.index];
    if (!Number.isNaN(value)) this.samples.push({ t, value, plusMinus: readout.plusMinus[this.index] });
  }

  score(stopped: boolean): Score | null {
    if (this.trials.length === 0 || (this.state !== "done" && !stopped)) return null;
    const best = this.trials.reduce((a, b) => (this.surely(b) > this.surely(a) ? b : a));
    const { value, plusMinus } = best;
    return {
      value,
      plusMinus,
      trials: [...this.trials],
      notes: this.state === "done" ? [] : ["not_finished"],
    };
  }

  /** How far it went for certain: a trial that was badly seen does not win by its doubt. */
  private surely({ value, plusMinus }: ClinicTrial): number {
    return (this.better === "higher" ? value : -value) - plusMinus;
  }

  /** The end position is the median over the time at the turning point: one wild frame is no range of motion. */
  private close({ start, end, tempo, side, counted, angles }: LedgerEntry): void {
    const { samples } = this;
    this.samples = [];
    if (!counted || (side !== "both" && side !== this.side)) return;
    const from = start + tempo.out;
    const turning = samples.filter(({ t }) => t >= from && t <= from + tempo.peak);
    const measured =
      turning.length > 0
        ? {
            value: median(turning.map((sample) => sample.value)),
            plusMinus: median(turning.map((sample) => sample.plusMinus)),
          }
        : angles[angleOf(this.protocol.movement, this.side)];
    // Refused by this view: nothing was measured.
    if (measured) this.trials.push({ start, end, ...measured });
  }
}

function other(side: Side): Side {
  return side === "left" ? "right" : "left";
}
