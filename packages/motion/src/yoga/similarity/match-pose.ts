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
  /** 1 within half the tolerance, 0 from twice the tolerance on, straight between. */
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
 * @param lead judges this side alone; without meaning for poses without sides
 * @returns null where less than half of the pose's joints are known
 */
export function matchPose(pose: YogaPose, degrees: ArrayLike<number>, lead?: Side): PoseMatch | null {
  if (pose.sides === "both") return matchTargets(jointTargets(pose, "left"), "both", degrees);
  if (lead) return matchTargets(jointTargets(pose, lead), lead, degrees);
  const left = matchTargets(jointTargets(pose, "left"), "left", degrees);
  const right = matchTargets(jointTargets(pose, "right"), "right", degrees);
  return right && !(left && left.accuracy >= right.accuracy) ? right : left;
}

function matchTargets(
  targets: readonly JointTarget[],
  side: Side | "both",
  degrees: ArrayLike<number>,
): PoseMatch | null {
  const joints = targets
    .map((target) => matchJoint(target, degrees[YOGA_JOINTS.indexOf(target.joint)] ?? Number.NaN))
    .filter(({ value }) => !Number.isNaN(value));
  if (joints.length * 2 < targets.length) return null;
  const offBy = ({ deviation, tolerance }: JointMatch): number => Math.abs(deviation) / tolerance;
  const worst = joints.reduce((a, b) => (offBy(b) > offBy(a) ? b : a));
  const mean = joints.reduce((sum, { score }) => sum + score, 0) / joints.length;
  return {
    side,
    accuracy: 100 * (MEAN_SHARE * mean + (1 - MEAN_SHARE) * worst.score),
    joints,
    worst: worst.score < 1 ? worst : null,
  };
}

function matchJoint({ joint, target, tolerance }: JointTarget, value: number): JointMatch {
  // Angles in a plane go round: 179° overhead is next to −179°.
  const deviation = ((((value - target + 180) % 360) + 360) % 360) - 180;
  const score = Math.min(1, Math.max(0, (2 - Math.abs(deviation) / tolerance) / 1.5));
  return { joint, value, target, tolerance, deviation, score };
}
