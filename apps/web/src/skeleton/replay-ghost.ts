import { LANDMARK_COUNT, type PictureSize, type PoseFrame } from "@physiocheck/motion";
import { ghostPoints, placeGhost, type GhostPostures } from "./ghost.ts";
import type { Extent } from "./replay-view.ts";

export type ReplayGhost = {
  readonly postures: GhostPostures;
  readonly side: "left" | "right" | "both";
  /** When the person was in the start posture, ms on the trace's clock. */
  readonly start: number;
};

/** How far from that moment they may be looked at, ms. */
const NEAR_MS = 400;

/**
 * Image points of the target posture where this person would be in it; null where the start posture does not fit them.
 * @returns 33 × 2, parts of the picture's width and height
 */
export function placedGhost(
  { postures, side, start }: ReplayGhost,
  frames: readonly PoseFrame[],
  picture: PictureSize,
): Float32Array | null {
  const aspect = picture.width / picture.height;
  for (const { t, landmarks } of frames) {
    if (!landmarks || Math.abs(t - start) > NEAR_MS) continue;
    const place = placeGhost(postures.start, landmarks, aspect);
    if (!place) continue;
    const points = new Float32Array(LANDMARK_COUNT * 2);
    ghostPoints(points, postures.peak[side], place, aspect);
    return points;
  }
  return null;
}

/** The rectangle that holds the person and the ghost. */
export function extentWith(extent: Extent | null, ghost: Float32Array | null): Extent | null {
  if (!extent || !ghost) return extent;
  let { left, right, top, bottom } = extent;
  for (let i = 0; i < LANDMARK_COUNT; i += 1) {
    const [x, y] = [ghost[i * 2] ?? Number.NaN, ghost[i * 2 + 1] ?? Number.NaN];
    if (Number.isNaN(x + y)) continue;
    left = Math.min(left, x);
    right = Math.max(right, x);
    top = Math.min(top, y);
    bottom = Math.max(bottom, y);
  }
  return { left, right, top, bottom };
}
