import { BONES, LIFTED } from "./bones.ts";
import type { LandmarkName } from "../pose/landmarks.ts";

/** What is learned about a camera's place from somebody who stands before it; it holds until the camera is moved. */
export type ViewCalibration = {
  /** Degrees that the camera looks down. */
  readonly pitch: number;
  /** Depth, in torso lengths, that the network sees in each of BONES where there is none. */
  readonly bias: readonly number[];
  /** Length of the legs (torso lengths) as they look in the picture. */
  readonly legs: number;
};

/** Standing is the longest the legs have looked, to this part of it. */
const AS_LONG = 0.94;
/** Legs that look this short, in parts of their longest, belong to somebody who squats or sits. */
const FADED = 0.8;
/** Degrees of knee flexion in the network's eyes above which nobody stands straight. */
const MOST_BENT = 45;
/** Frames of standing before they are believed, and after which the oldest fade. */
const FEWEST = 8;
const MEMORY = 150;

/**
 * Three weak opinions about the camera's pitch, each with its spread in degrees, that together make a fair one:
 * cameras mostly look level; a camera that looks down sees the shanks shorter than the thighs, and the legs shorter than
 * the trunk (cross-ratio of a straight vertical body); and the network tilts its own body a little with the camera.
 * Ratios and offsets: Drillis & Contini's proportions between BlazePose's landmarks.
 */
const LEVEL_SIGMA = 6;
const SHANK_TO_THIGH = 0.98;
const SHANK_SIGMA = 8;
const LEG_TO_TRUNK = 1.62;
const LEG_SIGMA = 7;
const NETWORK_TILT = 8;
const NETWORK_GAIN = 0.4;
const NETWORK_SIGMA = 10;
const STEEPEST = 30;
const OPINION_SIGMAS = [LEVEL_SIGMA, SHANK_SIGMA, LEG_SIGMA, NETWORK_SIGMA] as const;

const at = (name: LandmarkName): number => LIFTED.indexOf(name);
const SHOULDERS = [at("left_shoulder"), at("right_shoulder")] as const;
const HIPS = [at("left_hip"), at("right_hip")] as const;
const KNEES = [at("left_knee"), at("right_knee")] as const;
const ANKLES = [at("left_ankle"), at("right_ankle")] as const;
const LEVELS = [SHOULDERS, HIPS, KNEES, ANKLES] as const;
/** Bones that are upright in somebody who stands. */
const UPRIGHT = BONES.map(({ kind }) => kind === "flank" || kind === "thigh" || kind === "shank");
const DEGREES = 180 / Math.PI;

/**
 * Notices when the person stands upright, and learns from it what the network gets wrong there: where the body must be
 * straight, any bend it sees is its own.
 */
export class StandingReference {
  /** By BONES: what to take off the network's depths now; fades as the person leaves the upright posture. */
  readonly bias = new Float64Array(BONES.length);
  /** By BONES: the same for somebody who stands upright. */
  private readonly uprightBias = new Float64Array(BONES.length);
  /** Degrees that the camera looks down, 0 until known; and its sine: how much nearer a vertical line's top is. */
  pitch = 0;
  slope = 0;
  private frames = 0;
  /** Length of the legs (torso lengths) as they look in the picture: now, and at their longest. */
  private legs = 0;
  private longest = 0;
  private readonly depths = new Float64Array(BONES.length);
  /** Mean height in the picture (lines of sight) of shoulders, hips, knees, ankles. */
  private readonly heights = new Float64Array(4);
  private tilt = 0;
  /** Degrees of pitch by OPINION_SIGMAS; the first is that cameras look level. */
  private readonly opinions = new Float64Array(OPINION_SIGMAS.length);

  constructor(known?: ViewCalibration) {
    if (known?.bias.length !== BONES.length) return;
    this.pitch = known.pitch;
    this.slope = Math.sin(known.pitch / DEGREES);
    this.uprightBias.set(known.bias);
    this.longest = known.legs;
  }

  /**
   * One frame.
   * @param rays lines of sight @param depths of the lifted joints @param hints the network's depths, torso lengths @param visibility of the lifted joints
   * @param lengths of BONES
   */
  observe(
    rays: Float64Array,
    depths: Float64Array,
    hints: Float64Array,
    visibility: Float64Array,
    lengths: Float64Array,
  ): void {
    const upright = this.stands(rays, depths, hints, visibility);
    const near =
      this.longest > 0 ? Math.max(0, Math.min(1, (this.legs / this.longest - FADED) / (AS_LONG - FADED))) : 0;
    for (let i = 0; i < BONES.length; i += 1) this.bias[i] = near * this.uprightBias[i];
    if (!upright) return;
    this.frames = Math.min(this.frames + 1, MEMORY);
    const part = 1 / this.frames;
    for (let i = 0; i < BONES.length; i += 1) {
      const { a, b } = BONES[i];
      this.depths[i] += part * (hints[b] - hints[a] - this.depths[i]);
    }
    for (let i = 0; i < LEVELS.length; i += 1) {
      this.heights[i] += part * (height(rays, LEVELS[i]) - this.heights[i]);
    }
    const rise = (hints[ANKLES[0]] + hints[ANKLES[1]] - hints[SHOULDERS[0]] - hints[SHOULDERS[1]]) / 2;
    this.tilt += part * (Math.atan2(rise, 1 + LEG_TO_TRUNK) * DEGREES - this.tilt);
    if (this.frames < FEWEST) return;
    this.pitch = this.estimatePitch();
    this.slope = Math.sin(this.pitch / DEGREES);
    for (let i = 0; i < BONES.length; i += 1) {
      if (UPRIGHT[i]) this.uprightBias[i] = this.depths[i] - lengths[i] * this.slope;
    }
  }

  /** What was learned of the camera's place, null if nobody stood. */
  view(): ViewCalibration | null {
    return this.frames < FEWEST
      ? null
      : { pitch: this.pitch, bias: Array.from(this.uprightBias), legs: this.longest };
  }

  private stands(
    rays: Float64Array,
    depths: Float64Array,
    hints: Float64Array,
    visibility: Float64Array,
  ): boolean {
    this.legs = 0;
    for (let i = 0; i < LEVELS.length; i += 1) {
      if (visibility[LEVELS[i][0]] < 0.5 || visibility[LEVELS[i][1]] < 0.5) return false;
    }
    const shoulders = height(rays, SHOULDERS);
    const hips = height(rays, HIPS);
    const knees = height(rays, KNEES);
    const ankles = height(rays, ANKLES);
    const trunk = hips - shoulders;
    if (!(trunk > 0 && knees > hips && ankles > knees)) return false;
    const legs = (ankles - hips) * ((depths[HIPS[0]] + depths[HIPS[1]]) / 2);
    this.legs = legs;
    // Slowly forgotten, so that one wild frame does not make all later ones look like sitting.
    this.longest = Math.max(this.longest * 0.9995, Math.min(legs, 2.4));
    if (legs < AS_LONG * this.longest || legs < 1) return false;
    return (
      bend(rays, hints, HIPS[0], KNEES[0], ANKLES[0], trunk) <= MOST_BENT &&
      bend(rays, hints, HIPS[1], KNEES[1], ANKLES[1], trunk) <= MOST_BENT
    );
  }

  private estimatePitch(): number {
    const { heights } = this;
    const opinions = this.opinions;
    opinions[1] = crossRatioPitch(heights[1], heights[2], heights[3], SHANK_TO_THIGH);
    opinions[2] = crossRatioPitch(heights[0], heights[1], heights[3], LEG_TO_TRUNK);
    opinions[3] = (this.tilt - NETWORK_TILT) / NETWORK_GAIN;
    let sum = 0;
    let weights = 0;
    for (let i = 0; i < opinions.length; i += 1) {
      if (!Number.isFinite(opinions[i])) continue;
      const weight = 1 / (OPINION_SIGMAS[i] * OPINION_SIGMAS[i]);
      sum += weight * Math.max(-STEEPEST, Math.min(STEEPEST, opinions[i]));
      weights += weight;
    }
    return sum / weights;
  }
}

/** Height of a pair of joints in the picture, as lines of sight. */
function height(rays: Float64Array, pair: readonly [number, number]): number {
  return (rays[pair[0] * 3 + 1] + rays[pair[1] * 3 + 1]) / 2;
}

/** Bend of a-b-c in degrees in the network's eyes; lines of sight are brought to torso lengths by the trunk's. */
function bend(
  rays: Float64Array,
  hints: Float64Array,
  a: number,
  b: number,
  c: number,
  trunk: number,
): number {
  const ux = (rays[b * 3] - rays[a * 3]) / trunk;
  const uy = (rays[b * 3 + 1] - rays[a * 3 + 1]) / trunk;
  const uz = hints[b] - hints[a];
  const vx = (rays[c * 3] - rays[b * 3]) / trunk;
  const vy = (rays[c * 3 + 1] - rays[b * 3 + 1]) / trunk;
  const vz = hints[c] - hints[b];
  const cosine =
    (ux * vx + uy * vy + uz * vz) / Math.sqrt((ux * ux + uy * uy + uz * uz) * (vx * vx + vy * vy + vz * vz));
  return Math.acos(Math.max(-1, Math.min(1, cosine))) * DEGREES;
}

/**
 * Pitch (degrees, looking down positive) at which three points of a straight vertical line, whose second part is `ratio`
 * times the first, are seen at these heights.
 */
function crossRatioPitch(first: number, second: number, third: number, ratio: number): number {
  const q = (third - first) / (second - first) / (1 + ratio);
  const divisor = third - q * second;
  // Near the middle of the picture the three heights say nothing about pitch.
  if (Math.abs(divisor) < 0.02) return Number.NaN;
  return Math.atan((1 - q) / divisor) * DEGREES;
}
