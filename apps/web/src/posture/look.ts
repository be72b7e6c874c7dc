import {
  LANDMARK_COUNT,
  LANDMARK_STRIDE,
  type PoseFrame,
  type PostureStill,
  type PostureView,
  stillOf,
} from "@physiocheck/motion";
import { analyzeFile, analyzeStills } from "../analyze/analyze-file.ts";
import { FilmError } from "../analyze/film-error.ts";
import { FRAME_NUMBERS } from "../analyze/trace-buffer.ts";
import type { PoseVariant } from "../pose/index.ts";
import { encodePicture } from "./picture.ts";

/** What a view showed, and the picture to draw on. */
export type Looked = { readonly still: PostureStill | null; readonly picture: Blob };

const POINTS = LANDMARK_COUNT * LANDMARK_STRIDE;

/**
 * One view through the app's own pose worker: a picture, a film of which every picture counts, or a burst of pictures.
 * @param files a picture or film, or the pictures of a burst, all of one size
 * @throws FilmError, ModelError
 */
export async function lookAt(
  view: PostureView,
  files: readonly Blob[],
  variant: PoseVariant,
): Promise<Looked> {
  const shown = files[files.length >> 1];
  if (!shown) throw new FilmError("empty", "there is no picture");
  const choice = { variant, delegate: "CPU" } as const;
  const { poses, picture } =
    files.length === 1
      ? await analyzeFile(shown, choice, import.meta.env.BASE_URL)
      : await analyzeStills(
          await Promise.all(files.map((file) => createImageBitmap(file))),
          choice,
          import.meta.env.BASE_URL,
        );
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
  return { still: still && rounded(still), picture: await encodePicture(shown) };
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
