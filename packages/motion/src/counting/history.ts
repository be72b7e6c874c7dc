import { ANGLE_COUNT } from "../goniometer/angle-names.ts";
import { LANDMARK, LANDMARK_STRIDE } from "../pose/landmarks.ts";
import { quantile } from "../signal/statistics.ts";

/** Frames kept: a minute and more at 30 frames a second. A longer repetition is judged by its last minute. */
const CAPACITY = 2048;

const LEFT_HIP = LANDMARK.left_hip * LANDMARK_STRIDE;
const RIGHT_HIP = LANDMARK.right_hip * LANDMARK_STRIDE;
const LEFT_ANKLE = LANDMARK.left_ankle * LANDMARK_STRIDE;
const RIGHT_ANKLE = LANDMARK.right_ankle * LANDMARK_STRIDE;
const LEFT_SHOULDER = LANDMARK.left_shoulder * LANDMARK_STRIDE;
const RIGHT_SHOULDER = LANDMARK.right_shoulder * LANDMARK_STRIDE;

/** An ankle less visible than this is not seen. */
const SEEN = 0.5;

/** By ANGLE, degrees; see Goniometer. */
type AngleRows = {
  readonly steady: Float64Array;
  readonly angles: Float64Array;
  readonly plusMinus: Float64Array;
};

/** What a frame left behind, so that an attempt can be judged when it is over. One block of memory, used in a ring. */
export class History {
  private readonly times = new Float64Array(CAPACITY);
  private readonly left = new Float64Array(CAPACITY);
  private readonly right = new Float64Array(CAPACITY);
  private readonly both = new Float64Array(CAPACITY);
  private readonly steadyRows = new Float32Array(CAPACITY * ANGLE_COUNT);
  private readonly angleRows = new Float32Array(CAPACITY * ANGLE_COUNT);
  private readonly doubtRows = new Float32Array(CAPACITY * ANGLE_COUNT);
  /** Middle of the hips and length of the trunk in the picture, picture heights. */
  private readonly hipX = new Float64Array(CAPACITY);
  private readonly hipY = new Float64Array(CAPACITY);
  private readonly torso = new Float64Array(CAPACITY);
  /** Where the ankles are in the picture, picture heights: left x, left y, right x, right y; NaN where one is not seen. */
  private readonly ankles = new Float32Array(CAPACITY * 4);
  /** Angles of the flat picture; NaN where they are not looked at. */
  private readonly pictureRows = new Float32Array(CAPACITY * ANGLE_COUNT).fill(Number.NaN);
  private count = 0;

  /** @param landmarks 33 × 4 in parts of the picture @param aspect its width in heights */
  push(
    t: number,
    progress: { readonly left: number; readonly right: number; readonly both: number },
    { steady, angles, plusMinus }: AngleRows,
    landmarks: Float32Array,
    aspect: number,
    picture: Float64Array | null,
  ): void {
    const i = this.count % CAPACITY;
    this.times[i] = t;
    this.left[i] = progress.left;
    this.right[i] = progress.right;
    this.both[i] = progress.both;
    const { steadyRows, angleRows, doubtRows } = this;
    for (let k = 0, at = i * ANGLE_COUNT; k < ANGLE_COUNT; k += 1, at += 1) {
      steadyRows[at] = steady[k];
      angleRows[at] = angles[k];
      doubtRows[at] = plusMinus[k];
    }
    const hipX = ((landmarks[LEFT_HIP] + landmarks[RIGHT_HIP]) / 2) * aspect;
    const hipY = (landmarks[LEFT_HIP + 1] + landmarks[RIGHT_HIP + 1]) / 2;
    const dx = ((landmarks[LEFT_SHOULDER] + landmarks[RIGHT_SHOULDER]) / 2) * aspect - hipX;
    const dy = (landmarks[LEFT_SHOULDER + 1] + landmarks[RIGHT_SHOULDER + 1]) / 2 - hipY;
    this.hipX[i] = hipX;
    this.hipY[i] = hipY;
    this.torso[i] = Math.sqrt(dx * dx + dy * dy);
    this.placeAnkle(i * 4, landmarks, LEFT_ANKLE, aspect);
    this.placeAnkle(i * 4 + 2, landmarks, RIGHT_ANKLE, aspect);
    if (picture) this.pictureRows.set(picture, i * ANGLE_COUNT);
    this.count += 1;
  }

  /** Frames from..to of a time span, oldest first; `frame` numbers are for the readers below. */
  span(from: number, to: number): { first: number; last: number } {
    const oldest = Math.max(0, this.count - CAPACITY);
    let first = this.count;
    while (first > oldest && this.time(first - 1) >= from) first -= 1;
    let last = this.count - 1;
    while (last > first && this.time(last) > to) last -= 1;
    return { first, last };
  }

  /** The frame nearest before or at a time. */
  at(t: number): number {
    const oldest = Math.max(0, this.count - CAPACITY);
    let i = this.count - 1;
    while (i > oldest && this.time(i) > t) i -= 1;
    return i;
  }

  time(frame: number): number {
    return this.times[frame % CAPACITY];
  }

  progress(frame: number, side: "left" | "right" | "both"): number {
    return this[side][frame % CAPACITY];
  }

  /** The angle that counting goes by. */
  steady(frame: number, index: number): number {
    return this.steadyRows[(frame % CAPACITY) * ANGLE_COUNT + index];
  }

  /** The angle as it is reported; NaN where refused. */
  angle(frame: number, index: number): number {
    return this.angleRows[(frame % CAPACITY) * ANGLE_COUNT + index];
  }

  doubt(frame: number, index: number): number {
    return this.doubtRows[(frame % CAPACITY) * ANGLE_COUNT + index];
  }

  /** The angle as it looks in the flat picture; NaN where that is not looked at. */
  inPicture(frame: number, index: number): number {
    return this.pictureRows[(frame % CAPACITY) * ANGLE_COUNT + index];
  }

  /** How far the hips went in the picture between two frames, in torso lengths. */
  displacement(from: number, to: number): { readonly sideways: number; readonly altogether: number } {
    const torso = Math.max(this.torso[from % CAPACITY], this.torso[to % CAPACITY], 1e-6);
    const x = this.hipX[to % CAPACITY] - this.hipX[from % CAPACITY];
    const y = this.hipY[to % CAPACITY] - this.hipY[from % CAPACITY];
    return { sideways: Math.abs(x) / torso, altogether: Math.hypot(x, y) / torso };
  }

  /**
   * How far somebody went from where they were between two frames, in torso lengths: the hips, the feet from each other (`apart`), and
   * the foot that went less. Exceeded in a fifth of the frames, so that a landmark that jumps takes no step. Not a number where
   * it was not seen.
   */
  travel(
    first: number,
    last: number,
  ): { readonly hips: number; readonly apart: number; readonly leastFoot: number } {
    const { ankles } = this;
    const hips: number[] = [];
    const left: number[] = [];
    const right: number[] = [];
    const apart: number[] = [];
    const start = first % CAPACITY;
    let torso = 0;
    let stood = -1;
    for (let frame = first; frame <= last; frame += 1) {
      const i = frame % CAPACITY;
      torso = Math.max(torso, this.torso[i]);
      hips.push(Math.hypot(this.hipX[i] - this.hipX[start], this.hipY[i] - this.hipY[start]));
      const k = i * 4;
      if (Number.isNaN(ankles[k] + ankles[k + 2])) continue;
      if (stood < 0) stood = k;
      const lx = ankles[k] - ankles[stood];
      const ly = ankles[k + 1] - ankles[stood + 1];
      const rx = ankles[k + 2] - ankles[stood + 2];
      const ry = ankles[k + 3] - ankles[stood + 3];
      left.push(Math.hypot(lx, ly));
      right.push(Math.hypot(rx, ry));
      apart.push(Math.hypot(lx - rx, ly - ry));
    }
    const often = (distances: readonly number[]): number => quantile(distances, 0.8) / torso;
    return { hips: often(hips), apart: often(apart), leastFoot: Math.min(often(left), often(right)) };
  }

  private placeAnkle(at: number, landmarks: Float32Array, ankle: number, aspect: number): void {
    const seen = landmarks[ankle + 3] >= SEEN;
    this.ankles[at] = seen ? landmarks[ankle] * aspect : Number.NaN;
    this.ankles[at + 1] = seen ? landmarks[ankle + 1] : Number.NaN;
  }

  hips(frame: number): { x: number; y: number; torso: number } {
    const i = frame % CAPACITY;
    return { x: this.hipX[i], y: this.hipY[i], torso: this.torso[i] };
  }
}
