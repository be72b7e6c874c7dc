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

// Depth of the joint just tried and what speaks against it. Scratch: a number that a function returns is put on the heap.
const DEPTH = 0;
const AGAINST = 1;
const tried = new Float64Array(2);

function chooseLimb(view: BranchView, limb: Limb): void {
  const { depths } = view;
  const { root, middle, end } = limb;
  let best = Number.POSITIVE_INFINITY;
  let bestMiddle = depths[middle];
  let bestEnd = depths[end];
  const pastMiddle = depths[middle];
  for (let i = 0; i < 2; i += 1) {
    // Each joint is tried where the next one looks for its parent.
    depths[middle] = pastMiddle;
    tried[AGAINST] = 0;
    extend(view, limb.upper, root, middle, i === 0 ? -1 : 1);
    const upperCost = tried[AGAINST];
    const atMiddle = tried[DEPTH];
    for (let k = 0; k < 2; k += 1) {
      depths[middle] = atMiddle;
      tried[AGAINST] = upperCost;
      extend(view, limb.lower, middle, end, k === 0 ? -1 : 1);
      if (limb.knee) hinge(view, limb);
      if (tried[AGAINST] >= best) continue;
      best = tried[AGAINST];
      bestMiddle = atMiddle;
      bestEnd = tried[DEPTH];
    }
  }
  depths[middle] = bestMiddle;
  depths[end] = bestEnd;
}

/**
 * Finds the depth of a joint on its line of sight at a bone's length from its parent; the nearer (−1) or farther (+1) of the two, or
 * the point nearest to the parent where the bone is too short to reach the line. Adds what speaks against it.
 */
function extend(view: BranchView, bone: number, parent: number, child: number, branch: 1 | -1): void {
  const { rays, depths, hints } = view;
  const length = view.lengths[bone];
  const x = rays[child * 3];
  const y = rays[child * 3 + 1];
  const pz = depths[parent];
  const px = rays[parent * 3] * pz;
  const py = rays[parent * 3 + 1] * pz;
  const rr = x * x + y * y + 1;
  const rp = (x * px + y * py + pz) / rr;
  const rest = (px * px + py * py + pz * pz - length * length) / rr;
  const discriminant = rp * rp - rest;
  let depth = rp;
  let against = 0;
  if (discriminant > 0) depth += branch * Math.sqrt(discriminant);
  else {
    const misfit = (Math.sqrt(-discriminant * rr + length * length) - length) / LENGTH_SIGMA;
    against = misfit * misfit;
  }
  const hint = (depth - pz - (hints[child] - hints[parent] - view.bias[bone])) / HINT_SIGMA;
  against += hint * hint;
  if (view.started) {
    const past = (depth - depths[child]) / PAST_SIGMA;
    // A joint that has moved far has moved: how far no longer matters.
    against += Math.min(past * past, MOST_PAST);
  }
  tried[DEPTH] = depth;
  tried[AGAINST] += against;
}

/** Adds what speaks against a knee behind the line from hip to ankle, or beside the plane in which it bends. */
function hinge({ rays, depths, forwardX, forwardZ }: BranchView, { root, middle, end }: Limb): void {
  const hip = depths[root];
  const knee = depths[middle];
  const ankle = tried[DEPTH];
  const x = rays[middle * 3] * knee - (rays[root * 3] * hip + rays[end * 3] * ankle) / 2;
  const z = knee - (hip + ankle) / 2;
  const behind = Math.max(0, -(x * forwardX + z * forwardZ)) / KNEE_SIGMA;
  const beside = (z * forwardX - x * forwardZ) / BESIDE_SIGMA;
  tried[AGAINST] += behind * behind + beside * beside;
}
