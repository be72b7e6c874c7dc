import type { Body } from "../../body/body.ts";
import { sideSign } from "../../body/skeleton.ts";
import type { PatientSide } from "../../body/skeleton.ts";
import { lerp } from "../../geometry/vector.ts";
import type { ArmSpec, LegSpec } from "../../pose/pose-spec.ts";
import { chordAt, solvePose } from "../../pose/solve-pose.ts";
import type { ExerciseMotion } from "../motion.ts";

/** Height of the bar: a hanging body's feet are clear of the floor with bent knees. Metres. */
export function barHeight(body: Body): number {
  return 0.07 * body.height + body.thigh + body.shank + body.trunk + body.upperArm + body.forearm;
}

/** Hanging from a bar, the body is pulled up until the chin is over the hands. */
export const pullUp: ExerciseMotion = {
  id: "pull-up",
  position: "standing",
  prop: "bar",
  counting: "reps",
  sides: "both",
  seconds: { out: 1.1, peak: 0.2, back: 1.2, rest: 0.5 },
  posture(body, move) {
    const h = body.height;
    const p = (move.progress.left + move.progress.right) / 2;
    const wide = 0.042 * h;
    const chord = chordAt(body.upperArm, body.forearm, lerp(10, 118, p));
    const lean = -2 - 8 * p + move.sway.lean * 0.5;
    const thorax = { yaw: move.sway.turn * 0.3, lean, side: move.sway.side * 0.3 };
    const y = barHeight(body) - Math.sqrt(chord * chord - wide * wide) - body.trunk;
    const z = 0.03 * h * p + move.sway.z;
    const arm = (side: PatientSide): ArmSpec => ({
      kind: "reach",
      wrist: [sideSign(side) * (body.halfShoulders + wide), barHeight(body), 0],
      elbowTowards: [sideSign(side), -0.4, 0.35],
      fingers: [0, 1, 0.1],
      thumb: [-sideSign(side), 0, 0],
    });
    const leg: LegSpec = {
      kind: "free",
      flexion: 4 + move.extraLean * 1.5 * p,
      abduction: 2,
      rotation: 2,
      knee: 46,
      dorsiflexion: -22,
    };
    return solvePose(body, {
      root: [0, y, z],
      pelvis: { yaw: 0, lean: lean * 0.6, side: 0 },
      thorax,
      head: { yaw: 0, lean: -6 - 6 * p, side: 0 },
      arms: { left: arm("left"), right: arm("right") },
      legs: { left: leg, right: leg },
    });
  },
};
