import { BONES, LIFTED } from "./bones.ts";
import type { LandmarkName } from "../pose/landmarks.ts";

/** Torso lengths: doubt of the network's depth of a bone, and of where the joint was a frame ago. */
const HINT_SIGMA = 0.25;
const PAST_SIGMA = 0.35;
/** The most that being elsewhere than a frame ago speaks against a branch. */
const MOST_PAST = 3;
/** A knee this far behind the line from hip to ankle (torso lengths) is as unlikely as one spread. */
const KNEE_SIGMA = 0.05;
/** How far (torso lengths) a knee goes beside the vertical plane of its leg, in a wide stance too. */
export const BESIDE_SIGMA = 0.1;
/** Misfit of a bone that is too short for its line of sight. */
const LENGTH_SIGMA = 0.05;

type Limb = {
  readonly root: number;
  readonly middle: number;
  readonly end: number;
  readonly upper: number;
  readonly lower: number;
  readonly knee: boolean;
};

const joint = (name: LandmarkName): number => LIFTED.indexOf(name);
const bone = (a: number, b: number): number => BONES.findIndex((each) => each.a === a && each.b === b);

/** Hip or shoulder, knee or elbow, ankle or wrist. */
export const LIMBS: readonly Limb[] = (["left", "right"] as const).flatMap((side) =>
  (
    [
      ["hip", "knee", "ankle"],
      ["shoulder", "elbow", "wrist"],
    ] as const
  ).map((names) => {
    const [root, middle, end] = names.map((name) => joint(`${side}_${name}` as LandmarkName));
    return {
      root,
      middle,
      end,
      upper: bone(root, middle),
      lower: bone(middle, end),
      knee: names[1] === "knee",
    };
  }),
);

/** What the choice of a limb's branch goes by. */
export type BranchView = {
  readonly rays: Float64Array;
  /** Depths: of the roots now, of the other joints a frame ago; the chosen ones are written back. */
  readonly depths: Float64Array;
  readonly hints: Float64Array;
  readonly lengths: Float64Array;
  /** By BONES, taken off the hints. */
  readonly bias: Float64Array;
  /** Which way the chest points, seen from above; zero where unknown. */
  readonly forwardX: number;
  readonly forwardZ: number;
  /** Whether the depths of a frame ago mean anything. */
  readonly started: boolean;
};

/**
 * A bone of known length seen from one side may point towards the camera or away from it (Taylor 2000): a limb of two
 * bones has four shapes with one picture. Chooses the likeliest of them for every limb, by what the network sees, by
 * where the joints just were, and because a knee bends one way; and puts the joints there.
 */
export function chooseBranches(view: BranchView): void {
  for (const limb of LIMBS) chooseLimb(view, limb);
}

function chooseLimb(view: BranchView, limb: Limb): void {
  const { depths, lengths } = view;
  let best = Number.POSITIVE_INFINITY;
  let bestMiddle = depths[limb.middle];
  let bestEnd = depths[limb.end];
  for (let i = 0; i < 2; i += 1) {
    const middle = along(
      view.rays,
      limb.middle,
      limb.root,
      depths[limb.root],
      lengths[limb.upper],
      i === 0 ? -1 : 1,
    );
    const upperCost =
      misfit * misfit + cost(view, limb.root, limb.middle, limb.upper, depths[limb.root], middle);
    for (let k = 0; k < 2; k += 1) {
      const end = along(view.rays, limb.end, limb.middle, middle, lengths[limb.lower], k === 0 ? -1 : 1);
      let total = upperCost + misfit * misfit + cost(view, limb.middle, limb.end, limb.lower, middle, end);
      if (limb.knee) total += hinge(view, limb, middle, end);
      if (total >= best) continue;
      best = total;
      bestMiddle = middle;
      bestEnd = end;
    }
  }
  depths[limb.middle] = bestMiddle;
  depths[limb.end] = bestEnd;
}

/** How badly the last `along` failed to reach the bone's length, in spreads. */
let misfit = 0;

/**
 * Depth of a joint on its line of sight at a bone's length from its parent; the nearer (−1) or farther (+1) of the two, or
 * the point nearest to the parent where the bone is too short to reach the line.
 */
function along(
  rays: Float64Array,
  child: number,
  parent: number,
  parentDepth: number,
  length: number,
  branch: 1 | -1,
): number {
  const x = rays[child * 3];
  const y = rays[child * 3 + 1];
  const px = rays[parent * 3] * parentDepth;
  const py = rays[parent * 3 + 1] * parentDepth;
  const rr = x * x + y * y + 1;
  const rp = (x * px + y * py + parentDepth) / rr;
  const rest = (px * px + py * py + parentDepth * parentDepth - length * length) / rr;
  const discriminant = rp * rp - rest;
  if (discriminant > 0) {
    misfit = 0;
    return rp + branch * Math.sqrt(discriminant);
  }
  misfit = (Math.sqrt(-discriminant * rr + length * length) - length) / LENGTH_SIGMA;
  return rp;
}

function cost(view: BranchView, a: number, b: number, index: number, depthA: number, depthB: number): number {
  const hint = (depthB - depthA - (view.hints[b] - view.hints[a] - view.bias[index])) / HINT_SIGMA;
  if (!view.started) return hint * hint;
  const past = (depthB - view.depths[b]) / PAST_SIGMA;
  // A joint that has moved far has moved: how far no longer matters.
  return hint * hint + Math.min(past * past, MOST_PAST);
}

/** A knee behind the line from hip to ankle, or beside the plane in which it bends. */
function hinge(
  { rays, depths, forwardX, forwardZ }: BranchView,
  { root, middle, end }: Limb,
  knee: number,
  ankle: number,
): number {
  const hip = depths[root];
  const x = rays[middle * 3] * knee - (rays[root * 3] * hip + rays[end * 3] * ankle) / 2;
  const z = knee - (hip + ankle) / 2;
  const behind = Math.max(0, -(x * forwardX + z * forwardZ)) / KNEE_SIGMA;
  const beside = (z * forwardX - x * forwardZ) / BESIDE_SIGMA;
  return behind * behind + beside * beside;
}
