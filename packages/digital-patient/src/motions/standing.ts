import type { Body } from "../body/body.ts";
import type { Carriage } from "../body/carriage.ts";
import { SIDES, sideSign } from "../body/skeleton.ts";
import type { PatientSide, Posture } from "../body/skeleton.ts";
import { rotate } from "../geometry/quaternion.ts";
import { add } from "../geometry/vector.ts";
import type { Vec3 } from "../geometry/vector.ts";
import { armOnHip, crossedArm, hangingArm, lookingAhead, standingFoot, stoop } from "../pose/stance.ts";
import { hipHeightForKnee, solvePose, trunkTurn } from "../pose/solve-pose.ts";
import type { ArmSpec, Footing, LegSpec, TrunkPart } from "../pose/pose-spec.ts";
import type { ArmAt } from "./arms.ts";
import type { ArmHabit, Sway } from "./motion.ts";

/** What differs between the exercises that are done standing; the rest is how this person stands. */
export type StandingOptions = {
  readonly sway: Sway;
  /** Metres from the middle to each ankle; hip width if absent. */
  readonly width?: number;
  readonly toeOut?: number;
  /** Flexion of the knees that stand, degrees. */
  readonly knee?: number;
  /** Metres the hips are shifted to the left. */
  readonly shift?: number;
  readonly lean?: number;
  readonly side?: number;
  readonly pelvisSide?: number;
  /** The leg that carries; both if absent. */
  readonly carrying?: PatientSide;
  /** The foot that does not carry. */
  readonly lifted?: (hip: Vec3) => Footing;
  /** Metres the hips are in front of their usual place. */
  readonly forward?: number;
  /** Degrees the heels are off the floor. */
  readonly heelRise?: number;
  readonly arms?: Partial<Record<PatientSide, ArmSpec>>;
  readonly arm?: ArmAt;
  readonly habit?: ArmHabit;
  readonly armOf?: (side: PatientSide) => ArmSpec;
  /** Degrees the head leans to the left, against the world; with the trunk a little if absent. */
  readonly headSide?: number;
  readonly carriage?: Carriage;
};

export const FEET_APART = 0.052;

/** A person who stands, with sway; feet on the floor, hips where the knees put them. */
export function standingPosture(body: Body, options: StandingOptions): Posture {
  const { sway } = options;
  const width = options.width ?? FEET_APART * body.height;
  const lean = (options.lean ?? 0) + sway.lean;
  const thorax: TrunkPart = {
    yaw: sway.turn,
    lean: lean + 1 + stoop(body),
    side: (options.side ?? 0) + sway.side,
  };
  const pelvis: TrunkPart = {
    yaw: sway.turn * 0.5,
    lean: lean * 0.6,
    side: (options.pelvisSide ?? 0) + sway.side * 0.3,
  };
  const over = {
    x: (options.shift ?? 0) + sway.x,
    z: -0.012 * body.height + sway.z + (options.forward ?? 0),
  };
  const foot = (side: PatientSide): Footing => ({
    ...standingFoot(body, side, width, options.toeOut ?? 8),
    heelRise: options.heelRise ?? 0,
  });
  const footing = { left: foot("left"), right: foot("right") };
  const knee = options.knee ?? 4;
  const heights = SIDES.filter((side) => options.carrying === undefined || options.carrying === side).map(
    (side) => hipHeightForKnee(body, pelvis, over, side, footing[side], knee),
  );
  const root: Vec3 = [over.x, Math.min(...heights), over.z];
  const leg = (side: PatientSide): LegSpec => {
    const carries = options.carrying === undefined || options.carrying === side || !options.lifted;
    const hip = add(root, rotate(trunkTurn(pelvis), [sideSign(side) * body.halfHips, 0, 0]));
    return { kind: "planted", footing: carries ? footing[side] : options.lifted(hip), inward: 0 };
  };
  const arm = (side: PatientSide): ArmSpec => {
    const given = options.arms?.[side];
    if (given) return given;
    if (options.armOf) return options.armOf(side);
    if (options.arm) return options.arm(side, root, thorax);
    if (options.habit === "hips") return armOnHip(body, root, pelvis, side);
    if (options.habit === "crossed") return crossedArm(body, root, thorax, side);
    return hangingArm(body, thorax.lean, sway.arms[side]);
  };
  const ahead = lookingAhead(thorax);
  return solvePose(body, {
    root,
    pelvis,
    thorax,
    head: { ...ahead, lean: thorax.lean * 0.35 - sway.lean, side: options.headSide ?? ahead.side },
    arms: { left: arm("left"), right: arm("right") },
    legs: { left: leg("left"), right: leg("right") },
    carriage: options.carriage,
  });
}
