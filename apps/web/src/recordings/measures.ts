import {
  type AngleName,
  type AngleRow,
  LANDMARK,
  LANDMARK_STRIDE,
  type MovementName,
  type PoseFrame,
  type Side,
} from "@physiocheck/motion";

/** ms between two samples: ten a second. */
export const SAMPLE_MS = 100;

export const LIMBS = ["left_wrist", "right_wrist", "left_ankle", "right_ankle"] as const;
export type Limb = (typeof LIMBS)[number];

/** What a session was like at one moment. Values come with their ±, degrees; null: not measured then. */
export type Sample = {
  /** ms on the session's clock, a whole number of SAMPLE_MS. */
  readonly t: number;
  readonly trunkLean: readonly [number, number] | null;
  /** The fastest hand or foot, metres a second relative to the hips. */
  readonly speed: { readonly limb: Limb; readonly value: number } | null;
  /** The exercise's own movement, on the side that is further. */
  readonly angle: readonly [number, number] | null;
  /** Degrees between the least and the most of that movement so far, on the side where it is larger; null before the first. */
  readonly range: number | null;
};

/** Speed is measured over this stretch, ms: shorter is noise, longer is an average. */
const SPEED_OVER_MS = 200;
const SEEN = 0.5;
/** Longer without a look at the person, ms: nothing is said of the time between. */
const LONGEST_GAP_MS = 500;

/**
 * A session sampled ten times a second: trunk lean, limb speed, range of motion.
 * @param rows the engine's angles, a row a frame
 * @param movement the one that the exercise is about
 */
export function samplesOf(
  frames: readonly PoseFrame[],
  rows: readonly AngleRow[],
  movement: MovementName,
): readonly Sample[] {
  const samples: Sample[] = [];
  const extremes = { left: [Infinity, -Infinity], right: [Infinity, -Infinity] };
  let behind = 0;
  for (const [index, frame] of frames.entries()) {
    const row = rows[index];
    if (!row) break;
    const left = row[nameOf(movement, "left")] ?? null;
    const right = row[nameOf(movement, "right")] ?? null;
    if (left) widen(extremes.left, left[0]);
    if (right) widen(extremes.right, right[0]);
    const t = Math.floor(frame.t / SAMPLE_MS) * SAMPLE_MS;
    if (samples.at(-1)?.t === t) continue;
    while (frame.t - (frames[behind]?.t ?? frame.t) > SPEED_OVER_MS) behind += 1;
    const range = Math.max(spanOf(extremes.left), spanOf(extremes.right));
    samples.push({
      t,
      trunkLean: row.trunk_lean ?? null,
      speed: fastest(frames[behind], frame),
      angle: left && (!right || left[0] >= right[0]) ? left : right,
      range: range >= 0 ? range : null,
    });
  }
  return samples;
}

/** The sample of a moment; null where nobody was looked at then. */
export function sampleAt(samples: readonly Sample[], t: number): Sample | null {
  let low = 0;
  let high = samples.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((samples[middle]?.t ?? 0) <= t) low = middle;
    else high = middle - 1;
  }
  const found = samples[low];
  return found && found.t <= t && t - found.t <= LONGEST_GAP_MS ? found : null;
}

function nameOf(movement: MovementName, side: Side): AngleName {
  return movement === "trunk_lean" ? movement : `${movement}_${side}`;
}

function widen(extremes: number[], value: number): void {
  extremes[0] = Math.min(extremes[0] ?? value, value);
  extremes[1] = Math.max(extremes[1] ?? value, value);
}

function spanOf([least = Infinity, most = -Infinity]: readonly number[]): number {
  return most - least;
}

function fastest(before: PoseFrame | undefined, now: PoseFrame): Sample["speed"] {
  const seconds = (now.t - (before?.t ?? now.t)) / 1000;
  if (!before?.world || !now.world || seconds < SPEED_OVER_MS / 4000) return null;
  let best: Sample["speed"] = null;
  for (const limb of LIMBS) {
    const at = LANDMARK[limb] * LANDMARK_STRIDE;
    if ((before.world[at + 3] ?? 0) < SEEN || (now.world[at + 3] ?? 0) < SEEN) continue;
    const value =
      Math.hypot(
        ...[0, 1, 2].map((axis) => (now.world?.[at + axis] ?? 0) - (before.world?.[at + axis] ?? 0)),
      ) / seconds;
    if (!best || value > best.value) best = { limb, value };
  }
  return best;
}
