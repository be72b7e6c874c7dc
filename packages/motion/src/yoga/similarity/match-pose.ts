import type { Side } from "../../goniometer/angle-names.ts";
import {
  type JointTarget,
  jointTargets,
  YOGA_JOINTS,
  type YogaJoint,
  type YogaPose,
} from "../pose-definition.ts";

/** One joint against its target. Degrees. */
export type JointMatch = {
  readonly joint: YogaJoint;
  readonly value: number;
  readonly target: number;
  readonly tolerance: number;
  /** `value` minus `target`. */
  readonly deviation: number;
  /** How much of that may be an error of the depth that one picture hardly shows. */
  readonly doubt: number;
  /** 1 where the deviation beyond the doubt is within half the tolerance, 0 from twice the tolerance on, straight between. */
  readonly score: number;
};

/** How well a body is in a pose. */
export type PoseMatch = {
  /** The lead side that fits better; `both` for poses without sides. */
  readonly side: Side | "both";
  /** 0..100: 70 parts the mean of the joints' scores and 30 parts the worst joint's. */
  readonly accuracy: number;
  /** Joints that could be read, in the order of the definition. */
  readonly joints: readonly JointMatch[];
  /** The joint that is furthest off for its tolerance; null where every joint is within half of its own. */
  readonly worst: JointMatch | null;
};

const MEAN_SHARE = 0.7;

/**
 * A body's angles against a pose, with left and right as they fit better.
 * @param degrees by YOGA_JOINTS, NaN where unknown
 * @param doubts by YOGA_JOINTS, degrees: what may be an error is not called wrong; absent, the angles are taken as they are
 * @param lead judges this side alone; without meaning for poses without sides
 * @returns null where less than half of the pose's joints are known
 */
export function matchPose(
  pose: YogaPose,
  degrees: ArrayLike<number>,
  doubts?: ArrayLike<number>,
  lead?: Side,
): PoseMatch | null {
  const match = (side: Side) => matchTargets(jointTargets(pose, side), side, degrees, doubts);
  if (pose.sides === "both") {
    const both = match("left");
    return both && { ...both, side: "both" };
  }
  if (lead) return match(lead);
  const left = match("left");
  const right = match("right");
  return right && !(left && left.accuracy >= right.accuracy) ? right : left;
}

function matchTargets(
  targets: readonly JointTarget[],
  side: Side,
  degrees: ArrayLike<number>,
  doubts: ArrayLike<number> | undefined,
): PoseMatch | null {
  const joints = targets
    .map((target) => {
      const at = YOGA_JOINTS.indexOf(target.joint);
      return matchJoint(target, degrees[at] ?? Number.NaN, doubts?.[at] ?? 0);
    })
    .filter(({ value }) => !Number.isNaN(value));
  if (joints.length * 2 < targets.length) return null;
  const offBy = (joint: JointMatch): number => beyondDoubt(joint) / joint.tolerance;
  const worst = joints.reduce((a, b) => (offBy(b) > offBy(a) ? b : a));
  const mean = joints.reduce((sum, { score }) => sum + score, 0) / joints.length;
  return {
    side,
    accuracy: 100 * (MEAN_SHARE * mean + (1 - MEAN_SHARE) * worst.score),
    joints,
    worst: worst.score < 1 ? worst : null,
  };
}

/** Degrees by which a joint is off whatever the depth may be. */
function beyondDoubt({ deviation, doubt }: Pick<JointMatch, "deviation" | "doubt">): number {
  return Math.max(0, Math.abs(deviation) - doubt);
}

function matchJoint({ joint, target, tolerance }: JointTarget, value: number, doubt: number): JointMatch {
  // Angles in a plane go round: 179° overhead is next to −179°.
  const deviation = ((((value - target + 180) % 360) + 360) % 360) - 180;
  const score = Math.min(1, Math.max(0, (2 - beyondDoubt({ deviation, doubt }) / tolerance) / 1.5));
  return { joint, value, target, tolerance, deviation, doubt, score };
}
