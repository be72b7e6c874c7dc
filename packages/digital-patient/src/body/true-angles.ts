import { ANGLE, ANGLE_COUNT, LANDMARK } from "@physiocheck/motion";
import type { LandmarkName } from "@physiocheck/motion";
import { add, angleBetween, cross, degrees, dot, norm, reject, subtract, unit } from "../geometry/vector.ts";
import type { Vec3 } from "../geometry/vector.ts";
import { sideSign, SIDES } from "./skeleton.ts";

/** Part of a limb's length that must lie in the plane it is measured in; with less the direction means nothing. */
const LEAST_IN_PLANE = 0.5;

/**
 * The clinical angles of a body, written on their own here so that they can check the engine's goniometer.
 *
 * - knee, hip, elbow flexion: 180° minus the interior angle (hip: shoulder, hip and knee of the same side).
 * - shoulder flexion, abduction: the upper arm projected into the trunk's sagittal (forward +) or frontal plane
 *   (outward +), from the trunk's downward line; hip abduction the same for the thigh. The trunk's axes: down from
 *   mid-shoulder to mid-hip; left along the sum of shoulder and hip lines at right angles to it. NaN where less than
 *   half of the limb lies in the plane. Range −120..240.
 * - ankle dorsiflexion: 90° minus the angle between shank (upwards) and sole (heel to toe).
 * - knee alignment: thigh against shank in the plane of the trunk's lateral axis and the vertical, knee inward positive.
 * - trunk lean: mid-hip to mid-shoulder against the vertical, unsigned.
 *
 * @param points 33 × 3, metres, y up
 * @param out ANGLE_COUNT numbers, degrees
 */
export function trueAngles(
  points: Float64Array,
  out: Float64Array = new Float64Array(ANGLE_COUNT),
): Float64Array {
  const at = (name: LandmarkName): Vec3 => {
    const i = LANDMARK[name] * 3;
    return [points[i], points[i + 1], points[i + 2]];
  };
  const between = (from: LandmarkName, to: LandmarkName): Vec3 => subtract(at(to), at(from));
  const trunk = add(between("left_hip", "left_shoulder"), between("right_hip", "right_shoulder"));
  const up = unit(trunk);
  const left = unit(
    reject(add(between("right_shoulder", "left_shoulder"), between("right_hip", "left_hip")), up),
  );
  const forward = cross(left, up);

  const raise = (limb: Vec3, across: Vec3): number => {
    const x = dot(limb, across);
    const y = -dot(limb, up);
    if (Math.hypot(x, y) < LEAST_IN_PLANE * norm(limb)) return Number.NaN;
    const angle = degrees(Math.atan2(x, y));
    return angle < -120 ? angle + 360 : angle;
  };

  for (const side of SIDES) {
    const sign = sideSign(side);
    const outward: Vec3 = [left[0] * sign, left[1] * sign, left[2] * sign];
    const thigh = between(`${side}_hip`, `${side}_knee`);
    const shank = between(`${side}_knee`, `${side}_ankle`);
    const upperArm = between(`${side}_shoulder`, `${side}_elbow`);
    out[ANGLE[`knee_flexion_${side}`]] = angleBetween(thigh, shank);
    out[ANGLE[`hip_flexion_${side}`]] = angleBetween(between(`${side}_shoulder`, `${side}_hip`), thigh);
    out[ANGLE[`elbow_flexion_${side}`]] = angleBetween(upperArm, between(`${side}_elbow`, `${side}_wrist`));
    out[ANGLE[`shoulder_flexion_${side}`]] = raise(upperArm, forward);
    out[ANGLE[`shoulder_abduction_${side}`]] = raise(upperArm, outward);
    out[ANGLE[`hip_abduction_${side}`]] = raise(thigh, outward);
    out[ANGLE[`ankle_dorsiflexion_${side}`]] =
      90 -
      angleBetween(between(`${side}_ankle`, `${side}_knee`), between(`${side}_heel`, `${side}_foot_index`));
    const tilt = (v: Vec3): number => degrees(Math.atan2(dot(v, outward), -v[1]));
    const turn = tilt(shank) - tilt(thigh);
    out[ANGLE[`knee_alignment_${side}`]] = turn > 180 ? turn - 360 : turn < -180 ? turn + 360 : turn;
  }
  out[ANGLE.trunk_lean] = angleBetween(trunk, [0, 1, 0]);
  return out;
}
