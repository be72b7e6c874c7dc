import type { Body } from "../body/body.ts";
import type { PatientSide } from "../body/skeleton.ts";
import { clamp, ease, lerp } from "../geometry/vector.ts";
import { STILL } from "../motions/motion.ts";
import type { ExerciseMotion } from "../motions/motion.ts";
import { sitToStand } from "../motions/knee/sit-to-stand.ts";
import { standingPosture } from "../motions/standing.ts";
import { armTowards } from "../pose/stance.ts";
import { createRandom, createSmoothNoise } from "../random.ts";
import { resting } from "./part.ts";
import type { Part } from "./part.ts";

const NOTHING = { motion: null, repetitions: [], holds: [] } as const;

/** Standing, swaying a little; in the start pose of an exercise if one is given. */
export function createStanding(body: Body, seconds: number, motion: ExerciseMotion | null): Part {
  return {
    ...NOTHING,
    kind: "stand",
    motion,
    durationMs: seconds * 1000,
    at: (_t, sway) =>
      resting(motion ? motion.posture(body, { ...STILL, sway }) : standingPosture(body, { sway })),
  };
}

/** Standing and talking with the hands: what a counter must not count. */
export function createGesturing(body: Body, seconds: number, seed: number): Part {
  const random = createRandom(seed);
  const noises = Array.from({ length: 7 }, () => createSmoothNoise(random, 0.15, 0.7));
  const [leftRaise, rightRaise, leftBend, rightBend, turn, lean, out] = noises as [
    (t: number) => number,
    (t: number) => number,
    (t: number) => number,
    (t: number) => number,
    (t: number) => number,
    (t: number) => number,
    (t: number) => number,
  ];
  return {
    ...NOTHING,
    kind: "gesture",
    durationMs: seconds * 1000,
    at: (t, sway) => {
      const on = Math.min(ease(t, 0, 600), 1 - ease(t, seconds * 1000 - 600, seconds * 1000));
      const arm = (side: PatientSide) => {
        const raise = clamp(22 + 22 * (side === "left" ? leftRaise(t) : rightRaise(t)), 0, 75);
        const bend = clamp(65 + 35 * (side === "left" ? leftBend(t) : rightBend(t)), 5, 125);
        return armTowards(
          lerp(4, raise, on),
          lerp(9, 14 + 6 * out(t), on),
          lerp(12, bend, on),
          lerp(12, 25, on),
          lerp(-8, 20, on),
        );
      };
      return resting(
        standingPosture(body, {
          sway: { ...sway, turn: sway.turn + on * 8 * turn(t), lean: sway.lean + on * 2 * lean(t) },
          arms: { left: arm("left"), right: arm("right") },
        }),
      );
    },
  };
}

/** From standing in front of the chair to the seat, once, or up from it. */
export function createSitting(body: Body, way: "down" | "up"): Part {
  const durationMs = 1900;
  return {
    ...NOTHING,
    kind: way === "down" ? "sit-down" : "stand-up",
    motion: sitToStand,
    durationMs,
    at: (t, sway) => {
      const s = ease(t / durationMs);
      const p = way === "down" ? 1 - s : s;
      return resting(
        sitToStand.posture(body, { ...STILL, progress: { left: p, right: p }, sway, arms: "hanging" }),
      );
    },
  };
}
