import type { Picture } from "./model/landmarker.ts";

/**
 * The newest picture of a video element, in a form that can go to a worker: a VideoFrame (no copy), or a bitmap where
 * the browser has none. Null while there is no picture.
 */
export async function takePicture(video: HTMLVideoElement, t: number): Promise<Picture | null> {
  if (video.readyState < HTMLMediaElement.HAVE_CURRENT_DATA || video.videoWidth === 0) return null;
  try {
    if (typeof VideoFrame === "function") return new VideoFrame(video, { timestamp: Math.round(t * 1000) });
    return await createImageBitmap(video);
  } catch {
    // The source changed between the picture and now; the next one comes soon.
    return null;
  }
}
