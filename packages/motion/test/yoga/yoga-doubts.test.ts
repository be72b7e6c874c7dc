import { createPatient, frameCamera, projectTrace } from "@physiocheck/digital-patient";
import { expect, test } from "vitest";
import { matchPose, readYogaDoubts, YOGA_JOINTS, yogaPoseById } from "../../src/index.ts";

/** Doubts about somebody who stands on one leg, seen from so many degrees. */
function doubtsFrom(yaw: number): (joint: string) => number {
  const patient = createPatient({
    motion: { exercise: "yoga/warrior_2", holdSeconds: 4, leadSeconds: 0 },
    seed: 3,
  });
  const { trace } = projectTrace(patient, frameCamera(patient, { yaw }), { fps: 10, seed: 3 });
  const [hold] = patient.holds;
  const frame = trace.frames.find(({ t }) => hold && t > hold.start + 1000);
  if (!frame) throw new Error("nothing was held");
  const doubts = readYogaDoubts(frame, trace);
  return (joint) => doubts[(YOGA_JOINTS as readonly string[]).indexOf(joint)];
}

test("a bend within the picture's plane is certain, the same bend towards the camera is not", () => {
  // Warrior II bends the knee sideways: seen from the front in the picture's plane, from the side towards the camera.
  const front = doubtsFrom(0)("knee_flexion_left");
  const side = doubtsFrom(85)("knee_flexion_left");
  expect(front).toBeLessThan(6);
  expect(side).toBeGreaterThan(front + 3);
});

test("where nobody was seen nothing is known, not even the doubt", () => {
  const doubts = readYogaDoubts({ landmarks: null, world: null }, { width: 640, height: 480 });
  expect([...doubts].every(Number.isNaN)).toBe(true);
});

test("what may be an error is not called wrong, and what is beyond it is", () => {
  const tree = yogaPoseById("tree");
  if (!tree) throw new Error("no tree");
  const at = YOGA_JOINTS.indexOf("trunk_lean");
  const degrees = new Float64Array(YOGA_JOINTS.length);
  const scoreWith = (off: number, doubt: number) => {
    degrees[at] = tree.trunk[0] + off;
    const doubts = new Float64Array(YOGA_JOINTS.length).fill(doubt);
    return matchPose(tree, degrees, doubts)?.joints.find(({ joint }) => joint === "trunk_lean")?.score ?? 0;
  };
  expect(scoreWith(20, 0)).toBeLessThan(0.7);
  expect(scoreWith(20, 12)).toBe(1);
  expect(scoreWith(32, 12)).toBe(scoreWith(20, 0));
});
