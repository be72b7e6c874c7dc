import { BONES, LIFTED, LIFTED_COUNT, LIFTED_LANDMARK } from "./bones.ts";
import { SparseCholesky } from "./sparse-cholesky.ts";
import { LANDMARK_STRIDE } from "../pose/landmarks.ts";
import type { PictureSize } from "../pose/frame.ts";

const N = LIFTED_COUNT;
/** Focal length in parts of the longer side of the picture: between a webcam (60° across) and a phone (68°). */
const FOCAL = 0.87;
/** Torso lengths: how exactly a bone keeps its length between landmarks. */
const LENGTH_SIGMA = 0.03;
const TRUNK_SIGMA = 0.05;
/** Doubt of the network's own depth, per bone: torso lengths, and part of the bone's depth. */
const DEPTH_SIGMA = 0.16;
/** The network flattens bodies: its depths are multiplied by this. */
const DEPTH_GAIN = 1.15;
/** Torso lengths a second that a joint's depth changes unannounced. */
const SPEED_SIGMA = 1.2;
const ITERATIONS = 2;

const LEFT_SHOULDER = LIFTED.indexOf("left_shoulder");
const RIGHT_SHOULDER = LIFTED.indexOf("right_shoulder");
const LEFT_HIP = LIFTED.indexOf("left_hip");
const RIGHT_HIP = LIFTED.indexOf("right_hip");

/** Which bones the network's depth speaks of: each joint against its parent. */
const DEPTH_BONES = BONES.map((bone, i) => ({ ...bone, i })).filter(({ kind }) => kind !== "diagonal");

/**
 * Lifts a flat pose to three dimensions with the person's own bone lengths: each joint lies somewhere on its line of
 * sight, and all lie where the bones between them have the right lengths (Taylor 2000, here in perspective), near where
 * the network believes them and near where they just were. Gauss-Newton over the joints' distances from the camera.
 */
export class Lift {
  /** Lengths of BONES, torso lengths. */
  readonly lengths = Float64Array.from(BONES, (bone) => bone.prior);
  /** 16 × 3: x right, y down, z away from the camera, torso lengths, origin at the camera. */
  readonly points = new Float64Array(N * 3);
  /** Lines of sight: 16 × 3, third component 1. */
  readonly rays = new Float64Array(N * 3);
  /** Distances along the optical axis, torso lengths. */
  readonly depths = new Float64Array(N);
  /** The network's own depths, torso lengths. */
  readonly hints = new Float64Array(N);
  /** From the network's units to torso lengths: x, y, z. */
  readonly hintScale = new Float64Array(3);
  readonly visibility = new Float64Array(N);
  /** What is known of the depths, factored: the inverse of their covariance. */
  readonly information = new SparseCholesky(
    N,
    BONES.map(({ a, b }) => [a, b] as const),
  );
  private readonly normal = new Float64Array(N * N);
  private readonly gradient = new Float64Array(N);
  private readonly predicted = new Float64Array(N);
  private readonly speeds = new Float64Array(N);
  private readonly focal: number;
  private readonly picture: PictureSize;
  private started = false;
  private elapsed = 0;

  constructor(picture: PictureSize) {
    this.picture = picture;
    this.focal = FOCAL * Math.max(picture.width, picture.height);
  }

  /** The next frame has nothing to do with the last. */
  restart(): void {
    this.started = false;
  }

  /**
   * One frame.
   * @param landmarks 33 × 4 in parts of the picture @param world 33 × 4 in metres, or null
   * @param seconds since the last frame
   */
  solve(landmarks: Float32Array, world: Float32Array | null, seconds: number): void {
    this.look(landmarks, world);
    if (!this.started) this.guess();
    else this.predict(seconds);
    for (let i = 0; i < ITERATIONS + (this.started ? 0 : 6); i += 1) this.step();
    if (this.started && seconds > 0) {
      const keep = Math.exp(-seconds / 0.15);
      for (let i = 0; i < N; i += 1) {
        const speed = (this.depths[i] - this.predicted[i]) / seconds + this.speeds[i];
        this.speeds[i] = 0.6 * (keep * this.speeds[i] + (1 - keep) * speed);
      }
    }
    this.started = true;
    for (let i = 0; i < N; i += 1) {
      this.points[i * 3] = this.rays[i * 3] * this.depths[i];
      this.points[i * 3 + 1] = this.rays[i * 3 + 1] * this.depths[i];
      this.points[i * 3 + 2] = this.depths[i];
    }
  }

  private look(landmarks: Float32Array, world: Float32Array | null): void {
    const { width, height } = this.picture;
    for (let i = 0; i < N; i += 1) {
      const at = LIFTED_LANDMARK[i] * LANDMARK_STRIDE;
      this.rays[i * 3] = ((landmarks[at] - 0.5) * width) / this.focal;
      this.rays[i * 3 + 1] = ((landmarks[at + 1] - 0.5) * height) / this.focal;
      this.rays[i * 3 + 2] = 1;
      this.visibility[i] = landmarks[at + 3];
    }
    const source = world ?? landmarks;
    for (let i = 0; i < N; i += 1) this.hints[i] = source[LIFTED_LANDMARK[i] * LANDMARK_STRIDE + 2];
    const torso = world ? torsoOf(world, 1, 1) : torsoOf(landmarks, width, height) / width;
    const scale = 1 / Math.max(torso, 1e-3);
    this.hintScale[0] = scale;
    this.hintScale[1] = world ? scale : (scale * height) / width;
    this.hintScale[2] = scale * DEPTH_GAIN;
    for (let i = 0; i < N; i += 1) this.hints[i] *= this.hintScale[2];
  }

  /** First frame: all joints at the distance at which the bones that lie flat have their lengths. */
  private guess(): void {
    let nearness = 0;
    for (let k = 0; k < BONES.length; k += 1) {
      const { a, b, kind } = BONES[k];
      if (kind === "heel_toe" || kind === "ankle_heel" || kind === "ankle_toe") continue;
      const flat = Math.hypot(
        this.rays[a * 3] - this.rays[b * 3],
        this.rays[a * 3 + 1] - this.rays[b * 3 + 1],
      );
      const depth = this.hints[b] - this.hints[a];
      const inPlane = Math.sqrt(Math.max(this.lengths[k] ** 2 - depth ** 2, 0.04 * this.lengths[k] ** 2));
      // Mean over bones; the ones seen flat weigh most because they tell most.
      nearness += (flat / inPlane) * inPlane;
    }
    let weights = 0;
    for (let k = 0; k < BONES.length; k += 1) {
      const { a, b, kind } = BONES[k];
      if (kind === "heel_toe" || kind === "ankle_heel" || kind === "ankle_toe") continue;
      const depth = this.hints[b] - this.hints[a];
      weights += Math.sqrt(Math.max(this.lengths[k] ** 2 - depth ** 2, 0.04 * this.lengths[k] ** 2));
    }
    const distance = weights / Math.max(nearness, 1e-6);
    for (let i = 0; i < N; i += 1) {
      this.depths[i] = distance + this.hints[i];
      this.predicted[i] = this.depths[i];
      this.speeds[i] = 0;
    }
    this.elapsed = 1;
  }

  private predict(seconds: number): void {
    this.elapsed = seconds;
    for (let i = 0; i < N; i += 1) {
      this.predicted[i] = this.depths[i] + this.speeds[i] * seconds;
      this.depths[i] = this.predicted[i];
    }
  }

  /** One Gauss-Newton step. */
  private step(): void {
    const { normal, gradient, depths, rays } = this;
    normal.fill(0);
    gradient.fill(0);
    const firmness = this.started ? 1 / (SPEED_SIGMA * Math.max(this.elapsed, 0.01)) ** 2 : 1e-4;
    for (let i = 0; i < N; i += 1) {
      normal[i * N + i] += firmness;
      gradient[i] += firmness * (depths[i] - this.predicted[i]);
    }
    for (let k = 0; k < BONES.length; k += 1) {
      const { a, b, kind } = BONES[k];
      const dx = rays[b * 3] * depths[b] - rays[a * 3] * depths[a];
      const dy = rays[b * 3 + 1] * depths[b] - rays[a * 3 + 1] * depths[a];
      const dz = depths[b] - depths[a];
      const length = Math.sqrt(dx * dx + dy * dy + dz * dz) + 1e-9;
      const sigma =
        kind === "diagonal" || kind === "flank" || kind === "shoulders" ? TRUNK_SIGMA : LENGTH_SIGMA;
      const residual = (length - this.lengths[k]) / sigma;
      const seen = Math.min(this.visibility[a], this.visibility[b]);
      // A bone that is far off its length has a wrong landmark at its end: it speaks less (Cauchy).
      const weight = Math.max(seen, 0.05) ** 2 / (1 + (residual * residual) / 9) / sigma;
      const ja = -(dx * rays[a * 3] + dy * rays[a * 3 + 1] + dz) / length;
      const jb = (dx * rays[b * 3] + dy * rays[b * 3 + 1] + dz) / length;
      this.add(a, b, ja, jb, weight / sigma, residual * weight);
    }
    for (let k = 0; k < DEPTH_BONES.length; k += 1) {
      const { a, b } = DEPTH_BONES[k];
      const hint = this.hints[b] - this.hints[a];
      const weight = 1 / DEPTH_SIGMA ** 2;
      this.add(a, b, -1, 1, weight, (depths[b] - depths[a] - hint) * weight);
    }
    this.descend();
  }

  private add(a: number, b: number, ja: number, jb: number, weight: number, pull: number): void {
    const { normal, gradient } = this;
    normal[a * N + a] += ja * ja * weight;
    normal[b * N + b] += jb * jb * weight;
    if (a > b) normal[a * N + b] += ja * jb * weight;
    else normal[b * N + a] += ja * jb * weight;
    gradient[a] += ja * pull;
    gradient[b] += jb * pull;
  }

  private descend(): void {
    const { information, gradient, depths } = this;
    information.decompose(this.normal);
    information.solve(gradient);
    for (let i = 0; i < N; i += 1) depths[i] -= Math.max(-0.5, Math.min(0.5, gradient[i]));
  }
}

function torsoOf(p: Float32Array, sx: number, sy: number): number {
  const at = (joint: number, k: number): number => p[LIFTED_LANDMARK[joint] * LANDMARK_STRIDE + k];
  const across = (k: number): number =>
    (at(LEFT_SHOULDER, k) + at(RIGHT_SHOULDER, k) - at(LEFT_HIP, k) - at(RIGHT_HIP, k)) / 2;
  return Math.hypot(across(0) * sx, across(1) * sy, across(2) * sx);
}
