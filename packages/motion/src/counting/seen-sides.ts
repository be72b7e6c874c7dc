import type { ExerciseDefinition } from "../exercise.ts";
import { angleIndex, type Side } from "../goniometer/angle-names.ts";

/** How quickly it is learned that a side comes into view or leaves it, per frame. */
const MEMORY = 0.1;
/** Part of the recent frames in which a side has to be seen. */
const SEEN = 0.5;
/** A side that is trusted less than this part of the other one is behind it. */
const BEHIND = 0.85;

const LEFT = 0;
const RIGHT = 1;

/**
 * Which sides of an exercise's movements the view shows: those of which the goniometer mostly states an angle, and that are not much
 * less visible than the other side.
 */
export class SeenSides {
  private readonly indices: readonly (readonly number[])[];
  /** Left and right, part of the recent frames; NaN before the first. */
  private readonly seen = new Float64Array(2).fill(Number.NaN);

  constructor({ primary }: ExerciseDefinition) {
    const of = (side: Side): number[] => primary.map(({ movement }) => angleIndex(movement, side));
    this.indices = [of("left"), of("right")];
  }

  /** One frame. @param angles degrees by ANGLE; NaN where refused @param trustLeft, trustRight how well each side is visible, 0..1 */
  push(angles: Float64Array, trustLeft: number, trustRight: number): void {
    this.follow(LEFT, angles, trustLeft >= BEHIND * trustRight);
    this.follow(RIGHT, angles, trustRight >= BEHIND * trustLeft);
  }

  /** The larger progress of the sides that are seen; of both where neither is, or both are. */
  furthest(left: number, right: number): number {
    const hidesLeft = !(this.seen[LEFT] >= SEEN);
    const hidesRight = !(this.seen[RIGHT] >= SEEN);
    if (hidesLeft !== hidesRight) {
      const way = hidesLeft ? right : left;
      if (!Number.isNaN(way)) return way;
    }
    if (Number.isNaN(left)) return right;
    if (Number.isNaN(right)) return left;
    return Math.max(left, right);
  }

  private follow(side: number, angles: Float64Array, isInFront: boolean): void {
    const { seen } = this;
    const own = this.indices[side];
    let now = 0;
    if (isInFront) for (let k = 0; k < own.length; k += 1) if (!Number.isNaN(angles[own[k]])) now = 1;
    seen[side] = Number.isNaN(seen[side]) ? now : seen[side] + MEMORY * (now - seen[side]);
  }
}
