import { LANDMARK, LANDMARK_COUNT, LANDMARK_STRIDE } from "@physiocheck/motion";
import type { Phase, PoseFrame, Trace } from "@physiocheck/motion";
import { clamp, mix } from "../geometry/vector.ts";
import type { Vec3 } from "../geometry/vector.ts";
import type { Patient } from "../patient.ts";
import type { TrueRepetition } from "../behaviours/part.ts";
import { createRandom, createSmoothNoise, deriveSeed, gaussian } from "../random.ts";
import { inCamera, project } from "./camera.ts";
import type { Camera } from "./camera.ts";
import { visibilityFrom } from "./occlusion.ts";

/** How bad the pose model is. */
export type TraceOptions = {
  readonly fps?: number;
  readonly seed?: number;
  /**
   * 1 is what MediaPipe's full model shows on a person of half the picture's height: about 0.6 % of the torso white, and
   * 1.2 % wandering over a second, each landmark by itself. 0 is exact.
   */
  readonly noise?: number;
  /** Part of the frames in which nobody is found. */
  readonly dropout?: number;
  /** Stretches (ms) in which nobody is found. */
  readonly gaps?: readonly (readonly [number, number])[];
  /** Hidden landmarks lose visibility and wander five times as much. Default true. */
  readonly occlusion?: boolean;
  /**
   * Depth of the world landmarks against the truth. MediaPipe flattens people along the line of sight, to about 0.7 for
   * bent limbs seen from the front; 1 is exact.
   */
  readonly depthScale?: number;
};

/** What was true in each frame of a trace. */
export type TraceTruth = {
  readonly repetitions: readonly TrueRepetition[];
  readonly holds: readonly { readonly start: number; readonly end: number }[];
  readonly frames: readonly {
    readonly t: number;
    readonly angles: Float64Array;
    readonly phase: Phase;
    readonly progress: number;
  }[];
};

/**
 * Visibility of a landmark that cannot be seen at all. As MediaPipe's full model gave it for the rendered figure turned
 * through a whole circle: shoulders, hips and face stay sure of themselves, limbs fall to between 0.2 and 0.6.
 */
const HIDDEN_LIMB = 0.35;
const HIDDEN_TRUNK = 0.98;
const TRUNK: ReadonlySet<number> = new Set([
  ...Array.from({ length: 11 }, (_, k) => k),
  LANDMARK.left_shoulder,
  LANDMARK.right_shoulder,
  LANDMARK.left_hip,
  LANDMARK.right_hip,
]);

const FPS = 30;
const WHITE = 0.006;
const WANDER = 0.012;

/** What a pose model would say of this patient, frame by frame, and what is true. */
export function projectTrace(
  patient: Patient,
  camera: Camera,
  options: TraceOptions = {},
): { readonly trace: Trace; readonly truth: TraceTruth } {
  const { width, height } = camera.picture;
  const frames: PoseFrame[] = [];
  const truths: TraceTruth["frames"][number][] = [];
  for (const { frame, truth } of projectFrames(patient, camera, options)) {
    frames.push(frame);
    truths.push(truth);
  }
  return {
    trace: { fps: options.fps ?? FPS, width, height, source: "digital patient", frames },
    truth: { repetitions: patient.repetitions, holds: patient.holds, frames: truths },
  };
}

/** The same one frame after the other, as far as somebody looks: for who stops when they have seen enough. */
export function* projectFrames(
  patient: Patient,
  camera: Camera,
  options: TraceOptions = {},
): Generator<{ readonly frame: PoseFrame; readonly truth: TraceTruth["frames"][number] }, void> {
  const fps = options.fps ?? FPS;
  const noise = options.noise ?? 1;
  const random = createRandom(deriveSeed(options.seed ?? 1, "landmarks"));
  const wander = Array.from({ length: LANDMARK_COUNT * 3 }, () => createSmoothNoise(random, 0.3, 1.5));
  const free = new Float64Array(LANDMARK_COUNT).fill(1);
  const { width, height } = camera.picture;
  const count = Math.floor((patient.durationMs / 1000) * fps) + 1;

  for (let index = 0; index < count; index += 1) {
    const t = (index * 1000) / fps;
    const moment = patient.poseAt(t);
    const lost =
      random() < (options.dropout ?? 0) || (options.gaps ?? []).some(([from, to]) => t >= from && t < to);
    if (options.occlusion ?? true) visibilityFrom(patient.body, moment.points, camera.position, free);
    const at = (k: number): Vec3 => [
      moment.points[k * 3],
      moment.points[k * 3 + 1],
      moment.points[k * 3 + 2],
    ];
    const middle = inCamera(camera, mix(at(LANDMARK.left_hip), at(LANDMARK.right_hip), 0.5));
    const landmarks = new Float32Array(LANDMARK_COUNT * LANDMARK_STRIDE);
    const world = new Float32Array(LANDMARK_COUNT * LANDMARK_STRIDE);
    let inside = 0;
    const pixels = camera.focal / Math.max(0.3, middle[2]);
    for (let k = 0; k < LANDMARK_COUNT; k += 1) {
      const seen = free[k];
      const [u, v, depth] = project(camera, at(k));
      const place = inCamera(camera, at(k));
      const within = depth > 0.2 && u >= 0 && u < width && v >= 0 && v < height;
      if (within) inside += 1;
      const spread = noise * patient.body.trunk * (1 + 4 * (1 - seen));
      const error = (axis: number): number =>
        spread * (WHITE * gaussian(random) + WANDER * wander[k * 3 + axis](t));
      const [ex, ey, ez] = [error(0), error(1), error(2)];
      const hidden = TRUNK.has(k) ? HIDDEN_TRUNK : HIDDEN_LIMB;
      const visibility = within
        ? clamp(hidden + (0.995 - hidden) * seen + 0.01 * noise * gaussian(random), 0, 0.999)
        : 0.08;
      const flat = (options.depthScale ?? 0.7) * (depth - middle[2]);
      landmarks.set(
        [
          (u + ex * pixels) / width,
          (v + ey * pixels) / height,
          ((flat + 2 * ez) * pixels) / width,
          visibility,
        ],
        k * LANDMARK_STRIDE,
      );
      world.set(
        [place[0] - middle[0] + ex, place[1] - middle[1] + ey, flat + 2 * ez, visibility],
        k * LANDMARK_STRIDE,
      );
    }
    const nobody = lost || inside < 8;
    yield {
      frame: { t, landmarks: nobody ? null : landmarks, world: nobody ? null : world },
      truth: { t, angles: moment.angles, phase: moment.phase, progress: moment.progress },
    };
  }
}
