import type { Body } from "../body/body.ts";
import { carry } from "../body/carriage.ts";
import { footOffsets, sideSign, SIDES } from "../body/skeleton.ts";
import type { PatientSide, Posture, Segment } from "../body/skeleton.ts";
import { aboutAxis, aboutX, aboutY, aboutZ, chain, fromUpAndFront, rotate } from "../geometry/quaternion.ts";
import type { Quat } from "../geometry/quaternion.ts";
import { add, clamp, norm, radians, reject, scale, subtract, unit } from "../geometry/vector.ts";
import type { Vec3 } from "../geometry/vector.ts";
import type { ArmSpec, Footing, LegSpec, PoseSpec, TrunkPart } from "./pose-spec.ts";

/** Turns what a posture should be into the rotation of every part. Targets out of reach are reached for. */
export function solvePose(body: Body, spec: PoseSpec): Posture {
  const turn = {} as Record<Segment, Quat>;
  turn.pelvis = trunkTurn(spec.pelvis);
  turn.thorax = trunkTurn(spec.thorax);
  turn.head = trunkTurn(spec.head);
  for (const side of SIDES) {
    const sign = sideSign(side);
    const hip = add(spec.root, rotate(turn.pelvis, [sign * body.halfHips, 0, 0]));
    const leg = solveLeg(body, spec.legs[side], sign, turn.pelvis, hip);
    turn[`thigh_${side}`] = leg.thigh;
    turn[`shank_${side}`] = leg.shank;
    turn[`foot_${side}`] = leg.foot;
    const shoulder = add(
      add(spec.root, rotate(turn.thorax, [0, body.trunk, 0])),
      rotate(turn.thorax, carry(spec.carriage, sign, body.halfShoulders)),
    );
    const arm = solveArm(body, spec.arms[side], sign, turn.thorax, shoulder);
    turn[`upper_arm_${side}`] = arm.upper;
    turn[`forearm_${side}`] = arm.forearm;
    turn[`hand_${side}`] = arm.hand;
  }
  return { root: spec.root, turn, carriage: spec.carriage };
}

/** Turned, then leaning forward, then to the side. */
export function trunkTurn(part: TrunkPart): Quat {
  return chain(aboutY(part.yaw), aboutX(part.lean), aboutZ(-part.side));
}

/** The ankle's centre and the rotation of a foot that stands somewhere. */
export function ankleOf(body: Body, footing: Footing): { readonly ankle: Vec3; readonly foot: Quat } {
  const foot = chain(aboutY(footing.yaw), aboutX(footing.heelRise));
  return { ankle: subtract(footing.toe, rotate(foot, footOffsets(body).toe)), foot };
}

/** Distance of hip and ankle (shoulder and wrist) at a flexion in degrees: the law of cosines. */
export function chordAt(upper: number, lower: number, flexion: number): number {
  return Math.sqrt(upper * upper + lower * lower + 2 * upper * lower * Math.cos(radians(flexion)));
}

/**
 * Height of the middle of the hips at which the knee of a planted leg bends by `knee` degrees, with the pelvis turned so and
 * standing over x, z. Where that is out of reach sideways, the leg is as long as it can be.
 */
export function hipHeightForKnee(
  body: Body,
  pelvis: TrunkPart,
  over: { readonly x: number; readonly z: number },
  side: PatientSide,
  footing: Footing,
  knee: number,
): number {
  const offset = rotate(trunkTurn(pelvis), [sideSign(side) * body.halfHips, 0, 0]);
  const { ankle } = ankleOf(body, footing);
  const chord = chordAt(body.thigh, body.shank, knee);
  const dx = over.x + offset[0] - ankle[0];
  const dz = over.z + offset[2] - ankle[2];
  return ankle[1] - offset[1] + Math.sqrt(Math.max(0, chord * chord - dx * dx - dz * dz));
}

function solveLeg(
  body: Body,
  spec: LegSpec,
  sign: number,
  pelvis: Quat,
  hip: Vec3,
): Record<"thigh" | "shank" | "foot", Quat> {
  if (spec.kind === "free") {
    const thigh = chain(
      pelvis,
      aboutZ(sign * spec.abduction),
      aboutX(-spec.flexion),
      aboutY(sign * spec.rotation),
    );
    const shank = chain(thigh, aboutX(spec.knee));
    return { thigh, shank, foot: chain(shank, aboutX(-spec.dorsiflexion)) };
  }
  const { ankle, foot } = ankleOf(body, spec.footing);
  const kneeYaw = radians(spec.footing.yaw - sign * spec.inward);
  // The knee goes over the toes; where those lie along the leg (lying, push-up) the front of the pelvis says where.
  const pole = add([Math.sin(kneeYaw), 0, Math.cos(kneeYaw)], scale(rotate(pelvis, [0, 0, 1]), 0.35));
  const { upper, lower, front } = bendBetween(hip, ankle, body.thigh, body.shank, pole);
  return {
    thigh: fromUpAndFront(scale(upper, -1), front),
    shank: fromUpAndFront(scale(lower, -1), front),
    foot,
  };
}

function solveArm(
  body: Body,
  spec: ArmSpec,
  sign: number,
  thorax: Quat,
  shoulder: Vec3,
): Record<"upper" | "forearm" | "hand", Quat> {
  if (spec.kind === "swing") {
    const plane = radians(spec.plane);
    const swing = aboutAxis([-Math.cos(plane), 0, sign * Math.sin(plane)], spec.elevation);
    const upper = chain(thorax, swing, aboutY(-sign * spec.rotation));
    const forearm = chain(upper, aboutX(-spec.elbow));
    return { upper, forearm, hand: chain(forearm, aboutY(sign * spec.twist)) };
  }
  const { upper, lower } = bendBetween(shoulder, spec.wrist, body.upperArm, body.forearm, spec.elbowTowards);
  // Forwards of an arm is away from where its elbow points.
  const front = scale(unit(reject(spec.elbowTowards, unit(subtract(spec.wrist, shoulder)))), -1);
  return {
    upper: fromUpAndFront(scale(upper, -1), front),
    forearm: fromUpAndFront(scale(lower, -1), front),
    hand: fromUpAndFront(scale(unit(spec.fingers), -1), spec.thumb),
  };
}

/** Directions of two bones from `from` to `to`, bending out towards `pole`; `front` is that direction, at right angles. */
function bendBetween(
  from: Vec3,
  to: Vec3,
  first: number,
  second: number,
  pole: Vec3,
): { readonly upper: Vec3; readonly lower: Vec3; readonly front: Vec3 } {
  const line = subtract(to, from);
  const axis = unit(line, [0, -1, 0]);
  const chord = clamp(norm(line), Math.abs(first - second) + 1e-6, first + second - 1e-9);
  const along = (chord * chord + first * first - second * second) / (2 * chord);
  const out = Math.sqrt(Math.max(0, first * first - along * along));
  const front = unit(reject(pole, axis), unit(reject([0, 0.01, 1], axis)));
  const knee = add(scale(axis, along), scale(front, out));
  return { upper: unit(knee), lower: unit(subtract(scale(axis, chord), knee)), front };
}
