import { ANGLE_COUNT } from "./angle-names.ts";
import { readAngles } from "./joints.ts";
import { LANDMARK, LANDMARK_COUNT, LANDMARK_STRIDE } from "../pose/landmarks.ts";
import type { PictureSize, PoseFrame } from "../pose/frame.ts";
import type { Calibration } from "../results.ts";

/** Turns each pose frame into angles with their doubt. */
export class Goniometer {
  /** Degrees by ANGLE; NaN where refused. */
  readonly angles = new Float64Array(ANGLE_COUNT).fill(Number.NaN);
  /** Degrees by ANGLE. */
  readonly plusMinus = new Float64Array(ANGLE_COUNT).fill(Number.NaN);
  /** Index into REFUSALS by ANGLE. */
  readonly refusals = new Uint8Array(ANGLE_COUNT);
  /** 33 × 3. */
  readonly points = new Float64Array(LANDMARK_COUNT * 3);
  readonly body = new Float32Array(LANDMARK_COUNT * 3);
  readonly vertical = new Float64Array([0, 1, 0]);
  trustLeft = 0;
  trustRight = 0;
  facing = Number.NaN;
  private readonly picture: PictureSize;

  constructor(picture: PictureSize, _calibration?: Calibration) {
    this.picture = picture;
  }

  /** One frame. @returns whether a person could be read */
  read(frame: PoseFrame): boolean {
    const source = frame.world ?? frame.landmarks;
    if (!source) {
      this.angles.fill(Number.NaN);
      return false;
    }
    const sx = frame.world ? 1 : this.picture.width;
    const sy = frame.world ? 1 : this.picture.height;
    for (let i = 0; i < LANDMARK_COUNT; i += 1) {
      this.points[i * 3] = source[i * LANDMARK_STRIDE] * sx;
      this.points[i * 3 + 1] = source[i * LANDMARK_STRIDE + 1] * sy;
      this.points[i * 3 + 2] = source[i * LANDMARK_STRIDE + 2] * sx;
    }
    this.body.set(this.points);
    readAngles(this.points, this.vertical, this.angles);
    this.plusMinus.fill(15);
    this.trustLeft = trust(source, LANDMARK.left_hip);
    this.trustRight = trust(source, LANDMARK.right_hip);
    return true;
  }

  calibration(): Calibration {
    return { version: 1, bones: [], confidence: [], cameraPitch: null };
  }
}

/** Mean visibility of one side's limbs, from the hip's index on (left and right alternate). */
function trust(landmarks: Float32Array, hip: number): number {
  let sum = 0;
  for (const offset of [-12, -10, -8, 0, 2, 4]) sum += landmarks[(hip + offset) * LANDMARK_STRIDE + 3];
  return sum / 6;
}
