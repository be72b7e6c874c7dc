import type { Body } from "../../body/body.ts";
import { sideSign } from "../../body/skeleton.ts";
import type { Joints, PatientSide } from "../../body/skeleton.ts";
import { degrees, radians } from "../../geometry/vector.ts";
import { add, mix, scale, subtract, unit } from "../../geometry/vector.ts";
import type { Vec3 } from "../../geometry/vector.ts";
import type { ArmSpec } from "../../pose/pose-spec.ts";
import { armTowards } from "../../pose/stance.ts";

export const UPRIGHT = { yaw: 0, lean: 0, side: 0 };

/** Arms in line with the trunk, the palms facing each other. */
export const ARMS_OVERHEAD: ArmSpec = armTowards(172, 0, 4);

/** Palms together over the crown, in line with the trunk. */
export function palmsOverhead(body: Body): (side: PatientSide, joints: Joints) => ArmSpec {
  return (side, { midHip, midShoulder, shoulder }) => {
    const up = unit(subtract(midShoulder, midHip));
    const reach = 0.97 * (body.upperArm + body.forearm);
    const apart = 0.016 * body.height;
    const inwards = unit(subtract(midShoulder, shoulder[side]));
    const rise = Math.sqrt(reach * reach - (body.halfShoulders - apart) ** 2);
    const wrist = add(add(midShoulder, scale(up, rise)), scale(inwards, -apart));
    return {
      kind: "reach",
      wrist,
      elbowTowards: scale(inwards, -1),
      fingers: up,
      thumb: [0, 0, -1],
    };
  };
}

/** A hand put flat at a place, the fingers pointing somewhere. */
export function handAt(
  side: PatientSide,
  wrist: Vec3,
  elbowTowards: Vec3,
  fingers: Vec3 = [0, -0.1, 1],
): ArmSpec {
  return { kind: "reach", wrist, elbowTowards, fingers, thumb: [-sideSign(side), 0, 0.2] };
}

/** A hand holding a foot: the wrist a little towards the shoulder from the middle of ankle and toes. */
export function handOnFoot(
  body: Body,
  side: PatientSide,
  { ankle, shoulder }: Joints,
  lift: number,
  elbowTowards: Vec3,
): ArmSpec {
  const wrist = mix(add(ankle[side], [0, lift * body.height, 0]), shoulder[side], 0.06);
  return {
    kind: "reach",
    wrist,
    elbowTowards,
    fingers: unit(subtract(ankle[side], shoulder[side])),
    thumb: [0, 1, 0],
  };
}

/** By how much (degrees) a straight leg must be raised out of hanging for its ankle to be `drop` metres below the hip. */
export function straightLegFor(body: Body, drop: number): number {
  return degrees(Math.acos(Math.min(1, Math.max(-1, drop / (body.thigh + body.shank)))));
}

/** How far (metres) the ankle of a leg is below its hip: thigh raised by `raise`, knee bent by `knee`, degrees. */
export function dropOf(body: Body, raise: number, knee: number): number {
  return body.thigh * Math.cos(radians(raise)) + body.shank * Math.cos(radians(raise - knee));
}
