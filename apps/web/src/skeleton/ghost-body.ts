import { LANDMARK, LANDMARK_COUNT } from "@physiocheck/motion";
import { FITTED, type GhostPostures } from "./ghost.ts";

/** Feet stay where they are in most exercises: the template stands on the person's. */
const FEET = [
  LANDMARK.left_ankle,
  LANDMARK.right_ankle,
  LANDMARK.left_heel,
  LANDMARK.right_heel,
  LANDMARK.left_foot_index,
  LANDMARK.right_foot_index,
];
/** The way a person faces is looked at near the start pose only, or the movement itself would turn the template. */
const NEAR_START = 0.25;

/** The template's peak posture as a lifted body, standing where a person stands and turned the way they are. */
export class GhostBody {
  private readonly postures: GhostPostures;
  private readonly size: number;
  private readonly posture = new Float32Array(LANDMARK_COUNT * 3);
  private readonly out = new Float32Array(LANDMARK_COUNT * 3);
  private turn: number | null = null;

  constructor(postures: GhostPostures) {
    this.postures = postures;
    const { left_shoulder: ls, right_shoulder: rs, left_hip: lh, right_hip: rh } = LANDMARK;
    const { start } = postures;
    let squares = 0;
    for (let axis = 0; axis < 3; axis += 1) {
      const at = (index: number): number => start[index * 3 + axis] ?? 0;
      squares += ((at(ls) + at(rs) - at(lh) - at(rh)) / 2) ** 2;
    }
    this.size = 1 / Math.sqrt(squares);
  }

  /**
   * @param body 33 × 3, torso lengths, x right, y down, z away
   * @param progress part of the way to the peak; null while unknown
   * @returns 33 × 3 of the same kind; overwritten by the next call
   */
  at(body: Float32Array, side: "left" | "right" | "both", progress: number | null): Float32Array {
    if (this.turn === null || (progress !== null && progress < NEAR_START)) {
      this.scale(this.postures.start, this.posture);
      this.turn = turnOf(this.posture, body);
    }
    this.scale(this.postures.peak[side], this.posture);
    const cosine = Math.cos(this.turn);
    const sine = Math.sin(this.turn);
    const { posture, out } = this;
    for (let i = 0; i < LANDMARK_COUNT; i += 1) {
      const x = posture[i * 3] ?? 0;
      const z = posture[i * 3 + 2] ?? 0;
      out[i * 3] = x * cosine + z * sine;
      out[i * 3 + 1] = posture[i * 3 + 1] ?? 0;
      out[i * 3 + 2] = z * cosine - x * sine;
    }
    this.stand(body);
    return out;
  }

  /** From metres, y up, facing +z, to torso lengths, y down, facing the camera. */
  private scale(from: Float64Array, to: Float32Array): void {
    for (let i = 0; i < LANDMARK_COUNT; i += 1) {
      to[i * 3] = (from[i * 3] ?? 0) * this.size;
      to[i * 3 + 1] = -(from[i * 3 + 1] ?? 0) * this.size;
      to[i * 3 + 2] = -(from[i * 3 + 2] ?? 0) * this.size;
    }
  }

  private stand(body: Float32Array): void {
    const { out } = this;
    const [x, z] = [mean(body, 0) - mean(out, 0), mean(body, 2) - mean(out, 2)];
    const y = lowest(body) - lowest(out);
    if (!Number.isFinite(x + y + z)) return;
    for (let i = 0; i < LANDMARK_COUNT; i += 1) {
      out[i * 3] = (out[i * 3] ?? 0) + x;
      out[i * 3 + 1] = (out[i * 3 + 1] ?? 0) + y;
      out[i * 3 + 2] = (out[i * 3 + 2] ?? 0) + z;
    }
  }
}

/** Radians about the vertical that lay a posture best over a body (least squares in the plane). */
function turnOf(posture: Float32Array, body: Float32Array): number {
  let along = 0;
  let across = 0;
  const centre = (points: Float32Array, axis: number): number =>
    FITTED.reduce((sum, index) => sum + (points[index * 3 + axis] ?? 0), 0) / FITTED.length;
  const [px, pz, bx, bz] = [centre(posture, 0), centre(posture, 2), centre(body, 0), centre(body, 2)];
  for (const index of FITTED) {
    const x = (posture[index * 3] ?? 0) - px;
    const z = (posture[index * 3 + 2] ?? 0) - pz;
    const toX = (body[index * 3] ?? 0) - bx;
    const toZ = (body[index * 3 + 2] ?? 0) - bz;
    along += toX * x + toZ * z;
    across += toX * z - toZ * x;
  }
  return Math.atan2(across, along) || 0;
}

function mean(points: Float32Array, axis: number): number {
  let sum = 0;
  for (const index of FEET) sum += points[index * 3 + axis] ?? Number.NaN;
  return sum / FEET.length;
}

function lowest(points: Float32Array): number {
  let most = Number.NEGATIVE_INFINITY;
  for (const index of FEET) most = Math.max(most, points[index * 3 + 1] ?? Number.NaN);
  return most;
}
