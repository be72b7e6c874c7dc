import { ANGLE_COUNT } from "../../goniometer/angle-names.ts";
import { readAngles } from "../../goniometer/joints.ts";
import type { PictureSize, PoseFrame } from "../../pose/frame.ts";
import { LANDMARK, LANDMARK_COUNT, LANDMARK_STRIDE } from "../../pose/landmarks.ts";
import { LEAN_NAMES, YOGA_JOINTS } from "../pose-definition.ts";

const DEGREES = 180 / Math.PI;
const DOWN = [0, 1, 0];

/** Ends of the bones whose direction is judged, by LEAN_NAMES. */
const BONES: readonly (readonly [number, number])[] = LEAN_NAMES.map((name) => {
  const side = name.endsWith("left") ? "left" : "right";
  return name.startsWith("thigh")
    ? [LANDMARK[`${side}_hip`], LANDMARK[`${side}_knee`]]
    : [LANDMARK[`${side}_knee`], LANDMARK[`${side}_ankle`]];
});

const points = new Float64Array(LANDMARK_COUNT * 3);
const angles = new Float64Array(ANGLE_COUNT);
const moved = new Float64Array(YOGA_JOINTS.length);

/** Landmarks of which angles are read: the face, but for the ears, and the fingers have no part in any. */
const BODY: readonly number[] = [
  LANDMARK.left_ear,
  LANDMARK.right_ear,
  ...(["shoulder", "elbow", "wrist", "hip", "knee", "ankle", "heel", "foot_index"] as const).flatMap(
    (name) => [LANDMARK[`left_${name}`], LANDMARK[`right_${name}`]],
  ),
];
/**
 * How far the network's body is off towards and away from the camera, in parts of the length of the trunk, one standard deviation. The
 * straight knees of people who stand facing the camera come out bent by 15° to 25°, which is this much.
 */
const DEPTH_DOUBT = 0.08;

/**
 * The angles that poses are judged by, from one picture alone, read off the network's own body: in poses on the floor it is
 * nearer to the truth than a lift that was calibrated on somebody standing, and a photo has no calibration at all.
 *
 * @param out YOGA_JOINTS.length numbers, degrees; NaN where the body does not define the angle
 * @returns `out`; all NaN where nobody was seen
 */
export function readYogaAngles(
  { landmarks, world }: Pick<PoseFrame, "landmarks" | "world">,
  { width, height }: PictureSize,
  out: Float64Array = new Float64Array(YOGA_JOINTS.length),
): Float64Array {
  if (!landmarks) {
    return out.fill(Number.NaN);
  }
  place({ landmarks, world }, { width, height });
  return readPlaced(out);
}

/**
 * By how much each of those angles may be wrong because depth is hardly seen in one picture: a bend within the picture's plane is known
 * well, one towards the camera is not. The error of every landmark's depth, carried through to each angle.
 *
 * @param out YOGA_JOINTS.length numbers, degrees; NaN where the body does not define the angle
 * @returns `out`; all NaN where nobody was seen
 */
export function readYogaDoubts(
  frame: Pick<PoseFrame, "landmarks" | "world">,
  picture: PictureSize,
  out: Float64Array = new Float64Array(YOGA_JOINTS.length),
): Float64Array {
  if (!frame.landmarks) return out.fill(Number.NaN);
  place({ ...frame, landmarks: frame.landmarks }, picture);
  const exact = readPlaced(new Float64Array(YOGA_JOINTS.length));
  const step = DEPTH_DOUBT * trunkLength();
  out.fill(0);
  for (const landmark of BODY) {
    const at = landmark * 3 + 2;
    const before = points[at];
    points[at] = before + step;
    readPlaced(moved);
    points[at] = before;
    for (let i = 0; i < out.length; i += 1) {
      const change = ((((moved[i] - exact[i] + 180) % 360) + 360) % 360) - 180;
      out[i] += change * change;
    }
  }
  for (let i = 0; i < out.length; i += 1) out[i] = Math.sqrt(out[i]);
  return out;
}

function trunkLength(): number {
  const middle = (a: number, b: number, k: number): number => (points[a * 3 + k] + points[b * 3 + k]) / 2;
  const along = (k: number): number =>
    middle(LANDMARK.left_shoulder, LANDMARK.right_shoulder, k) -
    middle(LANDMARK.left_hip, LANDMARK.right_hip, k);
  return Math.hypot(along(0), along(1), along(2));
}

function place(
  { landmarks, world }: { readonly landmarks: Float32Array; readonly world: Float32Array | null },
  { width, height }: PictureSize,
): void {
  for (let i = 0; i < LANDMARK_COUNT; i += 1) {
    const at = i * LANDMARK_STRIDE;
    points[i * 3] = world ? world[at] : landmarks[at] * width;
    points[i * 3 + 1] = world ? world[at + 1] : landmarks[at + 1] * height;
    points[i * 3 + 2] = world ? world[at + 2] : landmarks[at + 2] * width;
  }
}

function readPlaced(out: Float64Array): Float64Array {
  readAngles(points, DOWN, angles);
  out.set(angles);
  for (let i = 0; i < BONES.length; i += 1) {
    const [from, to] = BONES[i];
    out[ANGLE_COUNT + i] = fromVertical(from * 3, to * 3);
  }
  return out;
}

/** Angle of a bone against the picture's downward line, 0..180°. */
function fromVertical(from: number, to: number): number {
  const x = points[to] - points[from];
  const y = points[to + 1] - points[from + 1];
  const z = points[to + 2] - points[from + 2];
  return Math.atan2(Math.hypot(x, z), y) * DEGREES;
}
