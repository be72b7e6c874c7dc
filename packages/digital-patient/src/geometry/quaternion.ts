import { cross, radians, reject, unit } from "./vector.ts";
import type { Vec3 } from "./vector.ts";

/** Unit quaternion x, y, z, w (three.js order). */
export type Quat = readonly [number, number, number, number];

export const IDENTITY: Quat = [0, 0, 0, 1];

/** Rotation by `deg` degrees about a unit axis, right-handed. */
export function aboutAxis(axis: Vec3, deg: number): Quat {
  const half = radians(deg) / 2;
  const s = Math.sin(half);
  return [axis[0] * s, axis[1] * s, axis[2] * s, Math.cos(half)];
}

/** Positive: leans forward (up goes to front). */
export function aboutX(deg: number): Quat {
  return aboutAxis([1, 0, 0], deg);
}

/** Positive: turns to the left (front goes to the left). */
export function aboutY(deg: number): Quat {
  return aboutAxis([0, 1, 0], deg);
}

/** Positive: leans to the right (up goes to the right). */
export function aboutZ(deg: number): Quat {
  return aboutAxis([0, 0, 1], deg);
}

/** The rotations one after another, outermost first. */
export function chain(...parts: readonly Quat[]): Quat {
  let out = IDENTITY;
  for (const b of parts) {
    const a = out;
    out = [
      a[3] * b[0] + a[0] * b[3] + a[1] * b[2] - a[2] * b[1],
      a[3] * b[1] - a[0] * b[2] + a[1] * b[3] + a[2] * b[0],
      a[3] * b[2] + a[0] * b[1] - a[1] * b[0] + a[2] * b[3],
      a[3] * b[3] - a[0] * b[0] - a[1] * b[1] - a[2] * b[2],
    ];
  }
  return out;
}

export function rotate(q: Quat, v: Vec3): Vec3 {
  const t = cross([q[0], q[1], q[2]], v);
  const u = cross([q[0], q[1], q[2]], t);
  return [v[0] + 2 * (q[3] * t[0] + u[0]), v[1] + 2 * (q[3] * t[1] + u[1]), v[2] + 2 * (q[3] * t[2] + u[2])];
}

/** The rotation that brings y to `up` and z as near to `front` as it can. */
export function fromUpAndFront(up: Vec3, front: Vec3): Quat {
  const y = unit(up);
  const z = unit(reject(front, y), unit(reject([0.01, 0.02, 1], y)));
  const x = cross(y, z);
  return fromColumns(x, y, z);
}

/** Shortest way on the sphere (Shoemake 1985). */
export function slerp(a: Quat, b: Quat, s: number): Quat {
  let cosine = a[0] * b[0] + a[1] * b[1] + a[2] * b[2] + a[3] * b[3];
  const sign = cosine < 0 ? -1 : 1;
  cosine = Math.min(1, Math.abs(cosine));
  const angle = Math.acos(cosine);
  const sine = Math.sin(angle);
  const [wa, wb] = sine < 1e-6 ? [1 - s, s] : [Math.sin((1 - s) * angle) / sine, Math.sin(s * angle) / sine];
  const q = [0, 1, 2, 3].map((k) => wa * a[k as 0] + sign * wb * b[k as 0]);
  const length = Math.hypot(...q);
  return [q[0] / length, q[1] / length, q[2] / length, q[3] / length];
}

function fromColumns(x: Vec3, y: Vec3, z: Vec3): Quat {
  const trace = x[0] + y[1] + z[2];
  if (trace > 0) {
    const s = Math.sqrt(trace + 1) * 2;
    return [(y[2] - z[1]) / s, (z[0] - x[2]) / s, (x[1] - y[0]) / s, s / 4];
  }
  if (x[0] > y[1] && x[0] > z[2]) {
    const s = Math.sqrt(1 + x[0] - y[1] - z[2]) * 2;
    return [s / 4, (y[0] + x[1]) / s, (z[0] + x[2]) / s, (y[2] - z[1]) / s];
  }
  if (y[1] > z[2]) {
    const s = Math.sqrt(1 + y[1] - x[0] - z[2]) * 2;
    return [(y[0] + x[1]) / s, s / 4, (z[1] + y[2]) / s, (z[0] - x[2]) / s];
  }
  const s = Math.sqrt(1 + z[2] - x[0] - y[1]) * 2;
  return [(z[0] + x[2]) / s, (z[1] + y[2]) / s, s / 4, (x[1] - y[0]) / s];
}
