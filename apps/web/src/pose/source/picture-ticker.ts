import type { PictureListener } from "./pose-source.ts";

export type PictureTicker = {
  readonly onPicture: (listener: PictureListener) => () => void;
  readonly start: () => void;
  readonly stop: () => void;
};

/**
 * Tells of every new picture of a video element: requestVideoFrameCallback where the browser has it, else the picture
 * rate of the screen.
 * @param timeOf which of the times that the browser gives is the source's own clock, in ms
 */
export function pictureTicker(
  video: HTMLVideoElement,
  timeOf: (now: number, metadata: VideoFrameCallbackMetadata | null) => number,
): PictureTicker {
  const listeners = new Set<PictureListener>();
  let running = false;
  let handle = 0;
  const precise = typeof (video as Partial<HTMLVideoElement>).requestVideoFrameCallback === "function";
  let lastMedia = -1;

  const tell = (time: number): void => {
    for (const listener of listeners) listener(time);
  };
  const next = (): void => {
    if (!running) return;
    handle = precise
      ? video.requestVideoFrameCallback((now, metadata) => {
          // Asked for again first: a listener that throws stops nothing.
          next();
          tell(timeOf(now, metadata));
        })
      : requestAnimationFrame((now) => {
          next();
          if (video.readyState < 2 || video.currentTime === lastMedia) return;
          lastMedia = video.currentTime;
          tell(timeOf(now, null));
        });
  };
  return {
    onPicture(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    start() {
      if (running) return;
      running = true;
      next();
    },
    stop() {
      running = false;
      if (precise) video.cancelVideoFrameCallback(handle);
      else cancelAnimationFrame(handle);
    },
  };
}
