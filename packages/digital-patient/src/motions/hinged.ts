import { jointsOf, sideSign, SIDES } from "../body/skeleton.ts";
import type { Body } from "../body/body.ts";
import type { PatientSide, Posture } from "../body/skeleton.ts";
import type { Vec3 } from "../geometry/vector.ts";
import { centerOfMass } from "../pose/center-of-mass.ts";
import { findRoot } from "../pose/find-root.ts";
import type { ArmSpec, LegSpec, TrunkPart } from "../pose/pose-spec.ts";
import { hipHeightForKnee, solvePose } from "../pose/solve-pose.ts";
import { hangingArm, standingFoot, stoop } from "../pose/stance.ts";
import type { ArmAt } from "./arms.ts";
import type { Sway } from "./motion.ts";
import { FEET_APART } from "./standing.ts";

/** What differs between the exercises in which the trunk bends forward over standing legs. Degrees. */
export type HingedOptions = {
  readonly sway: Sway;
  readonly lean: number;
  readonly knee: number;
  /** Of the head against the upright; it follows the trunk in part if absent. */
  readonly headLean?: number;
  readonly arm?: ArmAt;
  /** The leg that carries, and what the other does meanwhile, how far over it the body has shifted (0..1). */
  readonly oneLeg?: { readonly carrying: PatientSide; readonly free: LegSpec; readonly shifted: number };
};

/** Feet flat, the trunk leaning forward from the hips; the hips go back until the body balances over its feet. */
export function hingedPosture(body: Body, options: HingedOptions): Posture {
  const { sway } = options;
  const lean = options.lean + sway.lean;
  const thorax: TrunkPart = { yaw: sway.turn, lean: lean + 1 + stoop(body), side: sway.side };
  const pelvis: TrunkPart = { yaw: 0, lean: lean * 0.8, side: 0 };
  const width = FEET_APART * body.height;
  const footing = {
    left: standingFoot(body, "left", width, 8),
    right: standingFoot(body, "right", width, 8),
  };
  const { oneLeg } = options;
  const shift = oneLeg ? sideSign(oneLeg.carrying) * oneLeg.shifted * width * 0.85 : 0;
  const leg = (side: PatientSide): LegSpec =>
    oneLeg && side !== oneLeg.carrying ? oneLeg.free : { kind: "planted", footing: footing[side], inward: 0 };
  const at = (z: number): Posture => {
    const over = { x: sway.x + shift, z };
    const heights = SIDES.filter((side) => !oneLeg || side === oneLeg.carrying).map((side) =>
      hipHeightForKnee(body, pelvis, over, side, footing[side], options.knee),
    );
    const root: Vec3 = [over.x, Math.min(...heights), z];
    const arm = (side: PatientSide): ArmSpec =>
      options.arm?.(side, root, thorax) ?? hangingArm(body, thorax.lean, sway.arms[side]);
    return solvePose(body, {
      root,
      pelvis,
      thorax,
      head: { yaw: thorax.yaw, lean: options.headLean ?? thorax.lean * 0.6, side: 0 },
      arms: { left: arm("left"), right: arm("right") },
      legs: { left: leg("left"), right: leg("right") },
    });
  };
  const overFeet = 0.008 * body.height + sway.z;
  const h = body.height;
  return at(
    findRoot((z) => centerOfMass(body, jointsOf(body, at(z)))[2] - overFeet, -0.28 * h, 0.06 * h, 26),
  );
}
