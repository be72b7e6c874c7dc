import type { PictureSize, PoseFrame } from "../pose/frame.ts";
import { LANDMARK_COUNT, LANDMARK_STRIDE } from "../pose/landmarks.ts";
import type { PostureView } from "./measures.ts";

/** What was seen of a person in one view: the medians over its pictures. */
export type PostureStill = {
  readonly view: PostureView;
  readonly picture: PictureSize;
  /** Pictures in which somebody was seen. */
  readonly frames: number;
  /** 33 rows: x, y in parts of the picture, visibility 0..1, and the scatter over the pictures in parts of its height. */
  readonly points: readonly (readonly [number, number, number, number])[];
  /** 33 rows in metres, or null. */
  readonly world: readonly (readonly [number, number, number])[] | null;
};

/** Median absolute deviation to standard deviation of a normal distribution. */
const MAD_TO_SD = 1.4826;

/**
 * The medians of every landmark over the pictures of one view; a photo is one picture.
 * @returns null where nobody was seen in any of them
 */
export function stillOf(
  view: PostureView,
  picture: PictureSize,
  frames: readonly PoseFrame[],
): PostureStill | null {
  const seen = frames.flatMap(({ landmarks }) => (landmarks ? [landmarks] : []));
  if (seen.length === 0) return null;
  const worlds = frames.flatMap(({ world }) => (world ? [world] : []));
  const of = (rows: readonly Float32Array[], k: number, axis: number): number[] =>
    rows.map((row) => row[k * LANDMARK_STRIDE + axis] ?? 0);
  const points = Array.from({ length: LANDMARK_COUNT }, (_, k) => {
    const [x, y, visibility] = [of(seen, k, 0), of(seen, k, 1), of(seen, k, 3)];
    const [mx, my] = [median(x), median(y)];
    const wide = picture.width / picture.height;
    const apart = x.map((each, i) => Math.hypot((each - mx) * wide, (y[i] ?? my) - my));
    return [mx, my, median(visibility), MAD_TO_SD * median(apart)] as const;
  });
  const world =
    worlds.length === 0
      ? null
      : Array.from(
          { length: LANDMARK_COUNT },
          (_, k) => [median(of(worlds, k, 0)), median(of(worlds, k, 1)), median(of(worlds, k, 2))] as const,
        );
  return { view, picture, frames: seen.length, points, world };
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? 0;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? 0) + upper) / 2;
}
