import type { Body } from "../body/body.ts";
import { sideSign } from "../body/skeleton.ts";
import type { PatientSide, Posture } from "../body/skeleton.ts";
import type { Vec3 } from "../geometry/vector.ts";
import type { ArmSpec, LegSpec, TrunkPart } from "../pose/pose-spec.ts";
import { chordAt, solvePose } from "../pose/solve-pose.ts";
import { footingAt } from "../pose/stance.ts";
import type { ArmAt } from "./arms.ts";
import { lyingHeight } from "./floor.ts";
import type { Sway } from "./motion.ts";

/** How a lying trunk leans against the upright: on the back the chest is a little higher than the hips. Degrees. */
const ON_BACK = -88;
const FACE_DOWN = 88;
/** Knees of somebody who lies with flat feet. */
const BENT_KNEE = 100;

/** What differs between the exercises that are done lying on the back or on the belly. Degrees. */
export type LyingOptions = {
  readonly sway: Sway;
  /** How far the chest is lifted off the floor. */
  readonly rise?: number;
  /** Of it, as much as the pelvis takes part in. */
  readonly pelvisRise?: number;
  /** How far the head is bent towards the chest, or on the belly, lifted. */
  readonly head?: number;
  readonly leg: (side: PatientSide, root: Vec3) => LegSpec;
  readonly arm?: ArmAt;
};

/** Lying on the back, the head towards −z, arms beside the body. */
export function supinePosture(body: Body, options: LyingOptions): Posture {
  return lyingPosture(body, options, ON_BACK, 1);
}

/** Lying on the belly, the head towards +z, arms beside the body. */
export function faceDownPosture(body: Body, options: LyingOptions): Posture {
  return lyingPosture(body, options, FACE_DOWN, -1);
}

function lyingPosture(body: Body, options: LyingOptions, flat: number, up: 1 | -1): Posture {
  const rise = up * (options.rise ?? 0);
  const thorax: TrunkPart = { yaw: 0, lean: flat + rise, side: options.sway.side * 0.2 };
  const pelvis: TrunkPart = { yaw: 0, lean: flat + up * (options.pelvisRise ?? 0), side: 0 };
  const root: Vec3 = [0, lyingHeight(body), 0];
  const arm = (side: PatientSide): ArmSpec =>
    options.arm?.(side, root, thorax) ?? besideBody(body, root, side, up);
  return solvePose(body, {
    root,
    pelvis,
    thorax,
    head: { yaw: 0, lean: thorax.lean + up * (4 + (options.head ?? 0)), side: 0 },
    arms: { left: arm("left"), right: arm("right") },
    legs: { left: options.leg("left", root), right: options.leg("right", root) },
  });
}

/** An arm on the floor beside the trunk, palm down. */
function besideBody(body: Body, root: Vec3, side: PatientSide, up: 1 | -1): ArmSpec {
  const h = body.height;
  return {
    kind: "reach",
    wrist: [sideSign(side) * 0.155 * h, 0.024 * h, root[2] + up * (0.318 * body.armRatio * h - body.trunk)],
    elbowTowards: [sideSign(side), -0.2, 0],
    fingers: [0, -0.05, up],
    thumb: [-sideSign(side), 0, 0],
  };
}

/** A leg with its foot flat on the floor. For somebody on their back. */
export function bentLeg(body: Body, root: Vec3, side: PatientSide): LegSpec {
  const chord = chordAt(body.thigh, body.shank, BENT_KNEE);
  const rise = root[1] - body.ankleHeight;
  const ankle: Vec3 = [
    sideSign(side) * body.halfHips,
    body.ankleHeight,
    root[2] + Math.sqrt(chord * chord - rise * rise),
  ];
  return { kind: "planted", footing: footingAt(body, ankle, 0), inward: 0 };
}

/** A leg along the floor behind somebody face down, lifted by `raise` degrees; `knee` bends it. */
export function backLeg(raise: number, knee: number): LegSpec {
  return { kind: "free", flexion: -1 - raise, abduction: 2, rotation: 0, knee, dorsiflexion: -62 };
}
