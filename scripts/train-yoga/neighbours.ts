import { LANDMARK, LANDMARK_COUNT, LANDMARK_STRIDE, MIRRORED_LANDMARK } from "@physiocheck/motion";
import type { LabelledPose } from "./samples.ts";

/** Root mean square distance of landmarks, in body sizes, below which two photos are nearly the same picture. */
const SAME_PICTURE = 0.04;

/** Body-relative landmarks: hips at the origin, size 1. `mirrored`: left and right exchanged. */
function relative({ record: { world } }: LabelledPose, mirrored: boolean): Float64Array {
  const out = new Float64Array(LANDMARK_COUNT * 3);
  if (!world) return out;
  let size = 0;
  for (let i = 0; i < LANDMARK_COUNT; i += 1) {
    const at = (mirrored ? (MIRRORED_LANDMARK[i] ?? i) : i) * LANDMARK_STRIDE;
    for (let k = 0; k < 3; k += 1) {
      const hips =
        (world[LANDMARK.left_hip * LANDMARK_STRIDE + k] + world[LANDMARK.right_hip * LANDMARK_STRIDE + k]) /
        2;
      const value = (world[at + k] - hips) * (mirrored && k === 0 ? -1 : 1);
      out[i * 3 + k] = value;
      size += value * value;
    }
  }
  return out.map((value) => value / Math.sqrt(size / LANDMARK_COUNT));
}

/** Root mean square distances of all photos, each the smaller one of the pictures as they are and one of them mirrored. */
function distances(photos: readonly LabelledPose[]): Float64Array[] {
  const plain = photos.map((photo) => relative(photo, false));
  const mirrored = photos.map((photo) => relative(photo, true));
  const between = (a: Float64Array, b: Float64Array): number => {
    let sum = 0;
    for (let k = 0; k < a.length; k += 1) sum += (a[k] - b[k]) ** 2;
    return Math.sqrt(sum / LANDMARK_COUNT);
  };
  return plain.map((a) =>
    Float64Array.from(photos, (_, j) => {
      const [b, c] = [plain[j], mirrored[j]];
      return b && c ? Math.min(between(a, b), between(a, c)) : Number.POSITIVE_INFINITY;
    }),
  );
}

/** For each photo the number of its group of near duplicates. */
export function duplicateGroups(photos: readonly LabelledPose[]): number[] {
  const parent = photos.map((_, index) => index);
  const root = (index: number): number => {
    let at = index;
    while (parent[at] !== undefined && parent[at] !== at) at = parent[at];
    return at;
  };
  distances(photos).forEach((row, i) => {
    for (let j = 0; j < i; j += 1) if (row[j] < SAME_PICTURE) parent[root(i)] = root(j);
  });
  return photos.map((_, index) => root(index));
}

/** The label that most of a photo's nearest others have, among those that may be asked. */
export function nearestNeighbours(
  photos: readonly LabelledPose[],
  count: number,
  mayAsk: (asker: number, other: number) => boolean,
): number[] {
  return distances(photos).map((row, i) => {
    const votes = new Map<number, number>();
    const nearest = [...row.keys()]
      .filter((j) => j !== i && mayAsk(i, j))
      .toSorted((a, b) => row[a] - row[b])
      .slice(0, count);
    for (const j of nearest) {
      const label = photos[j]?.label ?? -1;
      votes.set(label, (votes.get(label) ?? 0) + 1);
    }
    return [...votes].toSorted((a, b) => b[1] - a[1])[0]?.[0] ?? -1;
  });
}
