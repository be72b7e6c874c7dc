import type { Body } from "../body/body.ts";
import { otherSide, sideSign, SIDES } from "../body/skeleton.ts";
import type { PatientSide, Posture } from "../body/skeleton.ts";
import { clamp, degrees, radians } from "../geometry/vector.ts";
import type { Vec3 } from "../geometry/vector.ts";
import type { ArmSpec, LegSpec, TrunkPart } from "../pose/pose-spec.ts";
import { chordAt, solvePose } from "../pose/solve-pose.ts";
import { onHand, STRAIGHT_ELBOW } from "./floor.ts";
import type { Move } from "./motion.ts";

/** Where the leg goes that is lifted: its thigh backward from hanging down, and its knee. Degrees. */
export type BackLeg = { readonly back: number; readonly knee: number; readonly dorsiflexion: number };

/** Height of a kneeling knee's centre over the floor, in parts of the body's height. */
const KNEE_HEIGHT = 0.032;
const HAND_HEIGHT = 0.03;
/** A kneeling shank rises a little to its ankle, the back of the foot on the floor. Degrees. */
const SHANK_RISE = 5;
const POINTED_FOOT = -64;

/**
 * On hands and knees, thighs and arms upright. The side of `move` may lift its leg, the other its arm; the body shifts to
 * what still carries it.
 */
export function allFoursPosture(
  body: Body,
  move: Move,
  lifted: BackLeg | null,
  reaching: ((root: Vec3, thorax: TrunkPart) => ArmSpec) | null = null,
): Posture {
  const { side, sway } = move;
  const h = body.height;
  const on = lifted ? clamp(move.progress[side] * 2, 0, 1) : 0;
  const hip = body.thigh + KNEE_HEIGHT * h;
  const arm = chordAt(body.upperArm, body.forearm, STRAIGHT_ELBOW);
  const rise = arm + HAND_HEIGHT * h - hip;
  const lean = degrees(Math.acos(clamp(rise / body.trunk, -1, 1)));
  const shift = -sideSign(side) * 0.018 * h * on;
  // The thighs pivot over their knees: what the hips move, the thighs lean.
  const root: Vec3 = [shift, hip, 0];
  const thorax: TrunkPart = { yaw: 0, lean: lean + sway.lean * 0.3, side: 0 };
  const pelvis: TrunkPart = { yaw: 0, lean, side: 0 };
  const shoulderZ = body.trunk * Math.sin(radians(lean));
  const hands = { left: handAt(body, "left", shoulderZ), right: handAt(body, "right", shoulderZ) };
  const legs = {} as Record<PatientSide, LegSpec>;
  const arms = {} as Record<PatientSide, ArmSpec>;
  for (const each of SIDES) {
    const works = each === side && lifted !== null;
    const { back, knee, dorsiflexion } =
      works && lifted ? lifted : { back: 0, knee: 90 + SHANK_RISE, dorsiflexion: POINTED_FOOT };
    const inward = works ? 0 : degrees(Math.asin((sideSign(each) * shift) / body.thigh));
    legs[each] = { kind: "free", flexion: lean - back, abduction: -inward, rotation: 0, knee, dorsiflexion };
    arms[each] = reaching && each === otherSide(side) ? reaching(root, thorax) : onHand(hands, each);
  }
  return solvePose(body, {
    root,
    pelvis,
    thorax,
    head: { yaw: 0, lean: lean - 8, side: 0 },
    arms,
    legs,
  });
}

/** A leg on the way from kneeling to where it is lifted, `part` of it. */
export function liftedLeg(part: number, back: number, knee: number): BackLeg {
  const way = clamp(part, 0, 1);
  return {
    back: back * part,
    knee: 90 + SHANK_RISE + (knee - 90 - SHANK_RISE) * part,
    dorsiflexion: POINTED_FOOT * (1 - 0.7 * way),
  };
}

function handAt(body: Body, side: PatientSide, z: number): Vec3 {
  return [sideSign(side) * body.halfShoulders, HAND_HEIGHT * body.height, z];
}
