import type { PictureSize } from "../../pose/frame.ts";
import { LANDMARK, LANDMARK_COUNT, LANDMARK_STRIDE, MIRRORED_LANDMARK } from "../../pose/landmarks.ts";

const L = LANDMARK;

/** Ends of a bone: the middle of the first pair of landmarks to the middle of the second. */
type Bone = readonly [readonly number[], readonly number[]];

const SIDED: readonly Bone[] = (["left", "right"] as const).flatMap((side): Bone[] => [
  [[L[`${side}_shoulder`]], [L[`${side}_elbow`]]],
  [[L[`${side}_elbow`]], [L[`${side}_wrist`]]],
  [[L[`${side}_hip`]], [L[`${side}_knee`]]],
  [[L[`${side}_knee`]], [L[`${side}_ankle`]]],
  [[L[`${side}_heel`]], [L[`${side}_foot_index`]]],
]);
const SHOULDERS = [L.left_shoulder, L.right_shoulder];
const HIPS = [L.left_hip, L.right_hip];

/** Limbs of the left, of the right, trunk, head, and the lines across shoulders and hips. */
const BONES: readonly Bone[] = [
  ...SIDED,
  [HIPS, SHOULDERS],
  [SHOULDERS, [L.left_ear, L.right_ear]],
  [[L.left_ear, L.right_ear], [L.nose]],
  [[L.right_shoulder], [L.left_shoulder]],
  [[L.right_hip], [L.left_hip]],
];

/** Landmarks whose place against the hips is a feature, by the body's size. */
const JOINTS: readonly number[] = [
  L.nose,
  L.left_shoulder,
  L.right_shoulder,
  L.left_elbow,
  L.right_elbow,
  L.left_wrist,
  L.right_wrist,
  L.left_knee,
  L.right_knee,
  L.left_ankle,
  L.right_ankle,
];
/** Between each two of these the distance is a feature: hand to foot, foot to foot, hand to hand, head to knee… */
const ENDS: readonly number[] = [...JOINTS, L.left_ear, L.right_ear, L.left_foot_index, L.right_foot_index];

const PAIRS = (BONES.length * (BONES.length - 1)) / 2;
const SPANS = (ENDS.length * (ENDS.length - 1)) / 2;

/** Numbers that describe a body for telling poses apart. */
export const BODY_FEATURE_COUNT =
  PAIRS + BONES.length + JOINTS.length + SPANS + 2 * BONES.length + JOINTS.length + SPANS;

/**
 * A body as numbers that do not change with its size, its place, or the way it faces: cosines between bones, how far each
 * bone points up, heights over the hips, distances between hands, feet, knees, elbows and head. Then the same from the flat picture, which
 * knows less but is never guessed.
 *
 * @param world 33 × 4 metres; null: the landmarks' own depth is taken
 * @param landmarks 33 × 4 in parts of the picture
 * @param mirrored left and right of the body exchanged
 * @returns false where a needed landmark is not a finite number
 */
export function bodyFeatures(
  landmarks: Float32Array,
  world: Float32Array | null,
  picture: PictureSize,
  mirrored: boolean,
  out: Float64Array,
): boolean {
  const { width, height } = picture;
  const flat = scratchFlat;
  const solid = scratchSolid;
  for (let i = 0; i < LANDMARK_COUNT; i += 1) {
    const at = (mirrored ? (MIRRORED_LANDMARK[i] ?? i) : i) * LANDMARK_STRIDE;
    const x = landmarks[at] * width;
    const y = landmarks[at + 1] * height;
    flat[i * 3] = x;
    flat[i * 3 + 1] = y;
    flat[i * 3 + 2] = 0;
    solid[i * 3] = world ? world[at] : x;
    solid[i * 3 + 1] = world ? world[at + 1] : y;
    solid[i * 3 + 2] = world ? world[at + 2] : landmarks[at + 2] * width;
  }
  let next = describe(solid, true, out, 0);
  next = describe(flat, false, out, next);
  let sum = 0;
  for (let k = 0; k < next; k += 1) sum += out[k];
  return Number.isFinite(sum);
}

const scratchFlat = new Float64Array(LANDMARK_COUNT * 3);
const scratchSolid = new Float64Array(LANDMARK_COUNT * 3);
const bones = new Float64Array(BONES.length * 3);

function describe(p: Float64Array, isSolid: boolean, out: Float64Array, from: number): number {
  let next = from;
  const size = sizeOf(p);
  for (let b = 0; b < BONES.length; b += 1) {
    const [start, end] = BONES[b];
    let length = 0;
    for (let k = 0; k < 3; k += 1) {
      const along = middle(p, end, k) - middle(p, start, k);
      bones[b * 3 + k] = along;
      length += along * along;
    }
    // In the flat picture a bone that points at the camera has no direction: its shortness counts.
    const divisor = isSolid ? Math.sqrt(length) || 1 : size;
    for (let k = 0; k < 3; k += 1) bones[b * 3 + k] /= divisor;
    out[next] = -bones[b * 3 + 1];
    next += 1;
    if (!isSolid) {
      out[next] = Math.abs(bones[b * 3]);
      next += 1;
    }
  }
  if (isSolid) {
    for (let a = 0; a < BONES.length; a += 1) {
      for (let b = a + 1; b < BONES.length; b += 1) {
        out[next] =
          bones[a * 3] * bones[b * 3] +
          bones[a * 3 + 1] * bones[b * 3 + 1] +
          bones[a * 3 + 2] * bones[b * 3 + 2];
        next += 1;
      }
    }
  }
  const hips = middle(p, HIPS, 1);
  for (const joint of JOINTS) {
    out[next] = (hips - p[joint * 3 + 1]) / size;
    next += 1;
  }
  for (let a = 0; a < ENDS.length; a += 1) {
    for (let b = a + 1; b < ENDS.length; b += 1) {
      const [i, j] = [ENDS[a] * 3, ENDS[b] * 3];
      out[next] = Math.hypot(p[i] - p[j], p[i + 1] - p[j + 1], p[i + 2] - p[j + 2]) / size;
      next += 1;
    }
  }
  return next;
}

function middle(p: Float64Array, of: readonly number[], k: number): number {
  let sum = 0;
  for (const index of of) sum += p[index * 3 + k];
  return sum / of.length;
}

/** Root of the mean square distance of the joints from the middle of the hips. */
function sizeOf(p: Float64Array): number {
  let sum = 0;
  for (const joint of JOINTS) {
    for (let k = 0; k < 3; k += 1) {
      const d = p[joint * 3 + k] - middle(p, HIPS, k);
      sum += d * d;
    }
  }
  return Math.sqrt(sum / JOINTS.length) || 1;
}
