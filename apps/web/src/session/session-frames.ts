import { LANDMARK_STRIDE, type PictureSize, type PoseFrame, snapFrame } from "@physiocheck/motion";

/**
 * Brings frames onto the session's own clock and picture, whatever happens to the camera: after a reload the time goes
 * on, and a phone that was turned or another camera gives other picture sizes, while a trace has one. Landmarks are
 * parts of the picture's size, so another size is a change of unit, not of the pose. Frames are measured as the trace will
 * keep them, so that the stored session can be scored again with the same result.
 */
export class SessionFrames {
  /** ms to add to a time on this page's clock for the session's. */
  readonly offset: number;
  private size: PictureSize | null;
  private last: number;

  /**
   * @param offset ms to add to the times of this page's frames
   * @param picture the session's picture, null if the first frame is to decide
   */
  constructor(offset: number, picture: PictureSize | null) {
    this.offset = offset;
    this.size = picture;
    this.last = offset;
  }

  /** The session's picture, null before the first frame. */
  get picture(): PictureSize | null {
    return this.size;
  }

  /** The session's time of the newest frame, ms. */
  get now(): number {
    return this.last;
  }

  /** The same frame in the session's units. Changes the frame's arrays in place. */
  take(frame: PoseFrame, picture: PictureSize): PoseFrame {
    this.size ??= { width: picture.width, height: picture.height };
    const { landmarks } = frame;
    if (landmarks && (picture.width !== this.size.width || picture.height !== this.size.height)) {
      const across = picture.width / this.size.width;
      const down = picture.height / this.size.height;
      for (let i = 0; i < landmarks.length; i += LANDMARK_STRIDE) {
        landmarks[i] = (landmarks[i] ?? 0) * across;
        landmarks[i + 1] = (landmarks[i + 1] ?? 0) * down;
        landmarks[i + 2] = (landmarks[i + 2] ?? 0) * across;
      }
    }
    const snapped = snapFrame({ t: frame.t + this.offset, landmarks, world: frame.world });
    this.last = snapped.t;
    return snapped;
  }
}
