import type { Body } from "../body/body.ts";
import { sideSign } from "../body/skeleton.ts";
import type { PatientSide } from "../body/skeleton.ts";
import { rotate } from "../geometry/quaternion.ts";
import { scale, unit } from "../geometry/vector.ts";
import type { Vec3 } from "../geometry/vector.ts";
import type { ArmSpec, TrunkPart } from "../pose/pose-spec.ts";
import { chordAt, trunkTurn } from "../pose/solve-pose.ts";
import { onThorax } from "../pose/stance.ts";

/** An arm, once it is known where the trunk is. */
export type ArmAt = (side: PatientSide, root: Vec3, thorax: TrunkPart) => ArmSpec;

/** Where a hand goes, seen from its own shoulder in the thorax' axes: outwards, up, forward. */
export type Reach = {
  /** From the shoulder to the wrist, any length: how far away it is follows from the elbow. */
  readonly direction: Vec3;
  /** Flexion in degrees. */
  readonly elbow: number;
  readonly elbowTowards: Vec3;
  readonly fingers: Vec3;
  readonly thumb: Vec3;
};

/** An arm whose hand is in a direction from its shoulder, as far away as the elbow's flexion lets it. */
export function reachFromShoulder(
  body: Body,
  root: Vec3,
  thorax: TrunkPart,
  side: PatientSide,
  reach: Reach,
): ArmSpec {
  const turn = trunkTurn(thorax);
  const sign = sideSign(side);
  const towards = ([x, y, z]: Vec3): Vec3 => rotate(turn, [sign * x, y, z]);
  const [x, y, z] = scale(unit(reach.direction), chordAt(body.upperArm, body.forearm, reach.elbow));
  return {
    kind: "reach",
    wrist: onThorax(body, root, thorax, side, [body.halfShoulders + x, y, z]),
    elbowTowards: towards(reach.elbowTowards),
    fingers: towards(reach.fingers),
    thumb: towards(reach.thumb),
  };
}
