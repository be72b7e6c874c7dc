import type { PictureSize } from "@physiocheck/motion";

/** How a picture lies in a box: `cover` fills the box and loses edges, `contain` shows all of the picture. */
export type Fit = "cover" | "contain";

/** Box pixels = offset + picture pixels × scale; then, if mirrored, x = box width − x. */
export type Placement = {
  readonly scale: number;
  readonly offsetX: number;
  readonly offsetY: number;
  readonly boxWidth: number;
  readonly mirrored: boolean;
  readonly picture: PictureSize;
};

/**
 * Where a picture is drawn in a box, by the rules of CSS `object-fit` with `object-position: center`.
 * @param box pixels
 * @param picture pixels; an empty picture is placed as one pixel, so that nothing is divided by zero
 */
export function place(box: PictureSize, picture: PictureSize, fit: Fit, mirrored: boolean): Placement {
  const width = Math.max(1, picture.width);
  const height = Math.max(1, picture.height);
  const across = box.width / width;
  const down = box.height / height;
  const scale = fit === "cover" ? Math.max(across, down) : Math.min(across, down);
  return {
    scale,
    offsetX: (box.width - width * scale) / 2,
    offsetY: (box.height - height * scale) / 2,
    boxWidth: box.width,
    mirrored,
    picture: { width, height },
  };
}

/** Box pixels of a landmark's x (0..1 of the picture's width). */
export function placeX(placement: Placement, x: number): number {
  const at = placement.offsetX + x * placement.picture.width * placement.scale;
  return placement.mirrored ? placement.boxWidth - at : at;
}

/** Box pixels of a landmark's y (0..1 of the picture's height). */
export function placeY(placement: Placement, y: number): number {
  return placement.offsetY + y * placement.picture.height * placement.scale;
}
