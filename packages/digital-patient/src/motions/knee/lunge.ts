import { otherSide, sideSign } from "../../body/skeleton.ts";
import type { PatientSide } from "../../body/skeleton.ts";
import { clamp, ease, lerp } from "../../geometry/vector.ts";
import type { Vec3 } from "../../geometry/vector.ts";
import { ankleLine, armOnHip, crossedArm, footingAt, hangingArm, stoop } from "../../pose/stance.ts";
import { hipHeightForKnee, solvePose } from "../../pose/solve-pose.ts";
import type { ArmSpec, TrunkPart } from "../../pose/pose-spec.ts";
import type { ExerciseMotion } from "../motion.ts";

/** A step forward, then the rear knee goes down towards the floor; the rear foot rolls over its toes, which stay. */
export const lunge: ExerciseMotion = {
  id: "lunge",
  position: "standing",
  prop: "none",
  counting: "reps",
  sides: "alternating",
  seconds: { out: 1.4, peak: 0.2, back: 1.3, rest: 0.6 },
  posture(body, move) {
    const { sway } = move;
    const front = move.side;
    const rear = otherSide(front);
    const p = move.progress[front];
    const h = body.height;
    const stepping = ease(p, 0, 0.6);
    const width = 0.05 * h;
    const line = ankleLine(body);
    const roll = lerp(0, 62, ease(p, 0.12, 1));
    const flat = footingAt(body, [sideSign(rear) * width, body.ankleHeight, line], 0);
    const rearFoot = { ...flat, heelRise: roll };
    const lift = 0.07 * h * Math.sin(Math.PI * stepping) ** 2;
    const frontFoot = footingAt(
      body,
      [sideSign(front) * width, body.ankleHeight + lift, line + 0.44 * body.legRatio * h * stepping],
      0,
      8 * Math.sin(2 * Math.PI * stepping),
    );
    const lean = 2 + stoop(body) + 7 * clamp(p, 0, 1) + move.extraLean * p + sway.lean;
    const thorax: TrunkPart = { yaw: sway.turn, lean, side: sway.side };
    const pelvis: TrunkPart = { yaw: 0, lean: lean * 0.5, side: 0 };
    const over = { x: sway.x, z: -0.012 * h + sway.z + 0.212 * body.legRatio * h * ease(p, 0.03, 0.95) };
    const rearKnee = lerp(4, 112, ease(p, 0.1, 1) * Math.max(1, p));
    const root: Vec3 = [
      over.x,
      Math.min(
        hipHeightForKnee(body, pelvis, over, rear, rearFoot, rearKnee),
        // The front leg, too, only reaches as far as it is long.
        hipHeightForKnee(body, pelvis, over, front, frontFoot, 4),
      ),
      over.z,
    ];
    const arm = (side: PatientSide): ArmSpec => {
      if (move.arms === "hanging") return hangingArm(body, lean, sway.arms[side]);
      if (move.arms === "crossed") return crossedArm(body, root, thorax, side);
      return armOnHip(body, root, pelvis, side);
    };
    const legs = {
      [front]: { kind: "planted", footing: frontFoot, inward: move.kneeInward * clamp(p, 0, 1) },
      [rear]: { kind: "planted", footing: rearFoot, inward: 0 },
    } as Record<PatientSide, { kind: "planted"; footing: typeof rearFoot; inward: number }>;
    return solvePose(body, {
      root,
      pelvis,
      thorax,
      head: { yaw: 0, lean: lean * 0.4, side: 0 },
      arms: { left: arm("left"), right: arm("right") },
      legs,
    });
  },
};
