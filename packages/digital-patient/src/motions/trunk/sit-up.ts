import { sideSign } from "../../body/skeleton.ts";
import type { PatientSide } from "../../body/skeleton.ts";
import { clamp, lerp } from "../../geometry/vector.ts";
import type { Vec3 } from "../../geometry/vector.ts";
import type { ArmSpec, Footing, TrunkPart } from "../../pose/pose-spec.ts";
import { chordAt, solvePose } from "../../pose/solve-pose.ts";
import { armTowards, crossedArm, footingAt } from "../../pose/stance.ts";
import { lyingHeight } from "../floor.ts";
import type { ExerciseMotion } from "../motion.ts";

const KNEE = 96;

/** Lying on the back, feet flat, the trunk comes up to the thighs. */
export const sitUp: ExerciseMotion = {
  id: "sit-up",
  position: "floor",
  prop: "mat",
  counting: "reps",
  sides: "both",
  seconds: { out: 1.2, peak: 0.2, back: 1.3, rest: 0.5 },
  posture(body, move) {
    const { sway } = move;
    const p = (move.progress.left + move.progress.right) / 2;
    const lean = lerp(-87, -8, p) + sway.lean * 0.3;
    const root: Vec3 = [0, lyingHeight(body), -0.12 * body.height];
    const thorax: TrunkPart = { yaw: 0, lean, side: sway.side * 0.3 };
    const pelvis: TrunkPart = { yaw: 0, lean: lerp(-84, -32, p), side: 0 };
    const chord = chordAt(body.thigh, body.shank, KNEE);
    const rise = root[1] - body.ankleHeight;
    const foot = (side: PatientSide): Footing =>
      footingAt(
        body,
        [sideSign(side) * body.halfHips, body.ankleHeight, root[2] + Math.sqrt(chord * chord - rise * rise)],
        0,
      );
    const arm = (side: PatientSide): ArmSpec =>
      move.arms === "crossed"
        ? crossedArm(body, root, thorax, side)
        : armTowards(lerp(20, 62, clamp(p * 2, 0, 1)) + sway.arms[side], 4, 10, 10);
    return solvePose(body, {
      root,
      pelvis,
      thorax,
      head: { yaw: 0, lean: lean + 22 * clamp(p * 4, 0, 1) * (1 - 0.5 * clamp(p, 0, 1)), side: 0 },
      arms: { left: arm("left"), right: arm("right") },
      legs: {
        left: { kind: "planted", footing: foot("left"), inward: 0 },
        right: { kind: "planted", footing: foot("right"), inward: 0 },
      },
    });
  },
};
