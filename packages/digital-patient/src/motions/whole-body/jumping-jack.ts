import type { PatientSide } from "../../body/skeleton.ts";
import { clamp, lerp } from "../../geometry/vector.ts";
import type { Vec3 } from "../../geometry/vector.ts";
import { standingFoot, stoop } from "../../pose/stance.ts";
import { hipHeightForKnee, solvePose } from "../../pose/solve-pose.ts";
import type { ArmSpec, Footing, TrunkPart } from "../../pose/pose-spec.ts";
import type { ExerciseMotion } from "../motion.ts";

/** Arms overhead and legs apart with a hop, and back with another. */
export const jumpingJack: ExerciseMotion = {
  id: "jumping-jack",
  position: "standing",
  prop: "none",
  counting: "reps",
  sides: "both",
  seconds: { out: 0.5, peak: 0.08, back: 0.5, rest: 0.12 },
  posture(body, move) {
    const { sway } = move;
    const h = body.height;
    const p = (move.progress.left + move.progress.right) / 2;
    const air = Math.sin(Math.PI * clamp(p, 0, 1)) ** 2;
    const foot = (side: PatientSide): Footing => {
      const flat = standingFoot(body, side, lerp(0.045, 0.165, p) * h, 10);
      return { ...flat, toe: [flat.toe[0], flat.toe[1] + 0.035 * h * air, flat.toe[2]], heelRise: 22 * air };
    };
    const lean = 2 + stoop(body) + sway.lean + move.extraLean * p;
    const thorax: TrunkPart = { yaw: sway.turn, lean, side: sway.side };
    const pelvis: TrunkPart = { yaw: 0, lean: lean * 0.5, side: 0 };
    const over = { x: sway.x, z: -0.008 * h + sway.z };
    const left = foot("left");
    const root: Vec3 = [
      over.x,
      hipHeightForKnee(body, pelvis, over, "left", left, lerp(7, 12, p) - 4 * air),
      over.z,
    ];
    const arm = (side: PatientSide): ArmSpec => ({
      kind: "swing",
      elevation: lerp(10, 158, move.progress[side]) + sway.arms[side],
      plane: 84,
      rotation: lerp(8, -25, clamp(move.progress[side], 0, 1)),
      elbow: lerp(16, 12, p) + 10 * air,
      twist: 0,
    });
    return solvePose(body, {
      root,
      pelvis,
      thorax,
      head: { yaw: 0, lean: lean * 0.4, side: 0 },
      arms: { left: arm("left"), right: arm("right") },
      legs: {
        left: { kind: "planted", footing: left, inward: 0 },
        right: { kind: "planted", footing: foot("right"), inward: 0 },
      },
    });
  },
};
