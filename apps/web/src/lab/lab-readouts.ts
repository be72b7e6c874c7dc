import type { AngleName, FeedbackCode, LedgerEntry, Phase, Refusal, Side } from "@physiocheck/motion";

/** One angle as the table shows it. Degrees. */
export type AngleCell = {
  /** Null where refused. */
  readonly value: number | null;
  readonly plusMinus: number;
  readonly refusal: Refusal;
  /** The digital patient's own, null where nobody knows. */
  readonly truth: number | null;
};

/** What the lab shows, renewed at most ten times a second. */
export type LabReadouts = {
  readonly present: boolean;
  readonly armed: boolean;
  readonly arming: number;
  readonly phase: Phase;
  readonly side: Side | "both";
  /** Degrees, null if unknown. */
  readonly facing: number | null;
  readonly counted: number;
  readonly partial: number;
  readonly heldSeconds: number;
  readonly angles: Readonly<Partial<Record<AngleName, AngleCell>>>;
  /** What would help a refused angle. */
  readonly requests: Readonly<Partial<Record<AngleName, FeedbackCode>>>;
  readonly ledger: readonly LedgerEntry[];
  /** Median of the last frames, microseconds. */
  readonly engineMicros: number;
  /** Against the digital patient; null without one. */
  readonly accuracy: Accuracy | null;
};

export type Accuracy = {
  /** Degrees. */
  readonly meanError: number;
  /** Part of the angles whose truth lay within ±. */
  readonly inside: number;
  readonly angles: number;
};

export const NO_LAB_READOUTS: LabReadouts = {
  present: false,
  armed: false,
  arming: 0,
  phase: "rest",
  side: "both",
  facing: null,
  counted: 0,
  partial: 0,
  heldSeconds: 0,
  angles: {},
  requests: {},
  ledger: [],
  engineMicros: 0,
  accuracy: null,
};

/** Adds up measured angles against true ones. */
export class AccuracyTally {
  private sum = 0;
  private inside = 0;
  private n = 0;

  /** One angle, degrees. */
  add(value: number, plusMinus: number, truth: number): void {
    const error = Math.abs(value - truth);
    this.sum += error;
    this.n += 1;
    if (error <= plusMinus) this.inside += 1;
  }

  result(): Accuracy | null {
    return this.n === 0
      ? null
      : { meanError: this.sum / this.n, inside: this.inside / this.n, angles: this.n };
  }
}
