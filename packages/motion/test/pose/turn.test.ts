import { createCamera, createPatient, projectTrace } from "@physiocheck/digital-patient";
import { expect, test } from "vitest";
import { createEngine, exerciseById, turnTo } from "../../src/index.ts";

test("to the front: back by as far as one is turned away", () => {
  expect(turnTo("front", 40)).toBe(40);
  expect(turnTo("front", -72)).toBe(-70);
  expect(turnTo("front", 3)).toBeNull();
});

test("to the side: the nearer one", () => {
  expect(turnTo("side", 50)).toBe(-40);
  expect(turnTo("side", -50)).toBe(40);
  expect(turnTo("side", 130)).toBe(40);
  expect(turnTo("side", -93)).toBeNull();
});

test("nothing is asked of somebody whose facing is not known", () => {
  expect(turnTo("front", Number.NaN)).toBeNull();
});

test("who has turned as asked is seen from there", () => {
  for (const yaw of [-60, -30, 30, 60]) {
    const asked = turnTo("front", facingAt(yaw));
    if (asked === null) throw new Error(`nothing was asked at ${yaw}°`);
    // The camera's yaw is how far the person is turned to their right.
    expect(Math.abs(facingAt(yaw - asked))).toBeLessThan(15);
  }
});

/** What the engine says of somebody who stands before a camera of this yaw. */
function facingAt(yaw: number): number {
  const patient = createPatient({ motion: [{ kind: "stand", seconds: 1 }], seed: 5 });
  const { trace } = projectTrace(patient, createCamera({ yaw }), { seed: 5 });
  const engine = createEngine({ exercise: exerciseById("squat")!, picture: trace, mode: "live" });
  let facing = Number.NaN;
  for (const frame of trace.frames) ({ facing } = engine.push(frame));
  return facing;
}
