import { ANGLE, ANGLE_COUNT } from "./angle-names.ts";
import { LIFTED_COUNT, LIFTED_LANDMARK } from "./bones.ts";
import { AGAINST_TRUNK, ANGLE_LANDMARKS, readAngle, trunkAxes } from "./joints.ts";
import type { Lift } from "./lift.ts";

/** Torso lengths by which a joint is moved to see how much an angle depends on it. */
const NUDGE = 0.03;
/** Degrees that landmarks tremble and are misplaced in the picture itself, seen well; and what is added when hidden. */
const BASE = 4;
const HIDDEN = 8;
/** From the spread to ± that holds the truth in nine frames of ten or more. */
const COVERAGE = 1.6;

/** What the judge says nothing about: these angles, one of them a frame, since doubt changes slowly. */
const LOOKED_AT = [ANGLE.trunk_lean, ANGLE.knee_alignment_left, ANGLE.knee_alignment_right] as const;
/** Hips and shoulders are the last of the lifted joints. */
const FIRST_TRUNK = LIFTED_COUNT - 4;

/** Which lifted joints each angle depends on. */
const JOINTS = ANGLE_LANDMARKS.map((landmarks) =>
  landmarks.map((landmark) => LIFTED_LANDMARK.indexOf(landmark)),
);

/**
 * How far an angle that no judge knows may be off: the doubt of the lift in this pose and view, carried to the angle, and
 * the doubt of the landmarks themselves.
 */
export class Doubt {
  /** ± by ANGLE, degrees; 0 where it does not look. */
  readonly degrees = new Float64Array(ANGLE_COUNT);
  private readonly lift: Lift;
  private turn = 0;
  private fresh = true;
  /** Angles with one joint moved, degrees by ANGLE. */
  private readonly moved = new Float64Array(ANGLE_COUNT);
  private readonly slopes = new Float64Array(LIFTED_COUNT);

  constructor(lift: Lift) {
    this.lift = lift;
  }

  /** The body was found anew: nothing of the last frame holds. */
  restart(): void {
    this.fresh = true;
  }

  /** @param points 33 × 3, lifted, camera axes @param vertical unit vector down @param sight visibility of 33 landmarks */
  read(points: Float64Array, vertical: Float64Array, sight: Float64Array): void {
    const { slopes, moved } = this;
    const { rays, information } = this.lift;
    trunkAxes(points);
    this.turn = (this.turn + 1) % LOOKED_AT.length;
    for (let place = 0; place < LOOKED_AT.length; place += 1) {
      if (!this.fresh && place !== this.turn) continue;
      const i = LOOKED_AT[place];
      const joints = JOINTS[i];
      readAngle(i, points, vertical, moved);
      const here = moved[i];
      let least = 1;
      slopes.fill(0);
      for (let k = 0; k < joints.length; k += 1) {
        const joint = joints[k];
        const at = LIFTED_LANDMARK[joint] * 3;
        least = Math.min(least, sight[LIFTED_LANDMARK[joint]]);
        const turnsTrunk = AGAINST_TRUNK[i] && joint >= FIRST_TRUNK;
        shift(points, at, rays, joint, NUDGE);
        if (turnsTrunk) trunkAxes(points);
        readAngle(i, points, vertical, moved);
        slopes[joint] = (moved[i] - here) / NUDGE;
        shift(points, at, rays, joint, -NUDGE);
        if (turnsTrunk) trunkAxes(points);
      }
      if (Number.isNaN(here)) {
        this.degrees[i] = Number.NaN;
        continue;
      }
      const base = BASE + HIDDEN * (1 - least);
      this.degrees[i] = COVERAGE * Math.sqrt(information.variance(slopes) + base * base);
    }
    this.fresh = false;
  }
}

/** Moves a point along its line of sight. */
function shift(points: Float64Array, at: number, rays: Float64Array, joint: number, by: number): void {
  points[at] += rays[joint * 3] * by;
  points[at + 1] += rays[joint * 3 + 1] * by;
  points[at + 2] += by;
}
