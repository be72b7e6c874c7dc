import { ANGLE_COUNT } from "./angle-names.ts";
import { LIFTED_COUNT, LIFTED_LANDMARK } from "./bones.ts";
import { ANGLE_LANDMARKS, readAngle } from "./joints.ts";
import type { Lift } from "./lift.ts";

/** Torso lengths by which a joint is moved to see how much an angle depends on it. */
const NUDGE = 0.03;
/** Degrees that landmarks tremble and are misplaced in the picture itself, seen well; and what is added when hidden. */
const BASE = 3;
const HIDDEN = 8;
/** From the spread to ± that holds the truth in nine frames of ten or more. */
const COVERAGE = 1.6;

/** Which lifted joints each angle depends on. */
const JOINTS = ANGLE_LANDMARKS.map((landmarks) =>
  landmarks.map((landmark) => LIFTED_LANDMARK.indexOf(landmark)),
);

/**
 * How far an angle may be off: the doubt of the lift in this pose and view, carried to the angle, and the doubt of the
 * landmarks themselves.
 */
export class Doubt {
  /** ± by ANGLE, degrees. */
  readonly degrees = new Float64Array(ANGLE_COUNT);
  private readonly lift: Lift;
  private readonly slopes = new Float64Array(LIFTED_COUNT);

  constructor(lift: Lift) {
    this.lift = lift;
  }

  /** @param points 33 × 3, lifted, camera axes @param vertical unit vector down @param sight visibility of 33 landmarks */
  read(points: Float64Array, vertical: Float64Array, sight: Float64Array): void {
    const { rays, covariance } = this.lift;
    for (let i = 0; i < ANGLE_COUNT; i += 1) {
      const joints = JOINTS[i];
      const here = readAngle(i, points, vertical);
      let least = 1;
      for (let k = 0; k < joints.length; k += 1) {
        const joint = joints[k];
        const at = LIFTED_LANDMARK[joint] * 3;
        least = Math.min(least, sight[LIFTED_LANDMARK[joint]]);
        shift(points, at, rays, joint, NUDGE);
        this.slopes[k] = (readAngle(i, points, vertical) - here) / NUDGE;
        shift(points, at, rays, joint, -NUDGE);
      }
      let variance = 0;
      for (let k = 0; k < joints.length; k += 1) {
        for (let m = 0; m < joints.length; m += 1) {
          variance += this.slopes[k] * this.slopes[m] * covariance[joints[k] * LIFTED_COUNT + joints[m]];
        }
      }
      const base = BASE + HIDDEN * (1 - least);
      this.degrees[i] = COVERAGE * Math.sqrt(variance + base * base);
    }
  }
}

/** Moves a point along its line of sight. */
function shift(points: Float64Array, at: number, rays: Float64Array, joint: number, by: number): void {
  points[at] += rays[joint * 3] * by;
  points[at + 1] += rays[joint * 3 + 1] * by;
  points[at + 2] += by;
}
