import { BONES, LIFTED, LIFTED_COUNT, LIFTED_LANDMARK } from "./bones.ts";
import { BESIDE_SIGMA, chooseBranches, LIMBS } from "./limb-branches.ts";
import { SparseCholesky } from "./sparse-cholesky.ts";
import { LANDMARK_STRIDE } from "../pose/landmarks.ts";
import type { StandingReference } from "./standing-reference.ts";
import type { PictureSize } from "../pose/frame.ts";

const N = LIFTED_COUNT;
/** Focal length in parts of the longer side of the picture: between a webcam (60° across) and a phone (68°). */
const FOCAL = 0.87;
/** Torso lengths: how exactly a bone keeps its length between landmarks. */
const LENGTH_SIGMA = 0.055;
const TRUNK_SIGMA = 0.03;
/** Doubt of the network's own depth of a bone, torso lengths: limbs are its better side. */
const DEPTH_SIGMA = 0.2;
const SHANK_DEPTH_SIGMA = 0.155;
const LIMB_DEPTH_SIGMA = 0.13;
/** An arm is straight unless it is seen to be bent: difference of its bones' directions, and from where this fades. */
const STRAIGHT_SIGMA = 0.2;
const BENT = 0.7;
/** The network flattens bodies: its depths are multiplied by this. */
const DEPTH_GAIN = 1.15;
/** Torso lengths a second that a joint's depth changes: trunk and feet are slow, the ends of the limbs are not. */
const SPEEDS = LIFTED.map((name) => {
  if (name.includes("hip")) return 0.6;
  if (name.includes("ankle")) return 0.5;
  return name.includes("shoulder") ? 1 : 20;
});
const ITERATIONS = 2;
/** Torso lengths that the shoulders must be over the hips for rules about upright people. */
const LEAST_UPRIGHT = 0.3;
/** Cosine of the turn from the camera beyond which the lean shows in the picture. */
const LEAST_FRONTAL = 0.3;
/** A trunk shortened by less than this depth (torso lengths) may as well be upright. */
const LEAST_SHORT = 0.25;
/** Torso lengths that the shoulders may be behind the hips, and the spread of this rule. */
const MOST_BACKWARD = 0.08;
const LEAN_SIGMA = 0.05;

const LEFT_SHOULDER = LIFTED.indexOf("left_shoulder");
const RIGHT_SHOULDER = LIFTED.indexOf("right_shoulder");
const LEFT_HIP = LIFTED.indexOf("left_hip");
const RIGHT_HIP = LIFTED.indexOf("right_hip");
const LS = LIFTED_LANDMARK[LEFT_SHOULDER] * LANDMARK_STRIDE;
const RS = LIFTED_LANDMARK[RIGHT_SHOULDER] * LANDMARK_STRIDE;
const LH = LIFTED_LANDMARK[LEFT_HIP] * LANDMARK_STRIDE;
const RH = LIFTED_LANDMARK[RIGHT_HIP] * LANDMARK_STRIDE;

/** Which bones the network's depth speaks of: each joint against its parent. */
const DEPTH_BONES = BONES.map(({ a, b, kind }, i) => {
  const limb = kind === "upper_arm" || kind === "forearm" || kind === "thigh";
  const sigma = limb ? LIMB_DEPTH_SIGMA : kind === "shank" ? SHANK_DEPTH_SIGMA : DEPTH_SIGMA;
  return { a, b, i, kind, weight: 1 / sigma ** 2 };
}).filter(({ kind }) => kind !== "diagonal");

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
  readonly information = new SparseCholesky(N, [
    ...BONES.map(({ a, b }) => [a, b] as const),
    ...LIMBS.map(({ root, end }) => [root, end] as const),
  ]);
  private readonly normal = new Float64Array(N * N);
  private readonly gradient = new Float64Array(N);
  private readonly predicted = new Float64Array(N);
  private readonly focal: number;
  private readonly standing: StandingReference;
  readonly bias: Float64Array;
  /** Which way the chest points, seen from above: x and z of a unit vector; zero where no rule of anatomy applies. */
  forwardX = 0;
  forwardZ = 0;
  started = false;
  private readonly picture: PictureSize;
  private elapsed = 0;

  /** @param standing what the upright posture has taught about the camera and the network */
  constructor(picture: PictureSize, standing: StandingReference) {
    this.picture = picture;
    this.standing = standing;
    this.bias = standing.bias;
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
    this.anatomy();
    chooseBranches(this);
    for (let i = 0; i < ITERATIONS + (this.started ? 0 : 6); i += 1) this.step();
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
    let flat = 0;
    let inPlane = 0;
    for (let k = 0; k < BONES.length; k += 1) {
      const { a, b, kind } = BONES[k];
      if (kind === "heel_toe" || kind === "ankle_heel" || kind === "ankle_toe") continue;
      flat += Math.hypot(this.rays[a * 3] - this.rays[b * 3], this.rays[a * 3 + 1] - this.rays[b * 3 + 1]);
      const depth = this.hints[b] - this.hints[a];
      inPlane += Math.sqrt(Math.max(this.lengths[k] ** 2 - depth ** 2, 0.04 * this.lengths[k] ** 2));
    }
    // A mean over bones in which the ones seen flat weigh most, because they tell most.
    const distance = inPlane / Math.max(flat, 1e-6);
    for (let i = 0; i < N; i += 1) {
      this.depths[i] = distance + this.hints[i];
      this.predicted[i] = this.depths[i];
    }
    this.elapsed = 1;
  }

  private predict(seconds: number): void {
    this.elapsed = seconds;
    this.predicted.set(this.depths);
  }

  /** One Gauss-Newton step. */
  private step(): void {
    const { normal, gradient, depths, rays } = this;
    normal.fill(0);
    gradient.fill(0);
    for (let i = 0; i < N; i += 1) {
      const firmness = this.started ? 1 / (SPEEDS[i] * Math.max(this.elapsed, 0.01)) ** 2 : 1e-4;
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
      const { a, b, i, weight } = DEPTH_BONES[k];
      const hint = this.hints[b] - this.hints[a] - this.bias[i];
      this.add(a, b, -1, 1, weight, (depths[b] - depths[a] - hint) * weight);
    }
    this.holdTrunk();
    this.holdKnees();
    this.straightenArms();
    this.descend();
  }

  /**
   * A trunk that looks short leans, and an upright person's trunk leans forward, not back, whatever the network thinks.
   * Puts the shoulders on the right side of the hips, from where the steps that follow can refine them.
   */
  private anatomy(): void {
    const { rays, depths, hints } = this;
    this.forwardX = 0;
    this.forwardZ = 0;
    const drop = middle(rays, LEFT_HIP, RIGHT_HIP, 1) - middle(rays, LEFT_SHOULDER, RIGHT_SHOULDER, 1);
    const hip = (depths[LEFT_HIP] + depths[RIGHT_HIP]) / 2;
    if (drop * hip < LEAST_UPRIGHT) return;
    const leftX =
      (rays[LEFT_SHOULDER * 3] - rays[RIGHT_SHOULDER * 3] + rays[LEFT_HIP * 3] - rays[RIGHT_HIP * 3]) * hip;
    const leftZ = hints[LEFT_SHOULDER] - hints[RIGHT_SHOULDER] + hints[LEFT_HIP] - hints[RIGHT_HIP];
    const size = Math.sqrt(leftX * leftX + leftZ * leftZ);
    if (size < 1e-6) return;
    this.forwardX = leftZ / size;
    this.forwardZ = -leftX / size;
    // Seen from the side the lean shows in the picture itself.
    if (Math.abs(this.forwardZ) < LEAST_FRONTAL) return;
    const dx = (middle(rays, LEFT_SHOULDER, RIGHT_SHOULDER, 0) - middle(rays, LEFT_HIP, RIGHT_HIP, 0)) * hip;
    const flat = Math.sqrt(dx * dx + drop * drop * hip * hip);
    const short = Math.sqrt(Math.max(0, 1 - flat * flat));
    const shoulder = (depths[LEFT_SHOULDER] + depths[RIGHT_SHOULDER]) / 2;
    const wanted = Math.sign(this.forwardZ) * short - this.standing.slope;
    if (short < LEAST_SHORT || (shoulder - hip + this.standing.slope) * this.forwardZ > 0) return;
    const shift = wanted - (shoulder - hip);
    depths[LEFT_SHOULDER] += shift;
    depths[RIGHT_SHOULDER] += shift;
    this.predicted[LEFT_SHOULDER] += shift;
    this.predicted[RIGHT_SHOULDER] += shift;
  }

  /** Keeps the trunk from leaning back. */
  private holdTrunk(): void {
    const { rays, depths, forwardX, forwardZ } = this;
    if (forwardX === 0 && forwardZ === 0) return;
    const shoulders =
      rays[LEFT_SHOULDER * 3] * depths[LEFT_SHOULDER] + rays[RIGHT_SHOULDER * 3] * depths[RIGHT_SHOULDER];
    const hips = rays[LEFT_HIP * 3] * depths[LEFT_HIP] + rays[RIGHT_HIP * 3] * depths[RIGHT_HIP];
    const lean =
      (forwardX * (shoulders - hips) +
        forwardZ *
          (depths[LEFT_SHOULDER] +
            depths[RIGHT_SHOULDER] -
            depths[LEFT_HIP] -
            depths[RIGHT_HIP] +
            2 * this.standing.slope)) /
      2;
    if (lean > -MOST_BACKWARD) return;
    const weight = 1 / LEAN_SIGMA ** 2;
    const pull = (lean + MOST_BACKWARD) * weight;
    for (let i = LEFT_HIP; i < N; i += 1) {
      const slope = ((i === LEFT_HIP || i === RIGHT_HIP ? -1 : 1) * (forwardX * rays[i * 3] + forwardZ)) / 2;
      this.gradient[i] += slope * pull;
      for (let j = LEFT_HIP; j <= i; j += 1) {
        const other =
          ((j === LEFT_HIP || j === RIGHT_HIP ? -1 : 1) * (forwardX * rays[j * 3] + forwardZ)) / 2;
        this.normal[i * N + j] += slope * other * weight;
      }
    }
  }

  /** Keeps each knee near the vertical plane in which it bends. */
  private holdKnees(): void {
    const { rays, depths, forwardX, forwardZ, normal, gradient } = this;
    if (forwardX === 0 && forwardZ === 0) return;
    const weight = 1 / BESIDE_SIGMA ** 2;
    for (let k = 0; k < LIMBS.length; k += 1) {
      const { root, middle, end, knee } = LIMBS[k];
      if (!knee) continue;
      const hip = forwardX - rays[root * 3] * forwardZ;
      const kneeSlope = forwardX - rays[middle * 3] * forwardZ;
      const ankle = forwardX - rays[end * 3] * forwardZ;
      const beside = kneeSlope * depths[middle] - (hip * depths[root] + ankle * depths[end]) / 2;
      const pull = beside * weight;
      gradient[root] -= (hip / 2) * pull;
      gradient[middle] += kneeSlope * pull;
      gradient[end] -= (ankle / 2) * pull;
      normal[root * N + root] += (hip * hip * weight) / 4;
      normal[middle * N + middle] += kneeSlope * kneeSlope * weight;
      normal[end * N + end] += (ankle * ankle * weight) / 4;
      // Lifted joints come from the ends of the limbs inwards: root > middle > end.
      normal[root * N + middle] -= (hip * kneeSlope * weight) / 2;
      normal[root * N + end] += (hip * ankle * weight) / 4;
      normal[middle * N + end] -= (kneeSlope * ankle * weight) / 2;
    }
  }

  /** Keeps arms straight as far as the picture does not show a bend. */
  private straightenArms(): void {
    const { rays, depths, lengths, normal, gradient } = this;
    for (const { root, middle, end, upper, lower, knee } of LIMBS) {
      if (knee) continue;
      const a = 1 / lengths[upper];
      const b = 1 / lengths[lower];
      const dx =
        rays[root * 3] * depths[root] * a -
        rays[middle * 3] * depths[middle] * (a + b) +
        rays[end * 3] * depths[end] * b;
      const dy =
        rays[root * 3 + 1] * depths[root] * a -
        rays[middle * 3 + 1] * depths[middle] * (a + b) +
        rays[end * 3 + 1] * depths[end] * b;
      const dz = depths[root] * a - depths[middle] * (a + b) + depths[end] * b;
      const fade = 1 + (dx * dx + dy * dy + dz * dz) / BENT ** 2;
      const weight = 1 / (STRAIGHT_SIGMA * fade) ** 2;
      const pull = dz * weight;
      gradient[root] += a * pull;
      gradient[middle] -= (a + b) * pull;
      gradient[end] += b * pull;
      normal[root * N + root] += a * a * weight;
      normal[middle * N + middle] += (a + b) * (a + b) * weight;
      normal[end * N + end] += b * b * weight;
      normal[root * N + middle] -= a * (a + b) * weight;
      normal[root * N + end] += a * b * weight;
      normal[middle * N + end] -= b * (a + b) * weight;
    }
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

/** Middle of two joints' lines of sight. */
function middle(rays: Float64Array, a: number, b: number, k: number): number {
  return (rays[a * 3 + k] + rays[b * 3 + k]) / 2;
}

/** Length of the trunk: 33 × 4, each of the axes with its scale. */
function torsoOf(p: Float32Array, sx: number, sy: number): number {
  const x = (p[LS] + p[RS] - p[LH] - p[RH]) * sx;
  const y = (p[LS + 1] + p[RS + 1] - p[LH + 1] - p[RH + 1]) * sy;
  const z = (p[LS + 2] + p[RS + 2] - p[LH + 2] - p[RH + 2]) * sx;
  return Math.sqrt(x * x + y * y + z * z) / 2;
}
