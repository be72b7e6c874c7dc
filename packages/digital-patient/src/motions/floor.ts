import type { Body } from "../body/body.ts";
import { sideSign } from "../body/skeleton.ts";
import type { PatientSide, Posture } from "../body/skeleton.ts";
import { radians } from "../geometry/vector.ts";
import type { Vec3 } from "../geometry/vector.ts";
import type { ArmSpec, Footing, TrunkPart } from "../pose/pose-spec.ts";
import { ankleOf, chordAt, solvePose } from "../pose/solve-pose.ts";

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

/** A prone body with its arms where they are wanted. */
export function pronePosture(
  body: Body,
  prone: ReturnType<typeof proneBody>,
  arm: (side: PatientSide) => ArmSpec,
  look: number,
): Posture {
  return solvePose(body, {
    root: prone.root,
    pelvis: prone.pelvis,
    thorax: prone.thorax,
    head: { yaw: 0, lean: prone.thorax.lean - look, side: 0 },
    arms: { left: arm("left"), right: arm("right") },
    legs: {
      left: { kind: "planted", footing: prone.feet.left, inward: 0 },
      right: { kind: "planted", footing: prone.feet.right, inward: 0 },
    },
  });
}

/** Height of a back's middle and of the hips over the floor when lying on it, metres. */
export function lyingHeight(body: Body): number {
  return (0.056 + 0.012 * body.build) * body.height;
}
