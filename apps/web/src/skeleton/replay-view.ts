import {
  LANDMARK_COUNT,
  LANDMARK_STRIDE,
  type PictureSize,
  type PoseFrame,
  type Trace,
} from "@physiocheck/motion";
import type { Placement } from "./object-fit.ts";

/** Frames at most this far apart belong together, ms; across more nobody is shown, because nobody was seen. */
const LONGEST_GAP_MS = 500;
const SEEN = 0.5;

/** The part of a trace between two times, ms on its clock. */
export function partOf(trace: Trace, from: number | undefined, to: number | undefined): readonly PoseFrame[] {
  return trace.frames.filter(({ t }) => (from === undefined || t >= from) && (to === undefined || t <= to));
}

/**
 * The frame that is shown at a time: the last one at or before it, found by halving. Null before the first, and where the
 * next look at the person was too long ago.
 */
export function frameAt(frames: readonly PoseFrame[], t: number): PoseFrame | null {
  let low = 0;
  let high = frames.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((frames[middle]?.t ?? 0) <= t) low = middle;
    else high = middle - 1;
  }
  const frame = frames[low];
  return frame && frame.t <= t && t - frame.t <= LONGEST_GAP_MS ? frame : null;
}

/** The rectangle in which the person moves, parts of the picture; null if nobody was seen. */
export type Extent = {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
};

export function extentOf(frames: readonly PoseFrame[]): Extent | null {
  let [left, right, top, bottom] = [Infinity, -Infinity, Infinity, -Infinity];
  for (const { landmarks } of frames) {
    if (!landmarks) continue;
    for (let i = 0; i < LANDMARK_COUNT; i += 1) {
      const at = i * LANDMARK_STRIDE;
      if ((landmarks[at + 3] ?? 0) < SEEN) continue;
      left = Math.min(left, landmarks[at] ?? left);
      right = Math.max(right, landmarks[at] ?? right);
      top = Math.min(top, landmarks[at + 1] ?? top);
      bottom = Math.max(bottom, landmarks[at + 1] ?? bottom);
    }
  }
  return left < right && top < bottom ? { left, right, top, bottom } : null;
}

/**
 * Lays the person, not the picture, into a box: as large as fits with a margin, so that a small figure far away is as easy
 * to look at as a near one.
 * @param box canvas pixels
 */
export function placeExtent(box: PictureSize, picture: PictureSize, extent: Extent): Placement {
  const margin = 0.08 * Math.min(box.width, box.height);
  const width = (extent.right - extent.left) * picture.width;
  const height = (extent.bottom - extent.top) * picture.height;
  const scale = Math.min((box.width - 2 * margin) / width, (box.height - 2 * margin) / height);
  return {
    scale,
    offsetX: box.width / 2 - ((extent.left + extent.right) / 2) * picture.width * scale,
    offsetY: box.height / 2 - ((extent.top + extent.bottom) / 2) * picture.height * scale,
    boxWidth: box.width,
    mirrored: false,
    picture,
  };
}
