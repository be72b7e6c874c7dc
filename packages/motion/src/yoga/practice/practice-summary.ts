import type { StepResult } from "./step-tally.ts";

export type PracticeSummary = {
  /** Seconds in the poses. */
  readonly heldSeconds: number;
  readonly askedSeconds: number;
  /** Holds that were kept for as long as asked. */
  readonly complete: number;
  /** Mean of the holds, weighed by how long each was kept, 0..100; null where none was. */
  readonly accuracy: number | null;
};

/** What a practice came to. */
export function summarisePractice(steps: readonly StepResult[]): PracticeSummary {
  let held = 0;
  let asked = 0;
  let complete = 0;
  let weight = 0;
  let accuracy = 0;
  for (const step of steps) {
    held += step.heldSeconds;
    asked += step.seconds;
    if (step.heldSeconds >= step.seconds) complete += 1;
    if (step.accuracy === null) continue;
    weight += step.heldSeconds;
    accuracy += step.heldSeconds * step.accuracy;
  }
  return {
    heldSeconds: held,
    askedSeconds: asked,
    complete,
    accuracy: weight > 0 ? accuracy / weight : null,
  };
}
