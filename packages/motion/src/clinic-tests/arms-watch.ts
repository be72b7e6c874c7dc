import { LANDMARK, LANDMARK_STRIDE } from "../pose/landmarks.ts";

/** A wrist nearer than this to the middle of the chest belongs to a crossed arm, torso lengths. */
const NEAR_CHEST = 0.55;
/** Where that middle is, from the shoulders towards the hips. */
const DOWN_THE_CHEST = 0.3;
const SEEN = 0.5;
/** Crossed for this part of the frames in which it could be seen. */
const MOSTLY = 0.7;
const FEWEST = 10;

/** Whether the arms are crossed before the chest, as sit-to-stand tests ask. */
export class ArmsWatch {
  private crossed = 0;
  private frames = 0;

  /** One frame. @param body 33 × 3, torso lengths @param landmarks 33 × 4, for the visibility */
  push(body: Float32Array, landmarks: Float32Array): void {
    const { left_wrist: left, right_wrist: right } = LANDMARK;
    const seen = (i: number): boolean => (landmarks[i * LANDMARK_STRIDE + 3] ?? 0) >= SEEN;
    if (!seen(left) && !seen(right)) return;
    this.frames += 1;
    if ([left, right].every((wrist) => !seen(wrist) || fromChest(body, wrist) < NEAR_CHEST))
      this.crossed += 1;
  }

  /** False where they were not crossed for a good part; true also where nothing could be seen of them. */
  get wereCrossed(): boolean {
    return this.frames < FEWEST || this.crossed >= MOSTLY * this.frames;
  }
}

function fromChest(body: Float32Array, wrist: number): number {
  let sum = 0;
  for (let k = 0; k < 3; k += 1) {
    const shoulders = (at(body, LANDMARK.left_shoulder, k) + at(body, LANDMARK.right_shoulder, k)) / 2;
    const hips = (at(body, LANDMARK.left_hip, k) + at(body, LANDMARK.right_hip, k)) / 2;
    const apart = at(body, wrist, k) - (shoulders + DOWN_THE_CHEST * (hips - shoulders));
    sum += apart * apart;
  }
  return Math.sqrt(sum);
}

function at(body: Float32Array, landmark: number, k: number): number {
  return body[landmark * 3 + k] ?? Number.NaN;
}
