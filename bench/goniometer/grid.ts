import type { BodyOptions, CameraOptions } from "@physiocheck/digital-patient";
import type { Scene } from "../../scripts/lib/clip-cache.ts";

/** Standing, squatting, stepping, raising arms and legs, and sitting: every joint of the table moves somewhere. */
export const EXERCISES = [
  "squat",
  "shoulder-abduction",
  "lunge",
  "biceps-curl",
  "side-lunge",
  "shoulder-flexion",
  "sit-to-stand",
  "hip-abduction",
] as const;
/** Degrees: 0 in front of the person, 90 at their left side. */
export const YAWS = [0, 45, 90, 135, 180, 225, 270, 315] as const;
/** Metres over the floor: a laptop on a low table, a desk, a shelf at eye level. */
export const HEIGHTS = [0.5, 1, 1.6] as const;
/** The people the goniometer is measured on: their size, proportions, girth, age and colours differ. */
export const PEOPLE: readonly BodyOptions[] = [
  { height: 1.93, sex: "male", build: 0.3, legRatio: 1.06, armRatio: 0.95, look: 4 },
  { height: 1.53, sex: "female", build: 0.75, legRatio: 0.94, armRatio: 1.03, age: 75, look: 1 },
  { height: 1.71, sex: "male", build: 0.85, armRatio: 1.07, look: 2 },
  { height: 1.66, sex: "female", build: 0.1, legRatio: 1.02, age: 30, look: 0 },
];
/** Six other people, from whom the goniometer learned which of its readings to believe. None of them is measured. */
export const TEACHERS: readonly BodyOptions[] = [
  { height: 1.68, sex: "female", build: 0.4, look: 0 },
  { height: 1.86, sex: "male", build: 0.5, legRatio: 1.05, look: 3 },
  { height: 1.58, sex: "female", build: 0.9, legRatio: 0.95, armRatio: 0.96, look: 2 },
  { height: 1.74, sex: "male", build: 0.2, armRatio: 1.06, age: 72, look: 1 },
  { height: 1.79, sex: "female", build: 0.6, legRatio: 0.97, armRatio: 1.04, look: 4 },
  { height: 1.63, sex: "male", build: 1, legRatio: 1.03, age: 68, look: 3 },
];
/** Pictures and lenses: 52° to 67° across the longer side, as webcams and phones have. */
export const LENSES: readonly Pick<CameraOptions, "fov" | "picture">[] = [
  { picture: { width: 640, height: 480 }, fov: 46 },
  { picture: { width: 640, height: 360 }, fov: 39 },
  { picture: { width: 480, height: 640 }, fov: 67 },
  { picture: { width: 640, height: 480 }, fov: 40 },
];

export type Cell = {
  readonly exercise: string;
  readonly yaw: number;
  readonly height: number;
  /** Place in PEOPLE or TEACHERS. */
  readonly body: number;
  /** Place in LENSES. */
  readonly lens: number;
};

/** All there is: exercises × yaws × heights × bodies, with the lenses spread over them. */
export function wholeGrid(bodies: number): Cell[] {
  return EXERCISES.flatMap((exercise, e) =>
    YAWS.flatMap((yaw, y) =>
      HEIGHTS.flatMap((height, h) =>
        Array.from({ length: bodies }, (_, body) => ({
          exercise,
          yaw,
          height,
          body,
          lens: (e + y + h + body) % LENSES.length,
        })),
      ),
    ),
  );
}

/**
 * 64 cells of the grid: every exercise is seen from every yaw once, and heights, bodies and lenses come about equally often
 * with each. Every run of eight cells holds every exercise and every yaw, so that the first of them are balanced too.
 * @param seed turns the arrangement
 */
export function balancedPart(bodies: number, seed: number): Cell[] {
  return YAWS.flatMap((_, turn) =>
    EXERCISES.map((exercise, e) => {
      const y = (turn * 3 + e + seed) % YAWS.length;
      return {
        exercise,
        yaw: YAWS[y] ?? 0,
        height: HEIGHTS[(y + e + seed) % HEIGHTS.length] ?? 1,
        body: (y + 5 * e + seed) % bodies,
        lens: (turn + e) % LENSES.length,
      };
    }),
  );
}

/** The film of one cell: two repetitions after a moment in the start pose. */
export function sceneOf(
  { exercise, yaw, height, body, lens }: Cell,
  bodies: readonly BodyOptions[] = PEOPLE,
): Scene {
  return {
    exercise,
    motion: { repetitions: 2, repSeconds: 2.4, restSeconds: 0.3, leadSeconds: 1.4 },
    body: bodies[body],
    seed: (bodies === TEACHERS ? 11 : 31) + body,
    camera: { yaw, height, ...LENSES[lens] },
    fps: 15,
    antialias: false,
  };
}
