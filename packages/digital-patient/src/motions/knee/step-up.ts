import type { Body } from "../../body/body.ts";
import { otherSide, sideSign } from "../../body/skeleton.ts";
import { clamp, ease, lerp, mix } from "../../geometry/vector.ts";
import type { Vec3 } from "../../geometry/vector.ts";
import { rotate } from "../../geometry/quaternion.ts";
import { add } from "../../geometry/vector.ts";
import type { Footing, LegSpec, TrunkPart } from "../../pose/pose-spec.ts";
import { hipHeightForKnee, solvePose, trunkTurn } from "../../pose/solve-pose.ts";
import { ankleFrom, ankleLine, footingAt, hangingArm, stoop } from "../../pose/stance.ts";
import type { ExerciseMotion } from "../motion.ts";

/** Height of the step, and how far the foot on it is in front of the one on the floor. Metres. */
export function stepHeight(body: Body): number {
  return 0.115 * body.height;
}
export function stepReach(body: Body): number {
  return 0.185 * body.height;
}

/** One foot stays on a step; the body is lifted onto it by that leg until both feet stand there, and lowered again. */
export const stepUp: ExerciseMotion = {
  id: "step-up",
  position: "standing",
  prop: "step",
  counting: "reps",
  sides: "left",
  seconds: { out: 1.1, peak: 0.3, back: 1.2, rest: 0.5 },
  posture(body, move) {
    const { sway, side: lead } = move;
    const trail = otherSide(lead);
    const p = move.progress[lead];
    const h = body.height;
    const floor = ankleLine(body);
    const above = floor + stepReach(body);
    const width = 0.055 * h;
    const place = (side: "left" | "right", y: number, z: number): Footing =>
      footingAt(body, [sideSign(side) * width, body.ankleHeight + y, z], sideSign(side) * 5);
    const leadFoot = place(lead, stepHeight(body), above);
    const below = place(trail, 0, floor);
    const up = place(trail, stepHeight(body), above);
    const along = ease(p, 0, 0.75);
    const lean =
      3 + stoop(body) + 20 * Math.sin(Math.PI * clamp(along, 0, 1)) + move.extraLean * p + sway.lean;
    const thorax: TrunkPart = { yaw: sway.turn, lean, side: sway.side };
    const pelvis: TrunkPart = { yaw: 0, lean: lean * 0.6, side: 0 };
    const x = sway.x + sideSign(lead) * 0.03 * h * Math.sin(Math.PI * clamp(p, 0, 1));
    const low = { x, z: floor + 0.02 * h + sway.z };
    const high = { x, z: above + 0.018 * h + sway.z };
    const root: Vec3 = [
      x,
      lerp(
        hipHeightForKnee(body, pelvis, low, trail, below, 6),
        hipHeightForKnee(body, pelvis, high, lead, leadFoot, 6),
        p,
      ),
      lerp(low.z, high.z, along),
    ];
    const hip = add(root, rotate(trunkTurn(pelvis), [sideSign(trail) * body.halfHips, 0, 0]));
    const middle = Math.sin(Math.PI * clamp(p, 0, 1));
    const hanging = footingAt(
      body,
      ankleFrom(body, hip, trail, -4 - 8 * middle, 2, 8 + 26 * middle),
      sideSign(trail) * 5,
      24 * middle,
    );
    const onto = mix(mix(below.toe, hanging.toe, ease(p, 0.02, 0.3)), up.toe, ease(p, 0.72, 0.98));
    const leg = (side: "left" | "right"): LegSpec =>
      side === lead
        ? { kind: "planted", footing: leadFoot, inward: move.kneeInward * (1 - p) }
        : { kind: "planted", footing: { ...hanging, toe: onto }, inward: 0 };
    const arm = (side: "left" | "right") => hangingArm(body, thorax.lean, sway.arms[side]);
    return solvePose(body, {
      root,
      pelvis,
      thorax,
      head: { yaw: 0, lean: lean * 0.4, side: 0 },
      arms: { left: arm("left"), right: arm("right") },
      legs: { left: leg("left"), right: leg("right") },
    });
  },
};
