import { LANDMARK, type LandmarkName } from "@physiocheck/motion";

type Vec = readonly [number, number, number];

const ARMS = /wrist|elbow|pinky|index$|thumb/;
const LEGS = /knee|ankle|heel|foot/;
const NAMES = Object.keys(LANDMARK) as readonly LandmarkName[];
const ARM_LANDMARKS = NAMES.filter((name) => ARMS.test(name) && !name.includes("foot")).map(
  (n) => LANDMARK[n],
);
const LEG_LANDMARKS = NAMES.filter((name) => LEGS.test(name)).map((n) => LANDMARK[n]);

export const LIMBS = { arms: ARM_LANDMARKS, legs: LEG_LANDMARKS } as const;

/**
 * Gives one body the arms or legs of another, as they stand against its trunk: a squat with folded arms, a curl on a chair,
 * a walk with gestures.
 * @param points 33 × 3, changed in place
 */
export function borrowLimbs(points: Float64Array, other: Float64Array, limbs: "arms" | "legs"): void {
  const girdle = limbs === "arms" ? "shoulder" : "hip";
  const mine = frameOf(points, girdle);
  const theirs = frameOf(other, girdle);
  for (const index of LIMBS[limbs]) {
    const side = NAMES[index]?.startsWith("left") ? "left" : "right";
    const from = at(other, LANDMARK[`${side}_${girdle}`]);
    const root = at(points, LANDMARK[`${side}_${girdle}`]);
    const d = minus(at(other, index), from);
    const along = theirs.map((axis) => dot(d, axis));
    for (let k = 0; k < 3; k += 1) {
      points[index * 3 + k] =
        (root[k] ?? 0) + mine.reduce((sum, axis, i) => sum + (axis[k] ?? 0) * (along[i] ?? 0), 0);
    }
  }
}

/** Axes of the trunk: up, to the left, ahead. */
function frameOf(points: Float64Array, girdle: "shoulder" | "hip"): readonly Vec[] {
  const hips = middle(points, "hip");
  const up = unit(minus(middle(points, "shoulder"), hips));
  const across = minus(at(points, LANDMARK[`left_${girdle}`]), at(points, LANDMARK[`right_${girdle}`]));
  const share = dot(across, up);
  const left = unit([across[0] - share * up[0], across[1] - share * up[1], across[2] - share * up[2]]);
  const ahead: Vec = [
    left[1] * up[2] - left[2] * up[1],
    left[2] * up[0] - left[0] * up[2],
    left[0] * up[1] - left[1] * up[0],
  ];
  return [up, left, ahead];
}

function at(points: Float64Array, index: number): Vec {
  return [points[index * 3] ?? 0, points[index * 3 + 1] ?? 0, points[index * 3 + 2] ?? 0];
}

function middle(points: Float64Array, girdle: "shoulder" | "hip"): Vec {
  const [a, b] = [at(points, LANDMARK[`left_${girdle}`]), at(points, LANDMARK[`right_${girdle}`])];
  return [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2, (a[2] + b[2]) / 2];
}

function minus(a: Vec, b: Vec): Vec {
  return [a[0] - b[0], a[1] - b[1], a[2] - b[2]];
}

function dot(a: Vec, b: Vec): number {
  return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
}

function unit(a: Vec): Vec {
  const size = Math.hypot(...a) || 1;
  return [a[0] / size, a[1] / size, a[2] / size];
}
