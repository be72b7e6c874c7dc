import type { YogaJoint } from "../pose-definition.ts";
import type { YogaReadout } from "../yoga-coach.ts";
import type { PracticeStep } from "./practice-steps.ts";

/** A joint that cost accuracy while a pose was held. */
export type Improvement = {
  readonly joint: YogaJoint;
  /** Mean of value minus target while held, degrees. */
  readonly deviation: number;
  /** Mean share of the joint's score that was missing while held, 0..1. */
  readonly loss: number;
};

/** How one hold of a practice went. */
export type StepResult = PracticeStep & {
  /** Seconds in the pose, all holds together, and the longest of them. */
  readonly heldSeconds: number;
  readonly longestSeconds: number;
  /** Mean over the time it was held, 0..100; null where it was never held. */
  readonly accuracy: number | null;
  /** What would gain most, at most three, the dearest first. */
  readonly improvements: readonly Improvement[];
};

const MOST_IMPROVEMENTS = 3;
/** A joint that lost less than this was fine. */
const WORTH_SAYING = 0.1;
/** A step between frames longer than this is a gap and weighs nothing, ms. */
const LONGEST_STEP_MS = 800;

type JointSum = { weight: number; deviation: number; loss: number };

/** Adds up what a coach says during one hold, every moment weighed by its length. */
export class StepTally {
  private readonly step: PracticeStep;
  private readonly joints = new Map<YogaJoint, JointSum>();
  private lastTime = Number.NaN;
  private weight = 0;
  private accuracy = 0;
  private held = 0;
  private heldBefore = 0;
  private current = 0;
  private longest = 0;

  constructor(step: PracticeStep) {
    this.step = step;
  }

  /** Seconds held so far. */
  get heldSeconds(): number {
    return this.heldBefore + this.held;
  }

  /** Where the coach begins anew (the picture has turned), what was held stays. */
  anew(): void {
    this.heldBefore += this.held;
    this.held = 0;
    this.current = 0;
  }

  /** One readout of the step's coach. */
  add({ t, match, holding, holdSeconds }: YogaReadout): void {
    const gained = holdSeconds - this.held;
    this.held = holdSeconds;
    this.current = holding ? this.current + gained : 0;
    this.longest = Math.max(this.longest, this.current);
    const since = t - this.lastTime;
    this.lastTime = t;
    if (!holding || !match || !(since > 0 && since <= LONGEST_STEP_MS)) return;
    this.weight += since;
    this.accuracy += since * match.accuracy;
    for (const { joint, deviation, score } of match.joints) {
      const sum = this.joints.get(joint) ?? { weight: 0, deviation: 0, loss: 0 };
      sum.weight += since;
      sum.deviation += since * deviation;
      sum.loss += since * (1 - score);
      this.joints.set(joint, sum);
    }
  }

  /** What the hold came to. */
  result(): StepResult {
    const improvements = [...this.joints]
      .map(([joint, { weight, deviation, loss }]) => ({
        joint,
        deviation: deviation / weight,
        loss: Math.min(1, loss / weight),
      }))
      .filter(({ loss }) => loss >= WORTH_SAYING)
      .toSorted((a, b) => b.loss - a.loss)
      .slice(0, MOST_IMPROVEMENTS);
    return {
      ...this.step,
      heldSeconds: this.heldSeconds,
      longestSeconds: this.longest,
      // The mean of hundreds is not above a hundred, whatever the last digit says.
      accuracy: this.weight > 0 ? Math.min(100, this.accuracy / this.weight) : null,
      improvements,
    };
  }
}
