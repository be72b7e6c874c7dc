import type { PictureSize } from "@physiocheck/motion";
import type { ModelChoice } from "../pose/model/model-choice.ts";
import { workerEstimator } from "../pose/model/worker-estimator.ts";
import { FilmError } from "./film-error.ts";
import { lookThroughFilm } from "./look-through-film.ts";
import { TraceBuffer } from "./trace-buffer.ts";

/** Pictures a second that are looked at, at most: what the app sees of a camera. */
export const HIGHEST_RATE = 30;

export type AnalyzedFile = {
  readonly poses: TraceBuffer;
  readonly picture: PictureSize;
  /** Pictures a second that were looked at. */
  readonly fps: number;
};

/**
 * The poses of every picture of a film, or of a photo.
 * @throws FilmError, ModelError
 */
export async function analyzeFile(
  file: Blob,
  choice: ModelChoice,
  base: string,
  onFrame: (frames: number) => void = () => undefined,
): Promise<AnalyzedFile> {
  const photo = file.type.startsWith("image/") ? await createImageBitmap(file).catch(() => null) : null;
  if (photo) return analyzeStills([photo], choice, base);
  const poses = new TraceBuffer();
  let picture: PictureSize | null = null;
  let first = 0;
  let last = 0;
  await lookThroughFilm(
    file,
    choice,
    base,
    (t, pose, size) => {
      picture ??= size;
      if (poses.frames === 0) first = t;
      last = t;
      poses.add(t, pose);
      onFrame(poses.frames);
    },
    { highestRate: HIGHEST_RATE, seeking: false },
  );
  if (!picture) throw new FilmError("empty", "not one picture could be decoded");
  const fps = poses.frames > 1 ? ((poses.frames - 1) * 1000) / (last - first) : HIGHEST_RATE;
  return { poses, picture, fps };
}

/**
 * The poses of stills of one person in one place, all of one size; they are let go of.
 * @throws ModelError
 */
export async function analyzeStills(
  stills: readonly ImageBitmap[],
  choice: ModelChoice,
  base: string,
): Promise<AnalyzedFile> {
  const estimator = workerEstimator(base);
  const poses = new TraceBuffer();
  const picture = { width: stills[0]?.width ?? 0, height: stills[0]?.height ?? 0 };
  try {
    await estimator.load(choice);
    for (const [index, still] of stills.entries()) {
      const t = (index * 1000) / HIGHEST_RATE;
      poses.add(t, await estimator.detect(still, t));
    }
  } finally {
    for (const still of stills) still.close();
    estimator.close();
  }
  return { poses, picture, fps: HIGHEST_RATE };
}
