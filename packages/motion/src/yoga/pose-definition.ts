import { ANGLE_NAMES, type AngleName, type MovementName, type Side } from "../goniometer/angle-names.ts";
import type { BodyPosition, CameraView } from "../exercise.ts";
import type { YogaPoseId } from "./pose-ids.ts";

/** Directions of the legs against the downward vertical, 0..180°, beside the goniometer's angles: lying is not standing. */
export const LEAN_NAMES = [
  "thigh_lean_left",
  "thigh_lean_right",
  "shank_lean_left",
  "shank_lean_right",
] as const;
export type LeanName = (typeof LEAN_NAMES)[number];

/** What a yoga pose is judged by: the goniometer's angles and the legs' directions, in this order in typed arrays. */
export const YOGA_JOINTS: readonly YogaJoint[] = [...ANGLE_NAMES, ...LEAN_NAMES];
export type YogaJoint = AngleName | LeanName;

/** A joint without its side. */
export type YogaMovement = MovementName | "thigh_lean" | "shank_lean";

/** Degrees as they should be, and how far off they may be. */
export type Target = readonly [degrees: number, tolerance: number];
export type Targets = Partial<Record<Exclude<YogaMovement, "trunk_lean">, Target>>;

/**
 * A yoga pose is data. Sentences about it are in the catalogues under `yoga.poses.<id>`. Where `sides` is `either`, `lead` is
 * the side the pose is named by (the front leg, the lifted leg, the supporting arm) and `other` the opposite one.
 */
export type YogaPose = {
  readonly id: YogaPoseId;
  /** Whole number, raised with every change that can change an accuracy. */
  readonly version: number;
  readonly position: BodyPosition;
  readonly view: CameraView;
  readonly sides: "both" | "either";
  /** The trunk against the vertical. */
  readonly trunk: Target;
  readonly both?: Targets;
  readonly lead?: Targets;
  readonly other?: Targets;
};

/** One joint of a pose held to one side. */
export type JointTarget = { readonly joint: YogaJoint; readonly target: number; readonly tolerance: number };

/** The pose's joints with the lead on this side; for poses without sides any will do. */
export function jointTargets(pose: YogaPose, lead: Side): JointTarget[] {
  const other: Side = lead === "left" ? "right" : "left";
  const sided = (targets: Targets | undefined, side: Side): JointTarget[] =>
    Object.entries(targets ?? {}).map(([movement, [target, tolerance]]) => ({
      joint: `${movement}_${side}` as YogaJoint,
      target,
      tolerance,
    }));
  return [
    { joint: "trunk_lean", target: pose.trunk[0], tolerance: pose.trunk[1] },
    ...sided(pose.both, lead),
    ...sided(pose.both, other),
    ...sided(pose.lead, lead),
    ...sided(pose.other, other),
  ];
}
