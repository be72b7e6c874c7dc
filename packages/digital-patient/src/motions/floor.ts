import type { Body } from "../body/body.ts";
import { jointsOf, sideSign } from "../body/skeleton.ts";
import type { PatientSide, Posture } from "../body/skeleton.ts";
import { radians } from "../geometry/vector.ts";
import type { Vec3 } from "../geometry/vector.ts";
import type { ArmSpec, Footing, LegSpec, TrunkPart } from "../pose/pose-spec.ts";
import { findRoot } from "../pose/find-root.ts";
import { ankleOf, chordAt, solvePose } from "../pose/solve-pose.ts";
import { armTowards } from "../pose/stance.ts";

/** A body in one line from the toes to the shoulders, face down, leaning forward by `lean` (90 is level). */
export function proneBody(
  body: Body,
  lean: number,
  sag: number,
): {
  readonly root: Vec3;
  readonly pelvis: TrunkPart;
  readonly thorax: TrunkPart;
  readonly feet: Record<PatientSide, Footing>;
} {
  const foot = (side: PatientSide): Footing => ({
    toe: [sideSign(side) * body.halfHips, body.soleThickness, -0.46 * body.height],
    yaw: 0,
    heelRise: lean - 22,
  });
  const feet = { left: foot("left"), right: foot("right") };
  const { ankle } = ankleOf(body, feet.left);
  const chord = chordAt(body.thigh, body.shank, 3);
  const leg = radians(lean + sag);
  return {
    root: [0, ankle[1] + chord * Math.cos(leg), ankle[2] + chord * Math.sin(leg)],
    pelvis: { yaw: 0, lean: lean + sag * 0.3, side: 0 },
    thorax: { yaw: 0, lean: lean - sag, side: 0 },
    feet,
  };
}

/** A prone body with its arms, and where wanted a leg, elsewhere than on the toes. */
export function pronePosture(
  body: Body,
  prone: ReturnType<typeof proneBody>,
  arm: (side: PatientSide) => ArmSpec,
  look: number,
  leg: Partial<Record<PatientSide, LegSpec>> = {},
): Posture {
  return solvePose(body, {
    root: prone.root,
    pelvis: prone.pelvis,
    thorax: prone.thorax,
    head: { yaw: 0, lean: prone.thorax.lean - look, side: 0 },
    arms: { left: arm("left"), right: arm("right") },
    legs: {
      left: leg.left ?? { kind: "planted", footing: prone.feet.left, inward: 0 },
      right: leg.right ?? { kind: "planted", footing: prone.feet.right, inward: 0 },
    },
  });
}

/** Height of a back's middle and of the hips over the floor when lying on it, metres. */
export function lyingHeight(body: Body): number {
  return (0.056 + 0.012 * body.build) * body.height;
}

/** Elbows of somebody who leans on straight arms. Degrees. */
export const STRAIGHT_ELBOW = 8;

/** An arm that carries, its hand flat at its place. */
export function onHand(hands: Readonly<Record<PatientSide, Vec3>>, side: PatientSide): ArmSpec {
  return {
    kind: "reach",
    wrist: hands[side],
    elbowTowards: [sideSign(side) * 0.75, 0.1, -0.8],
    fingers: [sideSign(side) * 0.12, -0.14, 1],
    thumb: [-sideSign(side), 0, 0.25],
  };
}

const places = new WeakMap<Body, Record<PatientSide, Vec3>>();

/** Wrists under the shoulders of a straight-armed body; found once a body. */
export function handPlaces(body: Body): Record<PatientSide, Vec3> {
  const known = places.get(body) ?? findHandPlaces(body);
  places.set(body, known);
  return known;
}

function findHandPlaces(body: Body): Record<PatientSide, Vec3> {
  const height = 0.03 * body.height;
  const reach = chordAt(body.upperArm, body.forearm, STRAIGHT_ELBOW);
  const at = (lean: number): Vec3 =>
    jointsOf(
      body,
      pronePosture(body, proneBody(body, lean, 1), () => armTowards(80, 0, 5), 0),
    ).shoulder.left;
  const outward = 0.032 * body.height;
  const drop = Math.sqrt(reach * reach - outward * outward);
  const lean = findRoot((x) => at(x)[1] - height - drop, 60, 90, 40);
  const shoulder = at(lean);
  return {
    left: [shoulder[0] + outward, height, shoulder[2]],
    right: [-shoulder[0] - outward, height, shoulder[2]],
  };
}
