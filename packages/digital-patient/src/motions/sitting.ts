import type { Body } from "../body/body.ts";
import type { PatientSide, Posture } from "../body/skeleton.ts";
import type { Vec3 } from "../geometry/vector.ts";
import type { ArmSpec, LegSpec, TrunkPart } from "../pose/pose-spec.ts";
import { solvePose } from "../pose/solve-pose.ts";
import { ankleLine, armTowards, standingFoot, stoop } from "../pose/stance.ts";
import type { ArmAt } from "./arms.ts";
import type { Sway } from "./motion.ts";

/** What differs between the exercises that are done on a chair. */
export type SeatedOptions = {
  readonly sway: Sway;
  /** Degrees the trunk leans forward beyond this person's own way of sitting. */
  readonly lean?: number;
  /** Degrees of it that the pelvis takes part in. */
  readonly pelvisLean?: number;
  readonly leg: (side: PatientSide, root: Vec3) => LegSpec;
  readonly arm?: ArmAt;
};

/** A person on a chair with level thighs and shanks upright, hands on the thighs. */
export function seatedPosture(body: Body, options: SeatedOptions): Posture {
  const { sway } = options;
  const lean = stoop(body) + sway.lean * 0.5 + (options.lean ?? 0);
  const thorax: TrunkPart = { yaw: sway.turn, lean, side: sway.side * 0.6 };
  const root = seatedRoot(body);
  const arm = (side: PatientSide): ArmSpec =>
    options.arm?.(side, root, thorax) ??
    armTowards(lean + 22 + sway.arms[side] * 0.3, 7 + 3 * body.build, 58, 14, -40);
  return solvePose(body, {
    root,
    pelvis: { yaw: 0, lean: options.pelvisLean ?? 0, side: 0 },
    thorax,
    head: { yaw: sway.turn, lean: lean * 0.3, side: 0 },
    arms: { left: arm("left"), right: arm("right") },
    legs: { left: options.leg("left", root), right: options.leg("right", root) },
  });
}

/** Middle of the hips on the chair, metres. */
export function seatedRoot(body: Body): Vec3 {
  return [0, body.ankleHeight + body.shank, ankleLine(body) - body.thigh];
}

/** A leg that rests on the chair, its foot flat on the floor. */
export function seatedLeg(body: Body, side: PatientSide): LegSpec {
  return { kind: "planted", footing: standingFoot(body, side, body.halfHips, 4), inward: 0 };
}
