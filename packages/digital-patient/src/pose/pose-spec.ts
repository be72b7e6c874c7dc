import type { Carriage } from "../body/carriage.ts";
import type { Vec3 } from "../geometry/vector.ts";
import type { PatientSide } from "../body/skeleton.ts";

/**
 * An arm as a therapist would say it. Degrees.
 * `swing`: upper arm raised by `elevation` out of hanging, in the plane `plane` (0 forward, 90 sideways), in the
 * thorax' axes; `rotation` inwards about its own axis; `twist` of the forearm, thumb outwards positive.
 * `reach`: the wrist at a point of the world, the elbow towards a direction, the fingers and palm where said.
 */
export type ArmSpec =
  | {
      readonly kind: "swing";
      readonly elevation: number;
      readonly plane: number;
      readonly rotation: number;
      readonly elbow: number;
      readonly twist: number;
    }
  | {
      readonly kind: "reach";
      readonly wrist: Vec3;
      readonly elbowTowards: Vec3;
      readonly fingers: Vec3;
      readonly thumb: Vec3;
    };

/** Where a foot is: its toe landmark (metres; y over the floor when lifted), its direction and how far the heel is up. */
export type Footing = { readonly toe: Vec3; readonly yaw: number; readonly heelRise: number };

/**
 * A leg. Degrees. `planted`: the foot is where it is and the leg follows from the hip (the knee over the toes, or `inward`
 * of them). `free`: hip, knee and ankle angles against the pelvis.
 */
export type LegSpec =
  | { readonly kind: "planted"; readonly footing: Footing; readonly inward: number }
  | {
      readonly kind: "free";
      readonly flexion: number;
      readonly abduction: number;
      readonly rotation: number;
      readonly knee: number;
      readonly dorsiflexion: number;
    };

/** Orientation of a part of the trunk: turned to the left, leaning forward, leaning to the left. Degrees. */
export type TrunkPart = { readonly yaw: number; readonly lean: number; readonly side: number };

/** A whole posture in these terms; `root` is the middle of the hips, metres. */
export type PoseSpec = {
  readonly root: Vec3;
  readonly pelvis: TrunkPart;
  readonly thorax: TrunkPart;
  /** Against the world, not the thorax. */
  readonly head: TrunkPart;
  readonly arms: Readonly<Record<PatientSide, ArmSpec>>;
  readonly legs: Readonly<Record<PatientSide, LegSpec>>;
  readonly carriage?: Carriage | undefined;
};

/** An arm that hangs, a little away from the body. */
export const HANGING_ARM: ArmSpec = {
  kind: "swing",
  elevation: 9,
  plane: 72,
  rotation: 12,
  elbow: 12,
  twist: -8,
};
