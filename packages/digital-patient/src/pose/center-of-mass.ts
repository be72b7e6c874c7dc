import type { Body } from "../body/body.ts";
import type { Joints, PatientSide } from "../body/skeleton.ts";
import { SIDES } from "../body/skeleton.ts";
import { add, mix, scale } from "../geometry/vector.ts";
import type { Vec3 } from "../geometry/vector.ts";

/**
 * Centre of mass from segment masses and their centres (Winter, table 4.1): foot 0.0145, shank 0.0465, thigh 0.100, upper
 * arm 0.028, forearm and hand 0.022, trunk 0.497, head and neck 0.081 of the body's mass.
 */
export function centerOfMass(body: Body, joints: Joints): Vec3 {
  let sum: Vec3 = [0, 0, 0];
  const put = (mass: number, from: Vec3, to: Vec3, part: number): void => {
    sum = add(sum, scale(mix(from, to, part), mass));
  };
  for (const side of SIDES satisfies readonly PatientSide[]) {
    put(0.0145, joints.ankle[side], add(joints.ankle[side], [0, 0, 0.03 * body.height]), 1);
    put(0.0465, joints.knee[side], joints.ankle[side], 0.433);
    put(0.1, joints.hip[side], joints.knee[side], 0.433);
    put(0.028, joints.shoulder[side], joints.elbow[side], 0.436);
    put(0.022, joints.elbow[side], joints.wrist[side], 0.682);
  }
  put(0.497, joints.midHip, joints.midShoulder, 0.5);
  put(0.081, joints.midShoulder, joints.head, 1);
  return sum;
}
