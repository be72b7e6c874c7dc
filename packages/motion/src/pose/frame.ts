/**
 * One look at a person.
 *
 * `landmarks`: 33 × 4 numbers, row by row: x, y in parts of the picture's width and height (x right, y down),
 * z in parts of the picture's width (smaller is nearer to the camera, origin between the hips), visibility 0..1.
 * `world`: 33 × 4 numbers: x, y, z in metres, origin between the hips, visibility 0..1. Absent in some recordings.
 * Both are null where nobody was seen: a gap is stated, never bridged.
 */
export type PoseFrame = {
  /** Milliseconds on the session's clock, strictly increasing. */
  readonly t: number;
  readonly landmarks: Float32Array | null;
  readonly world: Float32Array | null;
};

/** What the picture was like: needed because landmarks are in parts of its size. */
export type PictureSize = {
  /** Pixels. */
  readonly width: number;
  /** Pixels. */
  readonly height: number;
};
