import type { MovementName, Side } from "../goniometer/angle-names.ts";
import { LANDMARK, LANDMARK_COUNT } from "../pose/landmarks.ts";
import type { Observation } from "./observe.ts";

/** Reach of a limb away from the trunk's line (torso lengths) from which its plane can be told. */
const REACHES = 0.35;
/** Part of the reach that must lie in a plane for the angle in that plane to mean something. */
const LEAST_SHARE = 0.35;

/**
 * Movements whose angle is read in a plane in which the limb does not move: an arm that goes up sideways has an angle in the sagittal
 * plane too, and it jumps.
 */
export function outOfPlane(observation: Observation): ReadonlySet<MovementName> {
  const out = new Set<MovementName>();
  const arms = frontalShare(observation, "shoulder", "elbow");
  if (arms < LEAST_SHARE) out.add("shoulder_abduction");
  if (arms > 1 - LEAST_SHARE) out.add("shoulder_flexion");
  if (frontalShare(observation, "hip", "knee") < LEAST_SHARE) out.add("hip_abduction");
  return out;
}

/** Of the horizontal reach of both upper arms or thighs, the part that goes sideways of the trunk, 0..1; NaN where they hang. */
function frontalShare(
  { bodies, count }: Observation,
  from: "shoulder" | "hip",
  to: "elbow" | "knee",
): number {
  let sideways = 0;
  let all = 0;
  for (let row = 0; row < count; row += 1) {
    const body = bodies.subarray(row * LANDMARK_COUNT * 3, (row + 1) * LANDMARK_COUNT * 3);
    const { left, forward } = trunkOf(body);
    for (const side of ["left", "right"] as const) {
      const limb = vector(body, LANDMARK[nameOf(side, from)], LANDMARK[nameOf(side, to)]);
      const across = dot(limb, left);
      const ahead = dot(limb, forward);
      const reach = across * across + ahead * ahead;
      if (!(reach > REACHES * REACHES)) continue;
      sideways += across * across;
      all += reach;
    }
  }
  return sideways / all;
}

type Vector = readonly [number, number, number];

function trunkOf(body: Float32Array): { left: Vector; forward: Vector } {
  const shoulders = vector(body, LANDMARK.right_shoulder, LANDMARK.left_shoulder);
  const hips = vector(body, LANDMARK.right_hip, LANDMARK.left_hip);
  const leftFlank = vector(body, LANDMARK.left_shoulder, LANDMARK.left_hip);
  const rightFlank = vector(body, LANDMARK.right_shoulder, LANDMARK.right_hip);
  const down = unit(add(leftFlank, rightFlank));
  const across = add(shoulders, hips);
  const along = dot(across, down);
  const left = unit([across[0] - along * down[0], across[1] - along * down[1], across[2] - along * down[2]]);
  // x right, y down, z away is right-handed: down × left points out of the chest.
  const forward: Vector = [
    down[1] * left[2] - down[2] * left[1],
    down[2] * left[0] - down[0] * left[2],
    down[0] * left[1] - down[1] * left[0],
  ];
  return { left, forward };
}

function nameOf<P extends "shoulder" | "hip" | "elbow" | "knee">(side: Side, part: P): `${Side}_${P}` {
  return `${side}_${part}`;
}

function vector(body: Float32Array, from: number, to: number): Vector {
  return [
    body[to * 3] - body[from * 3],
    body[to * 3 + 1] - body[from * 3 + 1],
    body[to * 3 + 2] - body[from * 3 + 2],
  ];
}

function add(a: Vector, b: Vector): Vector {
  return [a[0] + b[0], a[1] + b[1], a[2] + b[2]];
}

function dot(a: Vector, b: Vector): number {
  return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
}

function unit(a: Vector): Vector {
  const length = Math.sqrt(dot(a, a)) || 1;
  return [a[0] / length, a[1] / length, a[2] / length];
}
