import type { PictureSize } from "@physiocheck/motion";
import type { Picture } from "../pose/model/landmarker.ts";
import type { ModelChoice } from "../pose/model/model-choice.ts";
import { workerEstimator } from "../pose/model/worker-estimator.ts";
import { FilmError } from "./film-error.ts";
import { filmFrames, type FilmFrame } from "./film-frames.ts";
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
 * Every picture of a film, or a photo, through the app's own estimator in its own worker. Times are the film's, so
 * that the result does not depend on how fast this machine is.
 * @throws FilmError, ModelError
 */
export async function analyzeFile(
  file: Blob,
  choice: ModelChoice,
  base: string,
  onFrame: (frames: number) => void = () => undefined,
): Promise<AnalyzedFile> {
  const estimator = workerEstimator(base);
  const poses = new TraceBuffer();
  let picture: PictureSize | null = null;
  let first = 0;
  let last = 0;
  const look = async (frame: Picture, size: PictureSize, t: number): Promise<void> => {
    picture ??= size;
    if (poses.frames === 0) first = t;
    last = t;
    poses.add(t, await estimator.detect(frame, t));
    onFrame(poses.frames);
  };
  try {
    await estimator.load(choice);
    const photo = file.type.startsWith("image/") ? await createImageBitmap(file).catch(() => null) : null;
    if (photo) {
      await look(photo, { width: photo.width, height: photo.height }, 0);
    } else {
      for await (const { picture: frame, t } of filmFrames(file, HIGHEST_RATE) as AsyncIterable<FilmFrame>) {
        await look(frame, { width: frame.displayWidth, height: frame.displayHeight }, t);
      }
    }
  } finally {
    estimator.close();
  }
  if (!picture) throw new FilmError("empty", "not one picture could be decoded");
  const fps = poses.frames > 1 ? ((poses.frames - 1) * 1000) / (last - first) : HIGHEST_RATE;
  return { poses, picture, fps };
}
