import { LANDMARK, LANDMARK_STRIDE, SKELETON_EDGES } from "@physiocheck/motion";
import { type Placement, placeX, placeY } from "./object-fit.ts";

/** Below this visibility a point is a guess and is drawn faintly; below half of it, not at all. */
const SURE = 0.5;
const GUESSED = 0.25;

/** The joints that are drawn as discs; hands, feet and face are lines and one circle. */
const JOINTS = [11, 12, 13, 14, 15, 16, 23, 24, 25, 26, 27, 28] as const;

export type SkeletonStyle = {
  /** Any CSS colour. */
  readonly line: string;
  readonly joint: string;
  /** Drawn under the lines so that they stand out from any picture. */
  readonly casing: string;
  /** Line width in parts of the trunk's length on screen. */
  readonly weight: number;
};

export const PERSON_STYLE: SkeletonStyle = {
  line: "#5eead4",
  joint: "#ffffff",
  casing: "rgba(4, 22, 25, 0.72)",
  weight: 0.05,
};

/**
 * Draws one pose. Nothing is allocated: called for every frame.
 * @param landmarks 33 × 4, image coordinates with visibility
 */
export function drawSkeleton(
  context: CanvasRenderingContext2D,
  landmarks: Float32Array,
  placement: Placement,
  style: SkeletonStyle = PERSON_STYLE,
): void {
  const width = lineWidth(landmarks, placement, style.weight);
  context.save();
  context.lineCap = "round";
  context.lineJoin = "round";
  strokeEdges(context, landmarks, placement, width * 1.9, style.casing);
  strokeEdges(context, landmarks, placement, width, style.line);
  for (const joint of JOINTS) {
    const visibility = at(landmarks, joint, 3);
    if (visibility < GUESSED) continue;
    context.globalAlpha = visibility < SURE ? 0.4 : 1;
    context.beginPath();
    context.arc(
      placeX(placement, at(landmarks, joint, 0)),
      placeY(placement, at(landmarks, joint, 1)),
      width * 0.95,
      0,
      Math.PI * 2,
    );
    context.fillStyle = style.joint;
    context.fill();
    context.lineWidth = width * 0.45;
    context.strokeStyle = style.casing;
    context.stroke();
  }
  context.restore();
}

/**
 * Draws a ghost: where the template would have the body. Filled limbs, faint, behind the skeleton.
 * @param points 33 × 2, image coordinates (parts of the picture's width and height); NaN where there is none
 */
export function drawGhost(
  context: CanvasRenderingContext2D,
  points: Float32Array,
  placement: Placement,
  colour: string,
  alpha: number,
): void {
  const trunk = distance(placement, points, 2, LANDMARK.left_shoulder, LANDMARK.left_hip);
  const width = Math.max(6, trunk * 0.2);
  context.save();
  context.globalAlpha = alpha;
  context.lineCap = "round";
  context.lineJoin = "round";
  context.strokeStyle = colour;
  context.fillStyle = colour;
  context.lineWidth = width;
  // One path, stroked once: overlapping limbs do not add up to darker patches.
  context.beginPath();
  for (const [from, to] of SKELETON_EDGES) {
    const x = points[from * 2] ?? Number.NaN;
    const toX = points[to * 2] ?? Number.NaN;
    if (Number.isNaN(x) || Number.isNaN(toX)) continue;
    context.moveTo(placeX(placement, x), placeY(placement, points[from * 2 + 1] ?? 0));
    context.lineTo(placeX(placement, toX), placeY(placement, points[to * 2 + 1] ?? 0));
  }
  const noseX = points[LANDMARK.nose * 2] ?? Number.NaN;
  if (!Number.isNaN(noseX)) {
    const headX = placeX(placement, noseX);
    const headY = placeY(placement, points[LANDMARK.nose * 2 + 1] ?? 0);
    context.moveTo(headX, headY);
    context.lineTo(headX + 0.01, headY);
  }
  context.stroke();
  context.restore();
}

function strokeEdges(
  context: CanvasRenderingContext2D,
  landmarks: Float32Array,
  placement: Placement,
  width: number,
  colour: string,
): void {
  context.lineWidth = width;
  context.strokeStyle = colour;
  // Two paths, sure and guessed, instead of a stroke an edge: a stroke is what costs.
  for (let sure = 1; sure >= 0; sure -= 1) {
    context.globalAlpha = sure === 1 ? 1 : 0.35;
    context.beginPath();
    for (const [from, to] of SKELETON_EDGES) {
      const visibility = Math.min(at(landmarks, from, 3), at(landmarks, to, 3));
      if (visibility < GUESSED || visibility >= SURE !== (sure === 1)) continue;
      context.moveTo(placeX(placement, at(landmarks, from, 0)), placeY(placement, at(landmarks, from, 1)));
      context.lineTo(placeX(placement, at(landmarks, to, 0)), placeY(placement, at(landmarks, to, 1)));
    }
    if (sure === 1) headPath(context, landmarks, placement);
    context.stroke();
  }
}

/** The head as a circle around the ears, wide enough for a face seen from the side. */
function headPath(context: CanvasRenderingContext2D, landmarks: Float32Array, placement: Placement): void {
  if (at(landmarks, LANDMARK.nose, 3) < GUESSED) return;
  const { left_ear: left, right_ear: right } = LANDMARK;
  const x = placeX(placement, (at(landmarks, left, 0) + at(landmarks, right, 0)) / 2);
  const y = placeY(placement, (at(landmarks, left, 1) + at(landmarks, right, 1)) / 2);
  const radius =
    0.19 * distance(placement, landmarks, LANDMARK_STRIDE, LANDMARK.left_shoulder, LANDMARK.left_hip);
  context.moveTo(x + radius, y);
  context.arc(x, y, radius, 0, Math.PI * 2);
}

function lineWidth(landmarks: Float32Array, placement: Placement, weight: number): number {
  const trunk = distance(placement, landmarks, LANDMARK_STRIDE, LANDMARK.left_shoulder, LANDMARK.left_hip);
  return Math.min(14, Math.max(2.5, trunk * weight));
}

/** Box pixels between two points. */
function distance(placement: Placement, points: Float32Array, stride: number, a: number, b: number): number {
  const dx = placeX(placement, points[a * stride] ?? 0) - placeX(placement, points[b * stride] ?? 0);
  const dy = placeY(placement, points[a * stride + 1] ?? 0) - placeY(placement, points[b * stride + 1] ?? 0);
  return Math.hypot(dx, dy);
}

function at(landmarks: Float32Array, index: number, part: number): number {
  return landmarks[index * LANDMARK_STRIDE + part] ?? 0;
}
