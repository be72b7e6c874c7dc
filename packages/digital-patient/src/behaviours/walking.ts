import type { Body } from "../body/body.ts";
import { sideSign, SIDES } from "../body/skeleton.ts";
import type { PatientSide, Posture } from "../body/skeleton.ts";
import { aboutY, rotate } from "../geometry/quaternion.ts";
import { add, clamp, degrees, ease, lerp, radians, scale } from "../geometry/vector.ts";
import type { Vec3 } from "../geometry/vector.ts";
import { FEET_APART } from "../motions/standing.ts";
import type { Sway } from "../motions/motion.ts";
import type { Footing, TrunkPart } from "../pose/pose-spec.ts";
import { hipHeightForKnee, solvePose } from "../pose/solve-pose.ts";
import { ankleLine, armTowards, footingAt, stoop } from "../pose/stance.ts";
import { resting } from "./part.ts";
import type { Part } from "./part.ts";

/** A place to stand and a direction to face (0 is +z, turned to the left by degrees). Metres. */
export type Place = { readonly x: number; readonly z: number; readonly yaw: number };

type FootPlace = { readonly ankle: Vec3; readonly yaw: number };
type Step = {
  readonly side: PatientSide;
  readonly from: FootPlace;
  readonly to: FootPlace;
  readonly other: FootPlace;
};

const STEP_MS = 560;
const TURN_A_STEP = 42;
const TOE_OUT = 8;

/** A point at a distance in a direction from the patient's place (0 in front of them, +90 on their left), facing it or away. */
export function placeAt(bearing: number, metres: number, facing: "inwards" | "outwards"): Place {
  const b = radians(bearing);
  return {
    x: Math.sin(b) * metres,
    z: Math.cos(b) * metres,
    yaw: bearing + (facing === "inwards" ? 180 : 0),
  };
}

/** Turns, walks straight and turns again, on steps that stay where they are put. */
export function createWalk(body: Body, from: Place, to: Place): Part {
  const steps = planSteps(body, from, to);
  return {
    kind: "walk",
    durationMs: steps.length * STEP_MS,
    motion: null,
    repetitions: [],
    holds: [],
    at: (t, sway) => {
      const index = clamp(Math.floor(t / STEP_MS), 0, steps.length - 1);
      const s = clamp(t / STEP_MS - index, 0, 1);
      return resting(walkingPosture(body, steps, index, s, sway));
    },
  };
}

function planSteps(body: Body, from: Place, to: Place): Step[] {
  const centres: Place[] = [];
  const way = Math.hypot(to.x - from.x, to.z - from.z);
  let yaw = from.yaw;
  const turnTo = (target: number, x: number, z: number): void => {
    const turn = ((((target - yaw + 180) % 360) + 360) % 360) - 180;
    const count = Math.ceil(Math.abs(turn) / TURN_A_STEP);
    for (let i = 1; i <= count; i += 1) centres.push({ x, z, yaw: yaw + (turn * i) / count });
    yaw += turn;
  };
  if (way > 0.05) {
    turnTo(degrees(Math.atan2(to.x - from.x, to.z - from.z)), from.x, from.z);
    const count = Math.max(1, Math.round(way / (0.36 * body.height)));
    for (let i = 1; i <= count; i += 1)
      centres.push({ x: lerp(from.x, to.x, i / count), z: lerp(from.z, to.z, i / count), yaw });
  }
  turnTo(to.yaw, to.x, to.z);
  // The last foot is brought beside the other.
  centres.push({ x: to.x, z: to.z, yaw });

  const feet = { left: footPlace(body, "left", from), right: footPlace(body, "right", from) };
  const first: PatientSide = "right";
  return centres.map((centre, index) => {
    const side: PatientSide = index % 2 === 0 ? first : "left";
    const step = {
      side,
      from: feet[side],
      to: footPlace(body, side, centre),
      other: feet[side === "left" ? "right" : "left"],
    };
    feet[side] = step.to;
    return step;
  });
}

function footPlace(body: Body, side: PatientSide, centre: Place): FootPlace {
  const local: Vec3 = [sideSign(side) * FEET_APART * body.height, body.ankleHeight, ankleLine(body)];
  return {
    ankle: add([centre.x, 0, centre.z], rotate(aboutY(centre.yaw), local)),
    yaw: centre.yaw + sideSign(side) * TOE_OUT,
  };
}

function walkingPosture(body: Body, steps: readonly Step[], index: number, s: number, sway: Sway): Posture {
  const step = steps[index];
  const next = steps[index + 1];
  const other = step.side === "left" ? "right" : "left";
  const strideOf = (one: Step | undefined): number =>
    one
      ? clamp(
          Math.hypot(one.to.ankle[0] - one.from.ankle[0], one.to.ankle[2] - one.from.ankle[2]) /
            (0.7 * body.height),
          0,
          1,
        )
      : 0;
  const stride = strideOf(step);
  const turnOf = (place: FootPlace, side: PatientSide): number => place.yaw - sideSign(side) * TOE_OUT;

  const moved = ease(s);
  const lift = (0.02 + 0.035 * stride) * body.height * Math.sin(Math.PI * moved) ** 2;
  const swingAnkle: Vec3 = [
    lerp(step.from.ankle[0], step.to.ankle[0], moved),
    body.ankleHeight + lift,
    lerp(step.from.ankle[2], step.to.ankle[2], moved),
  ];
  const flatSwing = footingAt(body, swingAnkle, lerp(step.from.yaw, step.to.yaw, moved));
  const swing: Footing = {
    ...flatSwing,
    heelRise: stride * (24 * (1 - ease(s, 0, 0.6)) + 26 * Math.sin(Math.PI * s) ** 2 * (1 - s)),
  };
  const flatStance = footingAt(body, step.other.ankle, step.other.yaw);
  const stance: Footing = { ...flatStance, heelRise: 24 * strideOf(next) * ease(s, 0.55, 1) };
  const footing = { [step.side]: swing, [other]: stance } as Record<PatientSide, Footing>;

  const heading = (one: Step, at: number): number =>
    (lerp(turnOf(one.from, one.side), turnOf(one.to, one.side), at) +
      turnOf(one.other, one.side === "left" ? "right" : "left")) /
    2;
  const yaw = heading(step, moved);
  // The middle of the feet, moving evenly: that is what makes a walk look like one.
  const even = stride > 0.4 ? s : moved;
  const middle = scale(
    add(add(scale(step.from.ankle, 1 - even), scale(step.to.ankle, even)), step.other.ankle),
    0.5,
  );
  const forward = rotate(aboutY(yaw), [0, 0, -ankleLine(body) - 0.012 * body.height]);
  const over = { x: middle[0] + forward[0] + sway.x, z: middle[2] + forward[2] + sway.z };
  const across = rotate(aboutY(yaw), [0, 0, 1]);
  const ahead =
    ((footing.left.toe[0] - footing.right.toe[0]) * across[0] +
      (footing.left.toe[2] - footing.right.toe[2]) * across[2]) /
    (0.36 * body.height);

  const lean = 2 + stoop(body) + sway.lean;
  const pelvis: TrunkPart = { yaw: yaw - 5 * ahead, lean: lean * 0.4, side: 0 };
  const thorax: TrunkPart = { yaw: yaw + 4 * ahead + sway.turn, lean, side: sway.side };
  const height = Math.min(
    ...SIDES.map((side) => hipHeightForKnee(body, pelvis, over, side, footing[side], 8)),
  );
  const arm = (side: PatientSide) => {
    const swinging = clamp(-sideSign(side) * ahead, -1.2, 1.2);
    return armTowards(
      lean + 3 + 21 * swinging + sway.arms[side] * 0.5,
      7 + 5 * body.build,
      16 + 9 * Math.max(0, swinging),
      10,
    );
  };
  return solvePose(body, {
    root: [over.x, height, over.z],
    pelvis,
    thorax,
    head: { yaw: yaw + sway.turn * 2, lean: lean * 0.3, side: 0 },
    arms: { left: arm("left"), right: arm("right") },
    legs: {
      left: { kind: "planted", footing: footing.left, inward: 0 },
      right: { kind: "planted", footing: footing.right, inward: 0 },
    },
  });
}
