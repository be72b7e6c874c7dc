import type { BodyOptions, CameraOptions, Segment, Tilts } from "@physiocheck/digital-patient";
import { createRandom } from "../../scripts/train-yoga/random.ts";

export const VIEWS = ["front", "left", "right", "back"] as const;
export type View = (typeof VIEWS)[number];

/** Several postures of one person before one camera. */
export type PostureScene = {
  readonly view: View;
  readonly body: BodyOptions;
  readonly seed: number;
  readonly camera: CameraOptions;
  readonly script: readonly Segment[];
};

/** Degrees of the camera's yaw from which a view is seen. */
const YAW: Readonly<Record<View, number>> = { front: 0, left: 90, right: -90, back: 180 };

/** Seconds each posture is held. */
const HELD = 1;
/** Degrees: the range of shoulder level, pelvic level and both leans, in both directions. */
export const MOST = 15;
/** Degrees a shoulder line goes against the thorax, and a thorax against the pelvis: more nobody can. */
const MOST_GIRDLE = 18;

/**
 * People, cameras and postures by chance, the same for one seed. Every tilt is drawn by itself, evenly over −15..15°; every
 * film begins with somebody who stands straight. Cameras stand 0.8 to 1.3 m high, up to 5° beside the view, upright or wide.
 * @param count films of each view
 * @param postures in a film
 */
export function postureScenes(seed: number, count: number, postures: number): PostureScene[] {
  const random = createRandom(seed);
  const between = (low: number, high: number): number => low + (high - low) * random();
  return Array.from({ length: count }, (_, index) =>
    VIEWS.map((view): PostureScene => {
      const upright = random() < 0.6;
      return {
        view,
        seed: seed * 1000 + index,
        body: {
          height: between(1.52, 1.92),
          sex: random() < 0.5 ? "female" : "male",
          build: between(0.1, 0.9),
          legRatio: between(0.95, 1.05),
          armRatio: between(0.95, 1.05),
          age: between(20, 80),
          look: Math.floor(random() * 12),
        },
        camera: {
          yaw: YAW[view] + between(-5, 5),
          height: between(0.8, 1.3),
          fov: between(40, 62),
          picture: upright ? { width: 720, height: 1280 } : { width: 1280, height: 720 },
        },
        script: Array.from({ length: postures }, (__, k): Segment => ({
          kind: "tilted",
          seconds: HELD,
          tilts: k === 0 ? {} : someTilts(between),
        })),
      };
    }),
  ).flat();
}

function someTilts(between: (low: number, high: number) => number): Tilts {
  for (;;) {
    const shoulderLevel = between(-MOST, MOST);
    const leanLeft = between(-MOST, MOST);
    if (Math.abs(shoulderLevel + leanLeft) > MOST_GIRDLE) continue;
    return {
      shoulderLevel,
      leanLeft,
      pelvicLevel: between(-MOST, MOST),
      leanForward: between(-MOST, MOST),
      headTilt: between(-12, 12),
      headForward: between(-0.01, 0.06),
      shouldersForward: between(-0.01, 0.04),
    };
  }
}

/** People from whom the correction of the pose model's bias is learned (`npm run train:posture`). */
export const TRAINING_SEEDS = [3, 11, 12, 13, 14, 15, 16, 17] as const;
/** People on whom it is measured: none of the above. */
export const BENCH_SEEDS = [101, 102, 103, 104, 105, 106] as const;
