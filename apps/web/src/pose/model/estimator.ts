import type { TimedPose } from "./landmarker-host.ts";
import type { Picture } from "./landmarker.ts";
import type { ModelChoice } from "./model-choice.ts";

/** Somebody sent a frame while another was still being looked at: a mistake in our own code. */
export class FrameInFlightError extends Error {
  override readonly name = "FrameInFlightError";

  constructor() {
    super("one frame in flight: wait for the pose before sending the next frame");
  }
}

/** Estimates poses, in a worker or on the main thread. */
export type Estimator = {
  readonly thread: "worker" | "main";
  /** A frame is being looked at. */
  readonly busy: boolean;
  /**
   * Loads a model; forgets all earlier frames, times may start anew.
   * @param onProgress part of the model that has been downloaded, 0..1
   * @throws ModelError, after a stall too: it never hangs
   */
  load(choice: ModelChoice, onProgress?: (part: number) => void): Promise<void>;
  /**
   * Estimates one frame and closes it, whatever happens.
   * @param t ms, strictly increasing since `load`
   * @throws FrameInFlightError while another frame is being looked at; ModelError
   */
  detect(picture: Picture, t: number): Promise<TimedPose>;
  /** Ends it; whatever is under way is rejected. */
  close(): void;
  /** See Landmarker.loseContext. */
  loseContext(): void;
};
