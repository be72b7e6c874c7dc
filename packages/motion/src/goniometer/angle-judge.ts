import { ANGLE_COUNT } from "./angle-names.ts";
import {
  DEGREES_UNIT,
  type Evidence,
  EVIDENCE_COUNT,
  gatherEvidence,
  JUDGED_ANGLES,
  type JudgedMovement,
} from "./angle-evidence.ts";
import { JUDGE_WEIGHTS } from "./angle-judge-weights.ts";

/** What passes a hidden unit that is below zero. */
export const LEAK = 0.1;
/** Degrees: however strange the evidence, nothing more is added than this; and the likely error is between these. */
const MOST_CORRECTION = 45;
const LEAST_ERROR = 0.5;
const MOST_ERROR = 60;
/** Seconds: frames that follow each other faster share their judging. */
const KEPT = 0.05;

/**
 * One hidden layer a movement. `hidden`: rows of EVIDENCE_COUNT weights and a bias, one row a unit; `correction`, `doubt`: a
 * weight for each unit and a bias, in DEGREES_UNIT and in its logarithm.
 */
export type JudgeWeights = Readonly<
  Record<
    JudgedMovement,
    {
      readonly hidden: readonly number[];
      readonly correction: readonly number[];
      readonly doubt: readonly number[];
    }
  >
>;

/**
 * Weighs the evidence about each angle: how much to add to what the lift says, and how far off it then still is. Small
 * networks, trained by `npm run train:goniometer` on people who are not those the benchmark measures (decision 0035).
 */
export class AngleJudge {
  /** Degrees by ANGLE to add to the lifted angle; 0 where nothing is judged. */
  readonly corrections = new Float64Array(ANGLE_COUNT);
  /** Likely error by ANGLE, degrees (mean absolute deviation); NaN where nothing is judged. */
  readonly errors = new Float64Array(ANGLE_COUNT).fill(Number.NaN);
  private readonly evidence = new Float64Array(EVIDENCE_COUNT);
  private turn: 0 | 1 = 0;
  private readonly layers = JUDGED_ANGLES.map(({ movement }) => {
    const { hidden, correction, doubt } = JUDGE_WEIGHTS[movement];
    return {
      hidden: Float64Array.from(hidden),
      correction: Float64Array.from(correction),
      doubt: Float64Array.from(doubt),
    };
  });

  /**
   * Judges the angles of one frame. What is to be added changes far more slowly than the angle itself, so that of frames in
   * quick succession each judges every second movement, both sides of it, and keeps the judgement on the others.
   * @param seconds since the frame before; NaN at first
   */
  judge(evidence: Evidence, seconds: number): void {
    const all = !(seconds < KEPT);
    this.turn = this.turn === 0 ? 1 : 0;
    for (let k = 0; k < JUDGED_ANGLES.length; k += 1) {
      const { angle } = JUDGED_ANGLES[k];
      if (Number.isNaN(evidence.lifted[angle])) {
        this.corrections[angle] = 0;
        this.errors[angle] = Number.NaN;
        continue;
      }
      // Left and right of a movement follow each other in the table. What has no judgement yet does not wait for its turn.
      const waits = !all && ((k >> 1) & 1) !== this.turn;
      if (waits && !Number.isNaN(this.errors[angle])) continue;
      gatherEvidence(JUDGED_ANGLES[k], evidence, this.evidence);
      this.weigh(k, angle);
    }
  }

  private weigh(k: number, angle: number): void {
    const { hidden, correction, doubt } = this.layers[k];
    const { evidence } = this;
    const units = correction.length - 1;
    let shift = correction[units];
    let log = doubt[units];
    let at = 0;
    for (let unit = 0; unit < units; unit += 1) {
      // Three sums side by side: one alone would wait for each addition before the next, and take three times as long.
      let first = hidden[at + EVIDENCE_COUNT];
      let second = 0;
      let third = 0;
      for (let i = 0; i < EVIDENCE_COUNT; i += 3) {
        first += hidden[at + i] * evidence[i];
        second += hidden[at + i + 1] * evidence[i + 1];
        third += hidden[at + i + 2] * evidence[i + 2];
      }
      let sum = first + second + third;
      if (sum < 0) sum *= LEAK;
      shift += correction[unit] * sum;
      log += doubt[unit] * sum;
      at += EVIDENCE_COUNT + 1;
    }
    const degrees = shift * DEGREES_UNIT;
    this.corrections[angle] = Math.max(-MOST_CORRECTION, Math.min(MOST_CORRECTION, degrees));
    this.errors[angle] = Math.max(LEAST_ERROR, Math.min(MOST_ERROR, Math.exp(log) * DEGREES_UNIT));
  }
}
