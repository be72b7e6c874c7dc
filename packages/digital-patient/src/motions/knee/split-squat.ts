import { otherSide, sideSign } from "../../body/skeleton.ts";
import type { PatientSide } from "../../body/skeleton.ts";
import { clamp, lerp } from "../../geometry/vector.ts";
import type { Vec3 } from "../../geometry/vector.ts";
import type { ArmSpec, LegSpec, TrunkPart } from "../../pose/pose-spec.ts";
import { hipHeightForKnee, solvePose } from "../../pose/solve-pose.ts";
import { ankleLine, armOnHip, footingAt, stoop } from "../../pose/stance.ts";
import type { ExerciseMotion } from "../motion.ts";

/** Feet a long step apart, where they stay; the body sinks straight down between them until the rear knee is near the floor. */
export const splitSquat: ExerciseMotion = {
  id: "split-squat",
  position: "standing",
  prop: "none",
  counting: "reps",
  sides: "left",
  seconds: { out: 1.1, peak: 0.2, back: 1.0, rest: 0.5 },
  posture(body, move) {
    const { sway, side: front } = move;
    const rear = otherSide(front);
    const p = move.progress[front];
    const h = body.height;
    const step = 0.44 * body.legRatio * h;
    const line = ankleLine(body) - step / 2;
    const flat = footingAt(body, [sideSign(rear) * 0.055 * h, body.ankleHeight, line], 0);
    const rearFoot = { ...flat, heelRise: lerp(42, 62, p) };
    const frontFoot = footingAt(body, [sideSign(front) * 0.055 * h, body.ankleHeight, line + step], 0);
    const lean = 3 + stoop(body) + 5 * clamp(p, 0, 1) + move.extraLean * p + sway.lean;
    const thorax: TrunkPart = { yaw: sway.turn, lean, side: sway.side };
    const pelvis: TrunkPart = { yaw: 0, lean: lean * 0.5, side: 0 };
    const over = { x: sway.x, z: line + step * 0.5 + sway.z };
    const root: Vec3 = [
      over.x,
      hipHeightForKnee(body, pelvis, over, front, frontFoot, lerp(14, 90, p)),
      over.z,
    ];
    const arm = (side: PatientSide): ArmSpec => armOnHip(body, root, pelvis, side);
    const leg = (side: PatientSide): LegSpec =>
      side === front
        ? { kind: "planted", footing: frontFoot, inward: move.kneeInward * clamp(p, 0, 1) }
        : { kind: "planted", footing: rearFoot, inward: 0 };
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
