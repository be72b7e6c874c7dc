import { otherSide, sideSign } from "../../body/skeleton.ts";
import type { PatientSide } from "../../body/skeleton.ts";
import { clamp, degrees, lerp, radians } from "../../geometry/vector.ts";
import type { Vec3 } from "../../geometry/vector.ts";
import type { ArmSpec, LegSpec } from "../../pose/pose-spec.ts";
import { solvePose } from "../../pose/solve-pose.ts";
import { armOnHip, onThorax } from "../../pose/stance.ts";
import type { ExerciseMotion } from "../motion.ts";

/** On one forearm and the side of the feet. Progress 0: the hip still on the floor, 1: one line. */
export const sidePlank: ExerciseMotion = {
  id: "side-plank",
  position: "floor",
  prop: "mat",
  counting: "hold",
  sides: "left",
  seconds: { out: 1.2, peak: 10, back: 1.2, rest: 1 },
  posture(body, move) {
    const carrying = move.side;
    const down = sideSign(carrying);
    const h = body.height;
    const p = clamp(move.progress[carrying], 0, 1.2);
    const leg = body.thigh + body.shank;
    // Middle of the shoulders over the elbow, middle of the ankles over the lower foot.
    const shoulderY = body.upperArm + 0.024 * h + body.halfShoulders * 0.96;
    const ankleY = 0.034 * h + body.halfHips;
    const line = degrees(Math.acos((shoulderY - ankleY) / (leg + body.trunk)));
    const hipY = body.halfHips + 0.042 * h;
    const flat = degrees(Math.acos((shoulderY - hipY) / body.trunk));
    const lean = lerp(flat, line, p) + move.sway.side * 0.4;
    const rootY = shoulderY - body.trunk * Math.cos(radians(lean));
    const legs = degrees(Math.acos(clamp((rootY - ankleY) / leg, -1, 1)));
    const root: Vec3 = [
      down * (body.trunk * Math.sin(radians(line)) - body.trunk * Math.sin(radians(lean))),
      rootY,
      0,
    ];
    const pelvis = { yaw: 0, lean: 0, side: down * legs };
    const thorax = { yaw: 0, lean: 0, side: down * lean };
    const shoulder = onThorax(body, root, thorax, carrying, [body.halfShoulders, 0, 0]);
    const support: ArmSpec = {
      kind: "reach",
      wrist: [shoulder[0], 0.026 * h, shoulder[2] + body.forearm],
      elbowTowards: [0, -1, -0.2],
      fingers: [0, 0, 1],
      thumb: [-down, 0.4, 0],
    };
    const straight: LegSpec = {
      kind: "free",
      flexion: 0,
      abduction: 0,
      rotation: 0,
      knee: 3,
      dorsiflexion: 0,
    };
    return solvePose(body, {
      root,
      pelvis,
      thorax,
      head: { yaw: 0, lean: 0, side: thorax.side * 0.9 },
      arms: {
        [carrying]: support,
        [otherSide(carrying)]: armOnHip(body, root, pelvis, otherSide(carrying)),
      } as Record<PatientSide, ArmSpec>,
      legs: { left: straight, right: straight },
    });
  },
};
