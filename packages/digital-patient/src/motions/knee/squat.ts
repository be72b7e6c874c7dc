import type { Body } from "../../body/body.ts";
import { centerOfMass } from "../../pose/center-of-mass.ts";
import { jointsOf } from "../../body/skeleton.ts";
import type { PatientSide, Posture } from "../../body/skeleton.ts";
import { clamp, lerp, radians } from "../../geometry/vector.ts";
import type { Vec3 } from "../../geometry/vector.ts";
import { findRoot } from "../../pose/find-root.ts";
import { ankleLine, armTowards, crossedArm, hangingArm, standingFoot, stoop } from "../../pose/stance.ts";
import { hipHeightForKnee, solvePose } from "../../pose/solve-pose.ts";
import type { ArmSpec, TrunkPart } from "../../pose/pose-spec.ts";
import type { ArmHabit, ExerciseMotion, Move } from "../motion.ts";

const STANDING_KNEE = 5;

/** How somebody squats. Metres in parts of the height, degrees. */
export type SquatStance = {
  readonly width: number;
  readonly toeOut: number;
  readonly deepestKnee: number;
  readonly arms: ArmHabit;
};

/** Feet stay; the knees bend as told, the hips go back, and the trunk leans until the body balances over the feet. */
export const squat: ExerciseMotion = {
  id: "squat",
  position: "standing",
  prop: "none",
  counting: "reps",
  sides: "both",
  seconds: { out: 1.2, peak: 0.15, back: 1.1, rest: 0.45 },
  posture: (body, move) =>
    squatPosture(body, move, { width: 0.085, toeOut: 14, deepestKnee: 100, arms: "forward" }),
};

/** A squat in some stance; the trunk leans until the body balances over the feet. */
export function squatPosture(body: Body, move: Move, stance: SquatStance): Posture {
  const { sway } = move;
  const p = (move.progress.left + move.progress.right) / 2;
  const uneven = move.progress.left - move.progress.right;
  const knee = lerp(STANDING_KNEE, stance.deepestKnee, p);
  const dorsiflexion = Math.min(34, 1 + 0.33 * knee);
  const z =
    ankleLine(body) +
    Math.cos(radians(stance.toeOut)) *
      (body.shank * Math.sin(radians(dorsiflexion)) - body.thigh * Math.sin(radians(knee - dorsiflexion)));
  const over = { x: sway.x + uneven * 0.05 * body.height, z: z + sway.z };
  const width = stance.width * body.height;
  const footing = {
    left: standingFoot(body, "left", width, stance.toeOut),
    right: standingFoot(body, "right", width, stance.toeOut),
  };
  const habit = move.arms ?? stance.arms;

  const at = (lean: number) => {
    const thorax: TrunkPart = { yaw: sway.turn, lean: lean + sway.lean, side: sway.side + uneven * 12 };
    const pelvis: TrunkPart = { yaw: sway.turn * 0.5, lean: 0.75 * lean, side: uneven * 22 };
    const root: Vec3 = [over.x, hipHeightForKnee(body, pelvis, over, "left", footing.left, knee), over.z];
    const arm = (side: PatientSide): ArmSpec => {
      if (habit === "crossed") return crossedArm(body, root, thorax, side);
      if (habit === "forward") {
        const raised = clamp(p * 1.6, 0, 1);
        const hanging = hangingArm(body, thorax.lean, sway.arms[side]);
        if (hanging.kind !== "swing") return hanging;
        return armTowards(
          thorax.lean + lerp(3, 80, raised) + sway.arms[side] * 0.6,
          lerp(7 + 5 * body.build, 2, raised),
          lerp(hanging.elbow, 9, raised),
          lerp(hanging.rotation, 0, raised),
        );
      }
      return hangingArm(body, thorax.lean, sway.arms[side]);
    };
    return solvePose(body, {
      root,
      pelvis,
      thorax,
      head: { yaw: thorax.yaw, lean: 0.3 * lean, side: 0 },
      arms: { left: arm("left"), right: arm("right") },
      legs: {
        left: { kind: "planted", footing: footing.left, inward: move.kneeInward * clamp(p, 0, 1) },
        right: { kind: "planted", footing: footing.right, inward: move.kneeInward * clamp(p, 0, 1) },
      },
    });
  };

  const overFeet = 0.012 * body.height + sway.z * 0.5;
  const balanced = findRoot(
    (lean) => centerOfMass(body, jointsOf(body, at(lean)))[2] - overFeet,
    -10,
    58,
    22,
  );
  const upright = 1 + stoop(body);
  // Standing, a person is upright whatever the balance says; the deeper, the more it rules.
  return at(lerp(upright, Math.max(upright, balanced), clamp(p * 2.2, 0, 1)) + move.extraLean * p);
}
