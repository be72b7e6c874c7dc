import { FrameInFlightError, type Estimator } from "./estimator.ts";
import { LandmarkerHost } from "./landmarker-host.ts";
import { ModelError } from "./model-error.ts";

/** An estimator beside the page, for browsers whose workers cannot draw; the page stutters a little. */
export function mainThreadEstimator(
  base: string,
  host: LandmarkerHost = new LandmarkerHost(base),
): Estimator {
  let busy = false;
  let closed = false;
  const alone = async <T>(work: () => Promise<T>): Promise<T> => {
    if (busy) throw new FrameInFlightError();
    busy = true;
    try {
      return await work();
    } finally {
      busy = false;
    }
  };
  return {
    thread: "main",
    get busy() {
      return busy;
    },
    load: (choice, onProgress) => alone(() => host.load(choice, onProgress)),
    async detect(picture, t) {
      try {
        return await alone(async () => {
          // Gives the page a turn between two frames.
          await new Promise((resolve) => setTimeout(resolve));
          if (closed) throw new ModelError("worker_failed", "the estimator was closed");
          return host.detect(picture, t);
        });
      } finally {
        picture.close();
      }
    },
    close() {
      closed = true;
      host.close();
    },
    loseContext: () => host.loseContext(),
  };
}
