import { ANGLE_COUNT, type AngleName, ANGLE_NAMES, type Side } from "./angle-names.ts";
import { LANDMARK } from "../pose/landmarks.ts";

/**
 * How each angle is read off a body in three dimensions: one table, one evaluator.
 *
 * - `bend`: 180° minus the interior angle at `b` of a-b-c (knee, hip, elbow).
 * - `between`: `offset` minus the angle between the directions a→b and c→d (ankle).
 * - `raise`: direction of a→b in a plane of the trunk, from the trunk's downward line; in the sagittal plane forward is
 *   positive, in the frontal plane away from the body is positive (shoulder, hip abduction).
 * - `deviation`: thigh against shank in the pelvis' frontal plane, knee inward (valgus) positive.
 * - `lean`: trunk against the vertical, unsigned.
 *
 * Source of the conventions: Norkin & White, "Measurement of Joint Motion" (0° in the anatomical position); frontal
 * plane projection angle: Munro et al. 2012.
 */
type Reading =
  | { readonly kind: "bend"; readonly a: number; readonly b: number; readonly c: number }
  | {
      readonly kind: "between";
      readonly a: number;
      readonly b: number;
      readonly c: number;
      readonly d: number;
      readonly offset: number;
    }
  | {
      readonly kind: "raise";
      readonly a: number;
      readonly b: number;
      readonly plane: "sagittal" | "frontal";
      readonly outward: 1 | -1;
    }
  | {
      readonly kind: "deviation";
      readonly hip: number;
      readonly knee: number;
      readonly ankle: number;
      readonly inward: 1 | -1;
    }
  | { readonly kind: "lean" };

const L = LANDMARK;

function sided(side: Side): [AngleName, Reading][] {
  const shoulder = L[`${side}_shoulder`];
  const elbow = L[`${side}_elbow`];
  const wrist = L[`${side}_wrist`];
  const hip = L[`${side}_hip`];
  const knee = L[`${side}_knee`];
  const ankle = L[`${side}_ankle`];
  const heel = L[`${side}_heel`];
  const toe = L[`${side}_foot_index`];
  // The lateral axis of the trunk points to the person's left.
  const outward = side === "left" ? 1 : -1;
  return [
    [`knee_flexion_${side}`, { kind: "bend", a: hip, b: knee, c: ankle }],
    [`hip_flexion_${side}`, { kind: "bend", a: shoulder, b: hip, c: knee }],
    [`elbow_flexion_${side}`, { kind: "bend", a: shoulder, b: elbow, c: wrist }],
    [`shoulder_flexion_${side}`, { kind: "raise", a: shoulder, b: elbow, plane: "sagittal", outward }],
    [`shoulder_abduction_${side}`, { kind: "raise", a: shoulder, b: elbow, plane: "frontal", outward }],
    [`ankle_dorsiflexion_${side}`, { kind: "between", a: ankle, b: knee, c: heel, d: toe, offset: 90 }],
    [`knee_alignment_${side}`, { kind: "deviation", hip, knee, ankle, inward: side === "left" ? -1 : 1 }],
    [`hip_abduction_${side}`, { kind: "raise", a: hip, b: knee, plane: "frontal", outward }],
  ];
}

const TABLE = new Map<AngleName, Reading>([
  ...sided("left"),
  ...sided("right"),
  ["trunk_lean", { kind: "lean" }],
]);
const READINGS: readonly Reading[] = ANGLE_NAMES.map((name) => TABLE.get(name) as Reading);

/** Landmarks that each angle needs, by angle index. */
export const ANGLE_LANDMARKS: readonly (readonly number[])[] = READINGS.map((reading) => {
  const trunk = [L.left_shoulder, L.right_shoulder, L.left_hip, L.right_hip];
  switch (reading.kind) {
    case "bend":
      return [reading.a, reading.b, reading.c];
    case "between":
      return [reading.a, reading.b, reading.c, reading.d];
    case "raise":
      return [reading.a, reading.b, ...trunk];
    case "deviation":
      return [reading.hip, reading.knee, reading.ankle];
    case "lean":
      return trunk;
  }
});

const DEGREES = 180 / Math.PI;
/** Part of a limb that must lie in the plane it is measured in; below, the projection's direction means nothing. */
const LEAST_IN_PLANE = 0.5;

// The trunk's axes of the body being read: down, left, forward. Scratch, so that a frame allocates nothing.
const down = new Float64Array(3);
const left = new Float64Array(3);
const forward = new Float64Array(3);
const u = new Float64Array(3);
const v = new Float64Array(3);

/**
 * All angles of one body.
 *
 * @param points 33 × 3 numbers, any unit: x right in the picture, y down, z away from the camera
 * @param vertical unit vector that points down in the same axes
 * @param out ANGLE_COUNT numbers, degrees; NaN where the body does not define the angle
 */
export function readAngles(points: ArrayLike<number>, vertical: ArrayLike<number>, out: Float64Array): void {
  trunkAxes(points);
  for (let i = 0; i < ANGLE_COUNT; i += 1) readAngle(i, points, vertical, out);
}

/** Whether an angle is read against the trunk's axes, by angle index. */
export const AGAINST_TRUNK: readonly boolean[] = READINGS.map(
  ({ kind }) => kind !== "bend" && kind !== "between",
);

/**
 * One angle of the table into its place in `out`; the trunk's axes must be those of `points` (see trunkAxes). A number that is
 * returned is put on the heap, one that is written into `out` is not: hence a function a kind, each small enough to be inlined into.
 */
export function readAngle(
  index: number,
  points: ArrayLike<number>,
  vertical: ArrayLike<number>,
  out: Float64Array,
): void {
  const reading = READINGS[index];
  switch (reading.kind) {
    case "bend":
      between(u, points, reading.b, reading.a);
      between(v, points, reading.b, reading.c);
      out[index] = 180;
      takeAngle(out, index);
      break;
    case "between":
      between(u, points, reading.a, reading.b);
      between(v, points, reading.c, reading.d);
      out[index] = reading.offset;
      takeAngle(out, index);
      break;
    case "raise":
      between(u, points, reading.a, reading.b);
      raise(
        reading.plane === "sagittal" ? forward : left,
        reading.plane === "sagittal" ? 1 : reading.outward,
        out,
        index,
      );
      break;
    case "deviation":
      between(u, points, reading.hip, reading.knee);
      between(v, points, reading.knee, reading.ankle);
      deviation(reading.inward, vertical, out, index);
      break;
    case "lean":
      out[index] = Math.acos(Math.max(-1, Math.min(1, dot(down, vertical)))) * DEGREES;
      break;
  }
}

/** Takes the angle between `u` and `v` off what is there, degrees. */
function takeAngle(out: Float64Array, index: number): void {
  const ux = u[0];
  const uy = u[1];
  const uz = u[2];
  const vx = v[0];
  const vy = v[1];
  const vz = v[2];
  const length = Math.sqrt((ux * ux + uy * uy + uz * uz) * (vx * vx + vy * vy + vz * vz));
  const cosine = (ux * vx + uy * vy + uz * vz) / length;
  out[index] -= length > 0 ? Math.acos(Math.max(-1, Math.min(1, cosine))) * DEGREES : Number.NaN;
}

function raise(axis: Float64Array, outward: number, out: Float64Array, index: number): void {
  const x = u[0];
  const y = u[1];
  const z = u[2];
  const across = (x * axis[0] + y * axis[1] + z * axis[2]) * outward;
  const along = x * down[0] + y * down[1] + z * down[2];
  const inPlane = Math.sqrt(across * across + along * along);
  if (inPlane < LEAST_IN_PLANE * Math.sqrt(x * x + y * y + z * z)) {
    out[index] = Number.NaN;
    return;
  }
  const angle = Math.atan2(across, along) * DEGREES;
  // Past the vertical overhead the arm goes on, it does not jump to the other side.
  out[index] = angle < -120 ? angle + 360 : angle;
}

function deviation(inward: number, vertical: ArrayLike<number>, out: Float64Array, index: number): void {
  let turn = 0;
  for (let k = 0; k < 2; k += 1) {
    const w = k === 0 ? u : v;
    const across = w[0] * left[0] + w[1] * left[1] + w[2] * left[2];
    const along = w[0] * vertical[0] + w[1] * vertical[1] + w[2] * vertical[2];
    const angle = Math.atan2(across, along) * DEGREES;
    turn += k === 0 ? angle : -angle;
  }
  if (turn > 180) turn -= 360;
  else if (turn < -180) turn += 360;
  out[index] = turn * inward;
}

/** Finds the trunk's axes of a body, for the readings that follow. */
export function trunkAxes(p: ArrayLike<number>): void {
  for (let k = 0; k < 3; k += 1) {
    const ls = p[L.left_shoulder * 3 + k];
    const rs = p[L.right_shoulder * 3 + k];
    const lh = p[L.left_hip * 3 + k];
    const rh = p[L.right_hip * 3 + k];
    down[k] = lh + rh - ls - rs;
    left[k] = ls + lh - rs - rh;
  }
  normalise(down);
  const along = dot(left, down);
  for (let k = 0; k < 3; k += 1) left[k] -= along * down[k];
  normalise(left);
  // x right, y down, z away from the camera is right-handed: down × left points forward out of the chest.
  forward[0] = down[1] * left[2] - down[2] * left[1];
  forward[1] = down[2] * left[0] - down[0] * left[2];
  forward[2] = down[0] * left[1] - down[1] * left[0];
}

function between(out: Float64Array, p: ArrayLike<number>, from: number, to: number): void {
  out[0] = p[to * 3] - p[from * 3];
  out[1] = p[to * 3 + 1] - p[from * 3 + 1];
  out[2] = p[to * 3 + 2] - p[from * 3 + 2];
}

function dot(a: ArrayLike<number>, b: ArrayLike<number>): number {
  return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
}

function normalise(a: Float64Array): void {
  const length = Math.sqrt(dot(a, a)) || 1;
  a[0] /= length;
  a[1] /= length;
  a[2] /= length;
}
