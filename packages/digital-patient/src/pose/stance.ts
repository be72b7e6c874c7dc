import type { Body } from "../body/body.ts";
import { footOffsets, sideSign } from "../body/skeleton.ts";
import type { PatientSide } from "../body/skeleton.ts";
import { aboutX, aboutY, chain, rotate } from "../geometry/quaternion.ts";
import { add, degrees, radians } from "../geometry/vector.ts";
import type { Vec3 } from "../geometry/vector.ts";
import { HANGING_ARM } from "./pose-spec.ts";
import type { ArmSpec, Footing, TrunkPart } from "./pose-spec.ts";
import { trunkTurn } from "./solve-pose.ts";

/** A foot whose ankle is at a place, turned by `yaw` (to the left), the heel raised by some degrees. */
export function footingAt(body: Body, ankle: Vec3, yaw: number, heelRise = 0): Footing {
  return {
    toe: add(ankle, rotate(chain(aboutY(yaw), aboutX(heelRise)), footOffsets(body).toe)),
    yaw,
    heelRise,
  };
}

/** A foot flat on the floor, `width` metres from the middle, turned out by `toeOut` degrees. */
export function standingFoot(
  body: Body,
  side: PatientSide,
  width: number,
  toeOut: number,
  z = ankleLine(body),
): Footing {
  const sign = sideSign(side);
  return footingAt(body, [sign * width, body.ankleHeight, z], sign * toeOut);
}

/** Where the ankles are, so that the middle of the feet is under the middle of the body. Metres, z. */
export function ankleLine(body: Body): number {
  return -0.03 * body.height;
}

/** An arm raised by so many degrees forward and outward, small angles adding as they do on a globe. */
export function armTowards(
  forward: number,
  outward: number,
  elbow: number,
  rotation = 0,
  twist = 0,
): ArmSpec {
  return {
    kind: "swing",
    elevation: Math.hypot(forward, outward),
    plane: degrees(Math.atan2(outward, forward)),
    rotation,
    elbow,
    twist,
  };
}

/** An arm that hangs in the world while the trunk leans forward. Wide bodies hold them further out. */
export function hangingArm(body: Body, lean: number, sway: number): ArmSpec {
  if (HANGING_ARM.kind !== "swing") return HANGING_ARM;
  return armTowards(
    lean + 3 + sway * 0.6,
    7 + 5 * body.build + sway * 0.3,
    HANGING_ARM.elbow + sway,
    HANGING_ARM.rotation,
    HANGING_ARM.twist,
  );
}

/** A point given in the thorax' axes (from mid-shoulder; x outwards), in the world. Metres. */
export function onThorax(body: Body, root: Vec3, thorax: TrunkPart, side: PatientSide, local: Vec3): Vec3 {
  const turn = trunkTurn(thorax);
  return add(root, rotate(turn, [sideSign(side) * local[0], body.trunk + local[1], local[2]]));
}

/** An arm with the hand on the other shoulder. */
export function crossedArm(body: Body, root: Vec3, thorax: TrunkPart, side: PatientSide): ArmSpec {
  const h = body.height;
  const sign = sideSign(side);
  const turn = trunkTurn(thorax);
  const deep = side === "left" ? 0.088 : 0.104;
  return {
    kind: "reach",
    wrist: onThorax(body, root, thorax, side, [-0.035 * h, -0.085 * h, (deep + 0.02 * body.build) * h]),
    elbowTowards: rotate(turn, [sign * 0.6, -1, 0.25]),
    fingers: rotate(turn, [-sign * 0.75, 0.65, -0.1]),
    thumb: rotate(turn, [0, 0.5, 0.3]),
  };
}

/** An arm with the hand on the hip. */
export function armOnHip(body: Body, root: Vec3, pelvis: TrunkPart, side: PatientSide): ArmSpec {
  const h = body.height;
  const sign = sideSign(side);
  const turn = trunkTurn(pelvis);
  return {
    kind: "reach",
    wrist: add(root, rotate(turn, [sign * (0.094 + 0.02 * body.build) * h, 0.045 * h, 0.012 * h])),
    elbowTowards: rotate(turn, [sign, 0, -0.45]),
    fingers: rotate(turn, [-sign * 0.25, -0.55, 0.8]),
    thumb: rotate(turn, [-sign * 0.2, 0, -1]),
  };
}

/** Where the ankle of a free leg would be, from hip angles (against upright) and knee, degrees. */
export function ankleFrom(
  body: Body,
  hip: Vec3,
  side: PatientSide,
  flexion: number,
  abduction: number,
  knee: number,
): Vec3 {
  const sign = sideSign(side);
  const f = radians(flexion);
  const k = radians(flexion - knee);
  const a = radians(abduction);
  const down = body.thigh * Math.cos(f) + body.shank * Math.cos(k);
  const forward = body.thigh * Math.sin(f) + body.shank * Math.sin(k);
  return add(hip, [sign * Math.sin(a) * down, -Math.cos(a) * down, forward]);
}

/** How far an older back is bent, degrees. */
export function stoop(body: Body): number {
  return Math.max(0, (body.age - 55) * 0.25);
}

/** A head that looks ahead; it follows the trunk a little. */
export function lookingAhead(thorax: TrunkPart): TrunkPart {
  return { yaw: thorax.yaw, lean: thorax.lean * 0.35, side: thorax.side * 0.3 };
}
