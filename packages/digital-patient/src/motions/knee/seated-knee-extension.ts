import type { PatientSide } from "../../body/skeleton.ts";
import { lerp } from "../../geometry/vector.ts";
import type { Vec3 } from "../../geometry/vector.ts";
import type { ArmSpec, LegSpec, TrunkPart } from "../../pose/pose-spec.ts";
import { solvePose } from "../../pose/solve-pose.ts";
import { ankleLine, armTowards, stoop } from "../../pose/stance.ts";
import type { ExerciseMotion } from "../motion.ts";

/** Sitting with level thighs, one shank rises until the knee is straight. */
export const seatedKneeExtension: ExerciseMotion = {
  id: "seated-knee-extension",
  position: "sitting",
  prop: "chair",
  counting: "reps",
  sides: "alternating",
  seconds: { out: 1.2, peak: 0.5, back: 1.3, rest: 0.6 },
  posture(body, move) {
    const { sway } = move;
    const lean =
      stoop(body) -
      3 * Math.max(move.progress.left, move.progress.right) +
      sway.lean * 0.5 -
      move.extraLean * 0.5;
    const thorax: TrunkPart = { yaw: sway.turn, lean, side: sway.side * 0.6 };
    const root: Vec3 = [0, body.ankleHeight + body.shank, ankleLine(body) - body.thigh];
    const leg = (side: PatientSide): LegSpec => {
      const p = move.progress[side];
      return {
        kind: "free",
        flexion: 90 + 3 * p,
        abduction: 2,
        rotation: 2,
        knee: lerp(90, 6, p) + 3 * p,
        dorsiflexion: 8 * p,
      };
    };
    const arm = (side: PatientSide): ArmSpec =>
      armTowards(lean + 22 + sway.arms[side] * 0.3, 7 + 3 * body.build, 58, 14, -40);
    return solvePose(body, {
      root,
      pelvis: { yaw: 0, lean: 0, side: 0 },
      thorax,
      head: { yaw: sway.turn, lean: lean * 0.3, side: 0 },
      arms: { left: arm("left"), right: arm("right") },
      legs: { left: leg("left"), right: leg("right") },
    });
  },
};
