import type { Body } from "../../body/body.ts";
import type { PatientSide } from "../../body/skeleton.ts";
import { clamp, lerp, radians } from "../../geometry/vector.ts";
import type { Vec3 } from "../../geometry/vector.ts";
import { ankleLine, armTowards, crossedArm, standingFoot, stoop } from "../../pose/stance.ts";
import { hipHeightForKnee, solvePose } from "../../pose/solve-pose.ts";
import type { ArmSpec, TrunkPart } from "../../pose/pose-spec.ts";
import type { ExerciseMotion } from "../motion.ts";

/** Flexion of the knees on the seat, and how far the shanks lean forward there. Degrees. */
const SEATED_KNEE = 96;
const SEATED_SHANK = 6;
const STANDING_KNEE = 5;

/** Height of the chair's seat: thighs level, flesh between. Metres. */
export function seatHeight(body: Body): number {
  return body.ankleHeight + body.shank * Math.cos(radians(SEATED_SHANK)) - 0.05 * body.height;
}

/** Middle of the hips of somebody sitting there, z in metres. */
export function seatedHipZ(body: Body): number {
  return (
    ankleLine(body) +
    body.shank * Math.sin(radians(SEATED_SHANK)) -
    body.thigh * Math.sin(radians(SEATED_KNEE - SEATED_SHANK))
  );
}

/** From the seat (0) to standing (1): the trunk leans forward first, then knees and hips straighten. */
export const sitToStand: ExerciseMotion = {
  id: "sit-to-stand",
  position: "sitting",
  prop: "chair",
  counting: "reps",
  sides: "both",
  seconds: { out: 1.2, peak: 0.4, back: 1.4, rest: 0.6 },
  posture(body, move) {
    const { sway } = move;
    const p = (move.progress.left + move.progress.right) / 2;
    const uneven = move.progress.left - move.progress.right;
    const knee = lerp(SEATED_KNEE, STANDING_KNEE, p);
    const u = clamp(1 - p, 0, 1);
    const shank = SEATED_SHANK * u + 14 * Math.sin(Math.PI * u);
    const steady = clamp(p * 4, 0, 1);
    const over = {
      x: sway.x * steady + uneven * 0.04 * body.height,
      z:
        ankleLine(body) +
        body.shank * Math.sin(radians(shank)) -
        body.thigh * Math.sin(radians(knee - shank)) +
        sway.z * steady,
    };
    const lean =
      3 + stoop(body) + 38 * Math.sin(Math.PI * u * u) + move.extraLean * Math.sin(Math.PI * u) + sway.lean;
    const thorax: TrunkPart = { yaw: sway.turn, lean, side: sway.side + uneven * 9 };
    const pelvis: TrunkPart = { yaw: 0, lean: lean * 0.7 - 8 * u, side: uneven * 16 };
    const width = 0.07 * body.height;
    const footing = {
      left: standingFoot(body, "left", width, 6),
      right: standingFoot(body, "right", width, 6),
    };
    const root: Vec3 = [over.x, hipHeightForKnee(body, pelvis, over, "left", footing.left, knee), over.z];
    const habit = move.arms ?? "crossed";
    const arm = (side: PatientSide): ArmSpec => {
      if (habit === "crossed") return crossedArm(body, root, thorax, side);
      const forward = habit === "forward" ? 82 : lerp(10, 38, u);
      return armTowards(
        lean + forward + sway.arms[side] * 0.5,
        7,
        habit === "forward" ? 8 : lerp(14, 42, u),
        8,
      );
    };
    return solvePose(body, {
      root,
      pelvis,
      thorax,
      head: { yaw: 0, lean: lean * 0.4, side: 0 },
      arms: { left: arm("left"), right: arm("right") },
      legs: {
        left: { kind: "planted", footing: footing.left, inward: move.kneeInward * Math.sin(Math.PI * u) },
        right: { kind: "planted", footing: footing.right, inward: move.kneeInward * Math.sin(Math.PI * u) },
      },
    });
  },
};
