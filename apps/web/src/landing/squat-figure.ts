import { step, type Point } from "../ui/arc.ts";

export type SquatFigure = {
  readonly head: Point;
  readonly neck: Point;
  readonly shoulder: Point;
  readonly elbow: Point;
  readonly hand: Point;
  readonly hip: Point;
  readonly knee: Point;
  readonly ankle: Point;
  readonly toe: Point;
  /** Degrees, 0 when straight. */
  readonly kneeFlexion: number;
  /** Degrees forward from the vertical. */
  readonly trunkLean: number;
};

/** Limb lengths in units of the picture, in the proportions of Drillis and Contini (1966) for a height of 400. */
const LENGTH = { shank: 98, thigh: 98, trunk: 115, neck: 22, head: 30, upperArm: 74, forearm: 62, foot: 42 };
const ANKLE: Point = [232, 452];

/**
 * A person seen from their right side, facing right, `progress` of the way (0..1) from standing into a squat.
 * The feet stay where they are; angles change, lengths do not.
 */
export function squatFigure(progress: number): SquatFigure {
  const p = Math.min(1, Math.max(0, progress));
  const shankLean = 4 + 27 * p;
  const thighLean = -2 - 72 * p;
  const trunkLean = 3 + 37 * p;
  const armLift = 176 - 88 * p;
  const knee = step(ANKLE, LENGTH.shank, shankLean);
  const hip = step(knee, LENGTH.thigh, thighLean);
  const shoulder = step(hip, LENGTH.trunk, trunkLean);
  const neck = step(shoulder, LENGTH.neck, trunkLean * 0.7);
  const elbow = step(shoulder, LENGTH.upperArm, armLift);
  return {
    ankle: ANKLE,
    toe: [ANKLE[0] + LENGTH.foot, ANKLE[1] + 10],
    knee,
    hip,
    shoulder,
    neck,
    head: step(neck, LENGTH.head, trunkLean * 0.35),
    elbow,
    hand: step(elbow, LENGTH.forearm, armLift - 8),
    kneeFlexion: shankLean - thighLean,
    trunkLean,
  };
}

/** Progress of a calm repetition: down for 40 % of the time, a moment below, up again. `phase` 0..1. */
export function calmProgress(phase: number): number {
  const ease = (x: number) => (1 - Math.cos(Math.PI * Math.min(1, Math.max(0, x)))) / 2;
  if (phase < 0.08) return 0;
  if (phase < 0.46) return ease((phase - 0.08) / 0.38);
  if (phase < 0.56) return 1;
  return 1 - ease((phase - 0.56) / 0.38);
}
