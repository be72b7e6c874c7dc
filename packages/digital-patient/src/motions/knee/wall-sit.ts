import type { PatientSide } from "../../body/skeleton.ts";
import { sideSign } from "../../body/skeleton.ts";
import { clamp, lerp } from "../../geometry/vector.ts";
import type { Vec3 } from "../../geometry/vector.ts";
import type { ArmSpec, LegSpec } from "../../pose/pose-spec.ts";
import { chordAt, solvePose } from "../../pose/solve-pose.ts";
import { armTowards, footingAt } from "../../pose/stance.ts";
import type { ExerciseMotion } from "../motion.ts";

/** The back against a wall, feet a thigh's length before it; the body slides down until the thighs are level, and stays. */
export const wallSit: ExerciseMotion = {
  id: "wall-sit",
  position: "standing",
  prop: "none",
  counting: "hold",
  sides: "both",
  seconds: { out: 1.6, peak: 10, back: 1.6, rest: 1 },
  posture(body, move) {
    const p = clamp((move.progress.left + move.progress.right) / 2, 0, 1.15);
    const z = -0.55 * body.thigh;
    const ankleZ = z + body.thigh * Math.cos(0.05);
    const chord = chordAt(body.thigh, body.shank, lerp(8, 90, p));
    const before = ankleZ - z;
    const root: Vec3 = [
      move.sway.x * 0.3,
      body.ankleHeight + Math.sqrt(Math.max(0, chord * chord - before * before)),
      z,
    ];
    const trunk = { yaw: move.sway.turn * 0.3, lean: -1 + move.extraLean * p, side: move.sway.side * 0.5 };
    const leg = (side: PatientSide): LegSpec => ({
      kind: "planted",
      footing: footingAt(
        body,
        [sideSign(side) * body.halfHips, body.ankleHeight, ankleZ],
        sideSign(side) * 4,
      ),
      inward: move.kneeInward * p,
    });
    const arm = (side: PatientSide): ArmSpec =>
      armTowards(lerp(4, 18, p) + move.sway.arms[side] * 0.3, 7 + 4 * body.build, lerp(10, 48, p), 14, -30);
    return solvePose(body, {
      root,
      pelvis: { ...trunk, lean: -1 },
      thorax: trunk,
      head: { ...trunk, lean: trunk.lean * 0.5 },
      arms: { left: arm("left"), right: arm("right") },
      legs: { left: leg("left"), right: leg("right") },
    });
  },
};
