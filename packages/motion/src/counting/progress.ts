import type { ExerciseDefinition } from "../exercise.ts";
import { angleIndex, type Side } from "../goniometer/angle-names.ts";

type Term = { left: number; right: number; weight: number; start: number; span: number };

/**
 * The position on the way from the start to the peak template, in the space of the exercise's weighted primary angles.
 * 0 at the start template, 1 at the peak template, more beyond.
 */
export class Progress {
  /** NaN where it is not known. */
  left = Number.NaN;
  right = Number.NaN;
  both = Number.NaN;
  private readonly terms: readonly Term[];

  constructor(exercise: ExerciseDefinition) {
    this.terms = exercise.primary.map(({ movement, weight }) => {
      const start = exercise.templates.start[movement] ?? 0;
      const span = (exercise.templates.peak[movement] ?? 0) - start;
      return {
        left: angleIndex(movement, "left"),
        right: angleIndex(movement, "right"),
        weight,
        start,
        span,
      };
    });
  }

  /**
   * @param angles degrees by ANGLE
   * @param trustLeft, trustRight how well the sides are seen, 0..1
   */
  read(angles: Float64Array, trustLeft: number, trustRight: number): void {
    this.left = this.side(angles, "left");
    this.right = this.side(angles, "right");
    this.both = together(this.left, this.right, trustLeft, trustRight);
  }

  private side(angles: Float64Array, side: Side): number {
    let sum = 0;
    let weights = 0;
    for (const term of this.terms) {
      const angle = angles[side === "left" ? term.left : term.right];
      if (Number.isNaN(angle)) continue;
      sum += (term.weight * (angle - term.start)) / term.span;
      weights += term.weight;
    }
    return weights > 0 ? sum / weights : Number.NaN;
  }
}

/**
 * Both sides as one. Half-way between the mean and the lesser of the two, so that a step (one leg bends) is not taken
 * for a squat; a side that is hidden does not vote.
 */
function together(left: number, right: number, trustLeft: number, trustRight: number): number {
  if (Number.isNaN(left)) return right;
  if (Number.isNaN(right)) return left;
  const total = trustLeft + trustRight;
  const wl = total > 0 ? trustLeft / total : 0.5;
  const mean = wl * left + (1 - wl) * right;
  // 1 where both are seen alike, 0 where one is hidden.
  const alike = total > 0 ? (2 * Math.min(trustLeft, trustRight)) / total : 1;
  return mean - 0.25 * alike * Math.abs(left - right);
}
