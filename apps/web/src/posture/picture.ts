/** Longest side of a kept picture, pixels. */
const LONGEST = 1600;
const QUALITY = 0.88;

/**
 * A JPEG made anew from a picture, or from the middle of a film: nothing of what a camera wrote beside it stays.
 * @throws DOMException, Error where the browser cannot read it
 */
export async function encodePicture(file: Blob): Promise<Blob> {
  const photo = file.type.startsWith("image/") ? await createImageBitmap(file).catch(() => null) : null;
  if (photo) {
    const jpeg = await jpegOf(photo, photo.width, photo.height);
    photo.close();
    return jpeg;
  }
  const video = document.createElement("video");
  const address = URL.createObjectURL(file);
  try {
    video.muted = true;
    video.preload = "auto";
    video.src = address;
    await told(video, "loadeddata");
    const seeked = told(video, "seeked");
    video.currentTime = Number.isFinite(video.duration) ? video.duration / 2 : 0;
    await seeked;
    return await jpegOf(video, video.videoWidth, video.videoHeight);
  } finally {
    video.removeAttribute("src");
    URL.revokeObjectURL(address);
  }
}

/** A picture on a canvas as a JPEG of at most 1600 pixels. */
export async function jpegOf(source: CanvasImageSource, width: number, height: number): Promise<Blob> {
  const scale = Math.min(1, LONGEST / Math.max(width, height));
  const canvas = document.createElement("canvas");
  canvas.width = Math.round(width * scale);
  canvas.height = Math.round(height * scale);
  canvas.getContext("2d")?.drawImage(source, 0, 0, canvas.width, canvas.height);
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, "image/jpeg", QUALITY));
  if (!blob) throw new Error("the picture could not be encoded");
  return blob;
}

function told(video: HTMLVideoElement, name: "loadeddata" | "seeked"): Promise<void> {
  return new Promise((resolve, reject) => {
    video.addEventListener(name, () => resolve(), { once: true });
    video.addEventListener("error", () => reject(new Error("the film cannot be shown")), { once: true });
  });
}
