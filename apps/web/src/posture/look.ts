import {
  LANDMARK_COUNT,
  LANDMARK_STRIDE,
  type PoseFrame,
  type PostureStill,
  type PostureView,
  stillOf,
} from "@physiocheck/motion";
import { analyzeFile } from "../analyze/analyze-file.ts";
import { FRAME_NUMBERS } from "../analyze/trace-buffer.ts";
import type { PoseVariant } from "../pose/index.ts";
import { encodePicture } from "./picture.ts";

/** What a view showed, and the picture to draw on. */
export type Looked = { readonly still: PostureStill | null; readonly picture: Blob };

const POINTS = LANDMARK_COUNT * LANDMARK_STRIDE;

/**
 * A picture or film of one view through the app's own pose worker; of a film every picture counts.
 * @throws FilmError, ModelError
 */
export async function lookAt(view: PostureView, file: Blob, variant: PoseVariant): Promise<Looked> {
  const { poses, picture } = await analyzeFile(file, { variant, delegate: "CPU" }, import.meta.env.BASE_URL);
  const numbers = poses.content();
  const frames = Array.from({ length: poses.frames }, (_, index): PoseFrame => {
    const at = index * FRAME_NUMBERS;
    const points = (from: number): Float32Array => new Float32Array(numbers.subarray(from, from + POINTS));
    return {
      t: numbers[at] ?? 0,
      landmarks: numbers[at + 1] === 1 ? points(at + 3) : null,
      world: numbers[at + 2] === 1 ? points(at + 3 + POINTS) : null,
    };
  });
  const still = stillOf(view, picture, frames);
  return { still: still && rounded(still), picture: await encodePicture(file) };
}

/** As many digits as mean something: what is sent is what is measured. */
function rounded(still: PostureStill): PostureStill {
  const short = (value: number): number => Math.round(value * 1e5) / 1e5;
  return {
    ...still,
    points: still.points.map(([x, y, visibility, scatter]) => [
      Math.max(-4, Math.min(5, short(x))),
      Math.max(-4, Math.min(5, short(y))),
      Math.max(0, Math.min(1, short(visibility))),
      short(scatter),
    ]),
    world: still.world && still.world.map(([x, y, z]) => [short(x), short(y), short(z)]),
  };
}
