import { LANDMARK, LANDMARK_COUNT } from "@physiocheck/motion";
import type { LandmarkName } from "@physiocheck/motion";
import type { Body } from "../body/body.ts";
import { clamp, distance, dot, mix, subtract } from "../geometry/vector.ts";
import type { Vec3 } from "../geometry/vector.ts";

type Capsule = {
  readonly from: readonly LandmarkName[];
  readonly to: readonly LandmarkName[];
  readonly radius: number;
};

/** Flesh that hides what is behind it; radii in parts of the height. */
const CAPSULES: readonly Capsule[] = [
  { from: ["left_shoulder", "right_shoulder"], to: ["left_hip", "right_hip"], radius: 0.085 },
  { from: ["left_ear", "right_ear"], to: ["left_ear", "right_ear"], radius: 0.06 },
  ...(["left", "right"] as const).flatMap((side): Capsule[] => [
    { from: [`${side}_hip`], to: [`${side}_knee`], radius: 0.042 },
    { from: [`${side}_knee`], to: [`${side}_ankle`], radius: 0.028 },
    { from: [`${side}_shoulder`], to: [`${side}_elbow`], radius: 0.026 },
    { from: [`${side}_elbow`], to: [`${side}_wrist`], radius: 0.021 },
  ]),
];

/**
 * How much of each landmark a camera sees, 0 hidden .. 1 free: the line of sight against capsules of flesh that the
 * landmark is not part of itself.
 */
export function visibilityFrom(body: Body, points: Float64Array, eye: Vec3, out: Float64Array): void {
  const at = (index: number): Vec3 => [points[index * 3], points[index * 3 + 1], points[index * 3 + 2]];
  const middle = (names: readonly LandmarkName[]): Vec3 =>
    names.length === 2 ? mix(at(LANDMARK[names[0]]), at(LANDMARK[names[1]]), 0.5) : at(LANDMARK[names[0]]);
  const solids = CAPSULES.map((capsule) => ({
    a: middle(capsule.from),
    b: middle(capsule.to),
    radius: capsule.radius * body.height * (0.85 + 0.3 * body.build),
  }));
  for (let index = 0; index < LANDMARK_COUNT; index += 1) {
    const point = at(index);
    let free = 1;
    for (const solid of solids) {
      if (distanceToSegment(point, solid.a, solid.b) < solid.radius * 1.15) continue;
      const gap = sightGap(eye, point, solid.a, solid.b);
      free = Math.min(free, clamp((gap / solid.radius - 0.55) / 0.6, 0, 1));
    }
    out[index] = free;
  }
}

function distanceToSegment(p: Vec3, a: Vec3, b: Vec3): number {
  const ab = subtract(b, a);
  const s = clamp(dot(subtract(p, a), ab) / Math.max(1e-12, dot(ab, ab)), 0, 1);
  return distance(p, mix(a, b, s));
}

/**
 * Least distance of the line of sight and a segment, sampled: 9 points of the segment are near enough for flesh. Three thousand of
 * these distances are taken a frame, so they are written out in numbers.
 */
function sightGap([ex, ey, ez]: Vec3, [px, py, pz]: Vec3, a: Vec3, b: Vec3): number {
  const [sx, sy, sz] = [px - ex, py - ey, pz - ez];
  const length2 = Math.max(1e-12, sx * sx + sy * sy + sz * sz);
  let least = Number.POSITIVE_INFINITY;
  for (let k = 0; k <= 8; k += 1) {
    const part = k / 8;
    const x = a[0] + (b[0] - a[0]) * part - ex;
    const y = a[1] + (b[1] - a[1]) * part - ey;
    const z = a[2] + (b[2] - a[2]) * part - ez;
    const along = clamp((x * sx + y * sy + z * sz) / length2, 0, 1);
    const [dx, dy, dz] = [x - sx * along, y - sy * along, z - sz * along];
    least = Math.min(least, dx * dx + dy * dy + dz * dz);
  }
  return Math.sqrt(least);
}
