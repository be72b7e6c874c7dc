/** Size of the thumbnail that is averaged, pixels. */
const WIDTH = 32;
const HEIGHT = 18;

let context: CanvasRenderingContext2D | null = null;

/**
 * Mean brightness of a picture, 0..255 (ITU-R BT.601 weights), or null before there is one. Reads 576 pixels: cheap, but
 * not for every frame.
 */
export function brightnessOf(picture: HTMLVideoElement): number | null {
  if (picture.readyState < HTMLMediaElement.HAVE_CURRENT_DATA) return null;
  if (!context) {
    const canvas = document.createElement("canvas");
    canvas.width = WIDTH;
    canvas.height = HEIGHT;
    context = canvas.getContext("2d", { willReadFrequently: true });
  }
  if (!context) return null;
  context.drawImage(picture, 0, 0, WIDTH, HEIGHT);
  const { data } = context.getImageData(0, 0, WIDTH, HEIGHT);
  let sum = 0;
  for (let i = 0; i < data.length; i += 4) {
    sum += 0.299 * (data[i] ?? 0) + 0.587 * (data[i + 1] ?? 0) + 0.114 * (data[i + 2] ?? 0);
  }
  return sum / (WIDTH * HEIGHT);
}
