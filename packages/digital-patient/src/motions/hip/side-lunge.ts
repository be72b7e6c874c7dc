import { jointsOf, otherSide, sideSign } from "../../body/skeleton.ts";
import type { PatientSide } from "../../body/skeleton.ts";
import { angleBetween, clamp, ease, lerp, subtract } from "../../geometry/vector.ts";
import type { Vec3 } from "../../geometry/vector.ts";
import { findRoot } from "../../pose/find-root.ts";
import { ankleLine, armTowards, footingAt, stoop } from "../../pose/stance.ts";
import { hipHeightForKnee, solvePose } from "../../pose/solve-pose.ts";
import type { ArmSpec, TrunkPart } from "../../pose/pose-spec.ts";
import type { Body } from "../../body/body.ts";
import type { Posture } from "../../body/skeleton.ts";
import type { ExerciseMotion, Move } from "../motion.ts";
import { FEET_APART } from "../standing.ts";

const DEEPEST_KNEE = 88;

/** A wide step to the side; the hips sink over that foot on the circle of the other leg, which stays straight. */
export const sideLunge: ExerciseMotion = {
  id: "side-lunge",
  position: "standing",
  prop: "none",
  counting: "reps",
  sides: "alternating",
  seconds: { out: 1.4, peak: 0.2, back: 1.3, rest: 0.6 },
  posture(body, move) {
    const side = move.side;
    // How far the hips must travel for the knee to bend as much as it should at the peak.
    const travel = findRoot(
      (x) => {
        const { hip, knee, ankle } = jointsOf(body, sideLungeAt(body, move, 1, x));
        return (
          angleBetween(subtract(knee[side], hip[side]), subtract(ankle[side], knee[side])) - DEEPEST_KNEE
        );
      },
      0.12 * body.height,
      0.42 * body.height,
      24,
    );
    return sideLungeAt(body, move, move.progress[side], travel);
  },
};

function sideLungeAt(body: Body, move: Move, p: number, travel: number): Posture {
  const { sway, side } = move;
  const other = otherSide(side);
  const sign = sideSign(side);
  const h = body.height;
  const stepping = ease(p, 0, 0.45);
  const line = ankleLine(body);
  const narrow = FEET_APART * h;
  const still = footingAt(body, [-sign * narrow, body.ankleHeight, line], -sign * 6);
  const lift = 0.05 * h * Math.sin(Math.PI * stepping) ** 2;
  const out = footingAt(
    body,
    [sign * (narrow + 0.43 * body.legRatio * h * stepping), body.ankleHeight + lift, line],
    sign * lerp(6, 12, stepping),
  );
  const lean = 2 + stoop(body) + 28 * ease(p, 0.2, 1) + move.extraLean * p + sway.lean;
  const thorax: TrunkPart = { yaw: sway.turn, lean, side: sway.side + sign * 3 * clamp(p, 0, 1) };
  const pelvis: TrunkPart = { yaw: 0, lean: lean * 0.7, side: 0 };
  const over = {
    x: sway.x + sign * travel * ease(p) * Math.max(1, p),
    z: -0.012 * h + sway.z - 0.11 * h * ease(p, 0.25, 1),
  };
  const root: Vec3 = [over.x, hipHeightForKnee(body, pelvis, over, other, still, 5), over.z];
  const arm = (which: PatientSide): ArmSpec =>
    armTowards(
      lean + lerp(4, 62, ease(p, 0.1, 0.8)),
      lerp(8 + 4 * body.build, 4, p) + sway.arms[which] * 0.5,
      lerp(14, 45, ease(p, 0.1, 0.8)),
      20 * clamp(p, 0, 1),
    );
  const foot = (which: PatientSide) => (which === side ? out : still);
  return solvePose(body, {
    root,
    pelvis,
    thorax,
    head: { yaw: 0, lean: lean * 0.3, side: 0 },
    arms: { left: arm("left"), right: arm("right") },
    legs: {
      left: { kind: "planted", footing: foot("left"), inward: side === "left" ? move.kneeInward * p : 0 },
      right: { kind: "planted", footing: foot("right"), inward: side === "right" ? move.kneeInward * p : 0 },
    },
  });
}
