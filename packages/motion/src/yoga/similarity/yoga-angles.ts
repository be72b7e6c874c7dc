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
  for (let i = 0; i < LANDMARK_COUNT; i += 1) {
    const at = i * LANDMARK_STRIDE;
    points[i * 3] = world ? world[at] : landmarks[at] * width;
    points[i * 3 + 1] = world ? world[at + 1] : landmarks[at + 1] * height;
    points[i * 3 + 2] = world ? world[at + 2] : landmarks[at + 2] * width;
  }
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
