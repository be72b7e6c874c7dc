/**
 * The angles the goniometer reports, in degrees, by the clinical convention: 0° in the anatomical position.
 * The order is the order of the engine's typed arrays and never changes: append only.
 */
export const ANGLE_NAMES = [
  "knee_flexion_left",
  "knee_flexion_right",
  "hip_flexion_left",
  "hip_flexion_right",
  "elbow_flexion_left",
  "elbow_flexion_right",
  "shoulder_flexion_left",
  "shoulder_flexion_right",
  "shoulder_abduction_left",
  "shoulder_abduction_right",
  "ankle_dorsiflexion_left",
  "ankle_dorsiflexion_right",
  "knee_alignment_left",
  "knee_alignment_right",
  "trunk_lean",
  "hip_abduction_left",
  "hip_abduction_right",
] as const;

export type AngleName = (typeof ANGLE_NAMES)[number];

export const ANGLE_COUNT = ANGLE_NAMES.length;

/** A joint movement without its side, as exercise definitions name it. */
export const MOVEMENT_NAMES = [
  "knee_flexion",
  "hip_flexion",
  "elbow_flexion",
  "shoulder_flexion",
  "shoulder_abduction",
  "ankle_dorsiflexion",
  "knee_alignment",
  "trunk_lean",
  "hip_abduction",
] as const;

export type MovementName = (typeof MOVEMENT_NAMES)[number];

export type Side = "left" | "right";

/** Index of each angle by name. */
export const ANGLE = Object.fromEntries(ANGLE_NAMES.map((name, index) => [name, index])) as Readonly<
  Record<AngleName, number>
>;

/** The index of a movement's angle on one side; the trunk has no side. */
export function angleIndex(movement: MovementName, side: Side): number {
  return movement === "trunk_lean" ? ANGLE.trunk_lean : ANGLE[`${movement}_${side}`];
}

/** Why an angle was not given. `none` means that it was. */
export const REFUSALS = ["none", "not_seen", "view", "uncertain"] as const;
export type Refusal = (typeof REFUSALS)[number];
