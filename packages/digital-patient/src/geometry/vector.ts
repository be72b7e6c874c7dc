/** x, y, z. In the patient's world: metres, y up; facing +z, the patient's left is +x. */
export type Vec3 = readonly [number, number, number];

export function add(a: Vec3, b: Vec3): Vec3 {
  return [a[0] + b[0], a[1] + b[1], a[2] + b[2]];
}

export function subtract(a: Vec3, b: Vec3): Vec3 {
  return [a[0] - b[0], a[1] - b[1], a[2] - b[2]];
}

export function scale(a: Vec3, s: number): Vec3 {
  return [a[0] * s, a[1] * s, a[2] * s];
}

export function dot(a: Vec3, b: Vec3): number {
  return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
}

export function cross(a: Vec3, b: Vec3): Vec3 {
  return [a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]];
}

export function norm(a: Vec3): number {
  return Math.hypot(a[0], a[1], a[2]);
}

export function distance(a: Vec3, b: Vec3): number {
  return norm(subtract(a, b));
}

/** Unit vector; `fallback` where the length is nothing. */
export function unit(a: Vec3, fallback: Vec3 = [0, 1, 0]): Vec3 {
  const length = norm(a);
  return length > 1e-12 ? scale(a, 1 / length) : fallback;
}

/** From a (s = 0) to b (s = 1). */
export function mix(a: Vec3, b: Vec3, s: number): Vec3 {
  return [a[0] + (b[0] - a[0]) * s, a[1] + (b[1] - a[1]) * s, a[2] + (b[2] - a[2]) * s];
}

/** The part of `a` at right angles to the unit vector `axis`. */
export function reject(a: Vec3, axis: Vec3): Vec3 {
  return subtract(a, scale(axis, dot(a, axis)));
}

/** Angle between two vectors, degrees, 0..180. Exact for small angles too (atan2 form). */
export function angleBetween(a: Vec3, b: Vec3): number {
  return degrees(Math.atan2(norm(cross(a, b)), dot(a, b)));
}

export function radians(deg: number): number {
  return (deg * Math.PI) / 180;
}

export function degrees(rad: number): number {
  return (rad * 180) / Math.PI;
}

/** 0 below `low`, 1 above `high`, minimum jerk between (Flash and Hogan 1985). */
export function ease(x: number, low = 0, high = 1): number {
  const s = Math.min(1, Math.max(0, (x - low) / (high - low)));
  return s * s * s * (10 + s * (6 * s - 15));
}

export function lerp(a: number, b: number, s: number): number {
  return a + (b - a) * s;
}

export function clamp(x: number, low: number, high: number): number {
  return Math.min(high, Math.max(low, x));
}
