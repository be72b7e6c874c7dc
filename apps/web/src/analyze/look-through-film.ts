import type { PictureSize } from "@physiocheck/motion";
import type { Pose } from "../pose/model/landmarker.ts";
import type { ModelChoice } from "../pose/model/model-choice.ts";
import { workerEstimator } from "../pose/model/worker-estimator.ts";
import { openFilm, type OpenFilm, type OpenOptions } from "./open-film.ts";

export type LookOptions = OpenOptions & {
  /** Goes on behind this moment of the film, ms; from the beginning where absent. */
  readonly after?: number | undefined;
  readonly signal?: AbortSignal | undefined;
  /** What is known of the film before its first picture. May throw to leave it. */
  readonly onOpen?: ((film: Pick<OpenFilm, "frames" | "durationMs">) => void) | undefined;
};

/**
 * Every picture of a film through the app's own estimator in its own worker. Times are the film's, so that the result does
 * not depend on how fast this machine is. The next picture is decoded while the model looks at this one.
 * @throws FilmError, ModelError, and the signal's reason
 */
export async function lookThroughFilm(
  file: Blob,
  choice: ModelChoice,
  base: string,
  onPose: (t: number, pose: Pose, size: PictureSize) => void | Promise<void>,
  options: LookOptions,
): Promise<void> {
  const { signal, after = Number.NEGATIVE_INFINITY, onOpen } = options;
  const estimator = workerEstimator(base);
  // The model may take long to answer; whoever cancels does not wait for it.
  const stop = (): void => estimator.close();
  signal?.addEventListener("abort", stop, { once: true });
  try {
    signal?.throwIfAborted();
    await estimator.load(choice);
    const film = await openFilm(file, options);
    onOpen?.(film);
    const pictures = film.pictures(after);
    let next = pictures.next();
    try {
      for (;;) {
        const { done, value } = await next;
        if (done) return;
        signal?.throwIfAborted();
        next = pictures.next();
        // Looked at in the next round; until then a rejection is nobody's.
        next.catch(() => undefined);
        await onPose(value.t, await estimator.detect(value.picture, value.t), value.size);
      }
    } finally {
      void next.then(
        ({ value }) => value?.picture.close(),
        () => undefined,
      );
      await pictures.return();
    }
  } catch (error) {
    signal?.throwIfAborted();
    throw error;
  } finally {
    signal?.removeEventListener("abort", stop);
    estimator.close();
  }
}
