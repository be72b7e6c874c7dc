import type { Body } from "../../body/body.ts";
import { jointsOf, lowestPoint, SIDES } from "../../body/skeleton.ts";
import type { Joints, PatientSide, Posture, Segment } from "../../body/skeleton.ts";
import { aboutX, aboutY, chain } from "../../geometry/quaternion.ts";
import type { Quat } from "../../geometry/quaternion.ts";
import type { ArmSpec, LegSpec, TrunkPart } from "../../pose/pose-spec.ts";
import { solvePose } from "../../pose/solve-pose.ts";
import { armTowards } from "../../pose/stance.ts";
import type { Sway } from "../motion.ts";

/**
 * A leg against the room, not the pelvis: in the upright plane `yaw` (0 ahead, 90 to the left) the thigh is raised by
 * `raise` out of hanging (90 is level, negative is backwards) and the knee bends by `knee`. `roll` turns the leg about its own
 * length, kneecap to the left positive. The foot: `dorsiflexion` against the shank, or flat on the floor pointing to `flat`.
 * Degrees.
 */
export type WorldLeg = {
  readonly yaw?: number;
  readonly raise: number;
  readonly knee: number;
  readonly roll?: number;
} & ({ readonly dorsiflexion: number } | { readonly flat: number; readonly heelRise?: number });

/** A posture said against the room, as yoga poses are: "thigh level, arms to the sky". */
export type WorldPose = {
  /** Height of the middle of the hips, metres; as low as the body lets it if absent. */
  readonly height?: number;
  readonly pelvis: TrunkPart;
  readonly thorax: TrunkPart;
  readonly head: TrunkPart;
  readonly legs: Readonly<Record<PatientSide, WorldLeg>>;
  /** An arm may depend on where the rest of the body is: a hand that holds a foot. */
  readonly arms: (side: PatientSide, joints: Joints) => ArmSpec;
};

const PLACEHOLDER: LegSpec = {
  kind: "free",
  flexion: 0,
  abduction: 0,
  rotation: 0,
  knee: 0,
  dorsiflexion: 0,
};
const OVERHEAD = armTowards(176, 0, 2);

/** Solves such a pose for a body; sway moves the trunk and what hangs on it. */
export function worldPosture(body: Body, pose: WorldPose, sway: Sway): Posture {
  const thorax: TrunkPart = {
    yaw: pose.thorax.yaw + 0.5 * sway.turn,
    lean: pose.thorax.lean + 0.5 * sway.lean,
    side: pose.thorax.side + 0.5 * sway.side,
  };
  const solve = (height: number, arm: (side: PatientSide) => ArmSpec): Posture => {
    const solved = solvePose(body, {
      root: [0, height, 0],
      pelvis: pose.pelvis,
      thorax,
      head: pose.head,
      arms: { left: arm("left"), right: arm("right") },
      legs: { left: PLACEHOLDER, right: PLACEHOLDER },
    });
    const turn: Record<Segment, Quat> = { ...solved.turn };
    for (const side of SIDES) {
      const leg = pose.legs[side];
      const thigh = chain(aboutY(leg.yaw ?? 0), aboutX(-leg.raise), aboutY(leg.roll ?? 0));
      const shank = chain(thigh, aboutX(leg.knee));
      turn[`thigh_${side}`] = thigh;
      turn[`shank_${side}`] = shank;
      turn[`foot_${side}`] =
        "flat" in leg
          ? chain(aboutY(leg.flat), aboutX(leg.heelRise ?? 0))
          : chain(shank, aboutX(-leg.dorsiflexion));
    }
    return { root: solved.root, turn };
  };
  const height =
    pose.height ??
    -lowestPoint(
      body,
      solve(0, () => OVERHEAD),
    );
  const joints = jointsOf(
    body,
    solve(height, () => OVERHEAD),
  );
  return solve(height, (side) => swayed(pose.arms(side, joints), sway.arms[side]));
}

function swayed(arm: ArmSpec, sway: number): ArmSpec {
  return arm.kind === "swing" ? { ...arm, elevation: arm.elevation + 0.5 * sway } : arm;
}
