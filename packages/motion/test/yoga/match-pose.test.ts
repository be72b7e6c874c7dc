import { describe, expect, test } from "vitest";
import {
  jointTargets,
  matchPose,
  YOGA_JOINTS,
  YOGA_POSE_IDS,
  YOGA_POSES,
  yogaPoseById,
  type YogaPose,
} from "../../src/index.ts";

/** Angles of somebody who does a pose exactly; what the pose does not say is unknown. */
function exactly(pose: YogaPose, lead: "left" | "right"): Float64Array {
  const degrees = new Float64Array(YOGA_JOINTS.length).fill(Number.NaN);
  for (const { joint, target } of jointTargets(pose, lead)) degrees[YOGA_JOINTS.indexOf(joint)] = target;
  return degrees;
}

test("the definitions are the 22 poses, in order, each once", () => {
  expect(YOGA_POSES.map(({ id }) => id)).toEqual([...YOGA_POSE_IDS]);
  expect(new Set(YOGA_POSE_IDS).size).toBe(22);
});

test("a pose without sides says nothing of one side, and one with sides does", () => {
  for (const { sides, lead, other } of YOGA_POSES) {
    expect(lead !== undefined && other !== undefined).toBe(sides === "either");
  }
});

describe.each(YOGA_POSES.map((pose) => [pose.id, pose] as const))("%s", (_, pose) => {
  test("done exactly it is 100, with nothing to mend, and the side is found", () => {
    for (const lead of ["left", "right"] as const) {
      const match = matchPose(pose, exactly(pose, lead));
      expect(match).toMatchObject({ accuracy: 100, worst: null });
      expect(match?.side).toBe(pose.sides === "both" ? "both" : lead);
    }
  });

  test("each joint, one and a half tolerances off, costs accuracy and is named", () => {
    for (const { joint, target, tolerance } of jointTargets(pose, "left")) {
      const degrees = exactly(pose, "left");
      degrees[YOGA_JOINTS.indexOf(joint)] = target - 1.5 * tolerance;
      const match = matchPose(pose, degrees);
      expect(match?.worst?.joint).toBe(joint);
      expect(match?.accuracy).toBeLessThan(85);
    }
  });
});

test("within half a tolerance counts fully, at twice the tolerance nothing does", () => {
  const tree = yogaPoseById("tree");
  if (!tree) throw new Error("no tree");
  const [, tolerance] = tree.trunk;
  const at = YOGA_JOINTS.indexOf("trunk_lean");
  const scoreAt = (off: number): number | undefined => {
    const degrees = exactly(tree, "left");
    degrees[at] = tree.trunk[0] + off;
    return matchPose(tree, degrees)?.joints.find(({ joint }) => joint === "trunk_lean")?.score;
  };
  expect(scoreAt(tolerance / 2)).toBe(1);
  expect(scoreAt(tolerance)).toBeCloseTo(2 / 3, 10);
  expect(scoreAt(2 * tolerance)).toBe(0);
  expect(scoreAt(3 * tolerance)).toBe(0);
});

test("an arm past the vertical overhead is near it, not a full turn away", () => {
  const chair = yogaPoseById("chair");
  if (!chair) throw new Error("no chair");
  const degrees = exactly(chair, "left");
  degrees[YOGA_JOINTS.indexOf("shoulder_flexion_left")] = -185;
  expect(
    matchPose(chair, degrees)?.joints.find(({ joint }) => joint === "shoulder_flexion_left"),
  ).toMatchObject({ deviation: 13 });
});

test("with less than half of the joints known there is no accuracy", () => {
  const chair = yogaPoseById("chair");
  if (!chair) throw new Error("no chair");
  const degrees = exactly(chair, "left");
  const known = jointTargets(chair, "left");
  for (const { joint } of known.slice(0, Math.floor(known.length / 2) + 1))
    degrees[YOGA_JOINTS.indexOf(joint)] = Number.NaN;
  expect(matchPose(chair, degrees)).toBeNull();
});
