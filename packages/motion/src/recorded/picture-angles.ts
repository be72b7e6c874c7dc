import type { ExerciseDefinition, PoseTemplate } from "../exercise.ts";
import { ANGLE_COUNT, ANGLE_NAMES, type AngleName, type MovementName } from "../goniometer/angle-names.ts";
import { LANDMARK, LANDMARK_STRIDE } from "../pose/landmarks.ts";

/** A direction in the picture, as the landmarks it runs between; `trunk` from the shoulders to the hips. */
type Direction = readonly [from: number, to: number] | "trunk" | "vertical";
/** An angle is `offset` plus `sign` times the angle between two directions; null where the picture has no such angle. */
type Reading = {
  readonly a: Direction;
  readonly b: Direction;
  readonly offset: number;
  readonly sign: 1 | -1;
} | null;

const READINGS: readonly Reading[] = ANGLE_NAMES.map(readingOf);

function readingOf(name: AngleName): Reading {
  if (name === "trunk_lean") return { a: "trunk", b: "vertical", offset: 0, sign: 1 };
  const side = name.endsWith("_left") ? "left" : "right";
  const at = (
    part: "shoulder" | "elbow" | "wrist" | "hip" | "knee" | "ankle" | "heel" | "foot_index",
  ): number => LANDMARK[`${side}_${part}`];
  const between = (a: Direction, b: Direction, offset = 0, sign: 1 | -1 = 1): Reading => ({
    a,
    b,
    offset,
    sign,
  });
  switch (name) {
    case "knee_flexion_left":
    case "knee_flexion_right":
      return between([at("hip"), at("knee")], [at("knee"), at("ankle")]);
    case "hip_flexion_left":
    case "hip_flexion_right":
      return between([at("shoulder"), at("hip")], [at("hip"), at("knee")]);
    case "elbow_flexion_left":
    case "elbow_flexion_right":
      return between([at("shoulder"), at("elbow")], [at("elbow"), at("wrist")]);
    case "shoulder_flexion_left":
    case "shoulder_flexion_right":
    case "shoulder_abduction_left":
    case "shoulder_abduction_right":
      return between("trunk", [at("shoulder"), at("elbow")]);
    case "hip_abduction_left":
    case "hip_abduction_right":
      return between("trunk", [at("hip"), at("knee")]);
    case "ankle_dorsiflexion_left":
    case "ankle_dorsiflexion_right":
      return between([at("ankle"), at("knee")], [at("heel"), at("foot_index")], 90, -1);
    default:
      return null;
  }
}

const DEGREES = 180 / Math.PI;

/** Movements whose direction a flat picture does not tell: an arm behind the trunk looks like one before it. */
const UNSIGNED: readonly MovementName[] = ["shoulder_flexion", "shoulder_abduction", "hip_abduction"];

/** An exercise as its movements look in the flat picture. */
export function inThePicture(exercise: ExerciseDefinition): ExerciseDefinition {
  const flat = (pose: PoseTemplate): PoseTemplate => {
    const seen: { -readonly [movement in MovementName]?: number } = { ...pose };
    for (const movement of UNSIGNED) {
      const angle = seen[movement];
      if (angle !== undefined) seen[movement] = Math.abs(angle);
    }
    return seen;
  };
  const { start, peak } = exercise.templates;
  return { ...exercise, templates: { start: flat(start), peak: flat(peak) } };
}

/**
 * Angles as they look in the flat picture: wrong in size unless the limb moves across the view, but free of the network's guess
 * of depth. Beside the network's body they are the second witness of a movement.
 *
 * @param landmarks 33 × 4 in parts of the picture
 * @param aspect width of the picture in heights
 * @param out ANGLE_COUNT numbers, degrees, unsigned where the angle is one to the trunk; NaN where the picture has no such angle
 */
export function readPictureAngles(landmarks: Float32Array, aspect: number, out: Float64Array): void {
  for (let i = 0; i < ANGLE_COUNT; i += 1) {
    const reading = READINGS[i];
    out[i] = Number.NaN;
    if (!reading) continue;
    const [ax, ay] = direction(reading.a, landmarks, aspect);
    const [bx, by] = direction(reading.b, landmarks, aspect);
    out[i] =
      reading.offset + reading.sign * Math.abs(Math.atan2(ax * by - ay * bx, ax * bx + ay * by)) * DEGREES;
  }
}

function direction(way: Direction, p: Float32Array, aspect: number): readonly [number, number] {
  const x = (i: number): number => p[i * LANDMARK_STRIDE] * aspect;
  const y = (i: number): number => p[i * LANDMARK_STRIDE + 1];
  if (way === "vertical") return [0, 1];
  if (way !== "trunk") return [x(way[1]) - x(way[0]), y(way[1]) - y(way[0])];
  const { left_hip, right_hip, left_shoulder, right_shoulder } = LANDMARK;
  return [
    x(left_hip) + x(right_hip) - x(left_shoulder) - x(right_shoulder),
    y(left_hip) + y(right_hip) - y(left_shoulder) - y(right_shoulder),
  ];
}
