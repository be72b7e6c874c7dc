import type { Body } from "../body/body.ts";
import { otherSide, sideSign } from "../body/skeleton.ts";
import type { PatientSide, Posture } from "../body/skeleton.ts";
import type { Vec3 } from "../geometry/vector.ts";
import type { ArmSpec, LegSpec, TrunkPart } from "../pose/pose-spec.ts";
import { solvePose } from "../pose/solve-pose.ts";
import { armTowards } from "../pose/stance.ts";

/** Lying on one side, the other on top, facing +z; head on the lower arm, the upper hand on the floor before the chest. */
export function onSidePosture(body: Body, upper: PatientSide, leg: LegSpec, rock: number): Posture {
  const h = body.height;
  const lower = otherSide(upper);
  const down = sideSign(lower);
  const root: Vec3 = [0, body.halfHips + (0.034 + 0.014 * body.build) * h, 0];
  // Shoulders are wider than hips: the trunk rises to them.
  const pelvis: TrunkPart = { yaw: rock, lean: 0, side: 88 * down };
  const thorax: TrunkPart = { yaw: rock, lean: 0, side: 81 * down };
  const under: LegSpec = {
    kind: "free",
    flexion: 48,
    abduction: 0,
    rotation: 0,
    knee: 70,
    dorsiflexion: -10,
  };
  const pillow: ArmSpec = armTowards(158, 2, 40, -20);
  const before: ArmSpec = {
    kind: "reach",
    wrist: [down * 0.21 * h, 0.028 * h, 0.17 * h],
    elbowTowards: [-down * 0.4, 1, 0.2],
    fingers: [down, -0.1, 0.1],
    thumb: [0, 0.2, -1],
  };
  return solvePose(body, {
    root,
    pelvis,
    thorax,
    head: { yaw: rock, lean: 0, side: 74 * down },
    arms: { [upper]: before, [lower]: pillow } as Record<PatientSide, ArmSpec>,
    legs: { [upper]: leg, [lower]: under } as Record<PatientSide, LegSpec>,
  });
}
