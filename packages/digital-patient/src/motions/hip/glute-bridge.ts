import { jointsOf, sideSign } from "../../body/skeleton.ts";
import type { PatientSide } from "../../body/skeleton.ts";
import { rotate } from "../../geometry/quaternion.ts";
import { degrees, lerp, subtract } from "../../geometry/vector.ts";
import { findRoot } from "../../pose/find-root.ts";
import type { ArmSpec, Footing, TrunkPart } from "../../pose/pose-spec.ts";
import { chordAt, solvePose, trunkTurn } from "../../pose/solve-pose.ts";
import { footingAt } from "../../pose/stance.ts";
import { lyingHeight } from "../floor.ts";
import type { ExerciseMotion } from "../motion.ts";

/** Lying on the back with the feet flat; shoulders and feet stay, the hips rise until the hip bends as told. */
export const gluteBridge: ExerciseMotion = {
  id: "glute-bridge",
  position: "floor",
  prop: "mat",
  counting: "reps",
  sides: "both",
  seconds: { out: 1.1, peak: 0.6, back: 1.2, rest: 0.5 },
  posture(body, move) {
    const h = body.height;
    const p = (move.progress.left + move.progress.right) / 2;
    const uneven = move.progress.left - move.progress.right;
    const back = lyingHeight(body);
    const shoulderZ = -0.34 * h;
    const chord = chordAt(body.thigh, body.shank, 104);
    const feetZ = shoulderZ + body.trunk + chord;
    const foot = (side: PatientSide): Footing =>
      footingAt(body, [sideSign(side) * body.halfHips, body.ankleHeight, feetZ], 0);
    const arm = (side: PatientSide): ArmSpec => ({
      kind: "reach",
      wrist: [sideSign(side) * 0.15 * h, 0.022 * h, shoulderZ + 0.318 * h],
      elbowTowards: [sideSign(side), -0.2, 0],
      fingers: [0, -0.05, 1],
      thumb: [-sideSign(side), 0, 0],
    });
    const at = (rise: number) => {
      const thorax: TrunkPart = { yaw: 0, lean: -90 - rise, side: 0 };
      const up = rotate(trunkTurn(thorax), [0, body.trunk, 0]);
      return solvePose(body, {
        root: [0, back - up[1], shoulderZ - up[2]],
        pelvis: { yaw: 0, lean: -90 - rise * 0.9, side: uneven * 10 },
        thorax,
        head: { yaw: 0, lean: -84, side: 0 },
        arms: { left: arm("left"), right: arm("right") },
        legs: {
          left: { kind: "planted", footing: foot("left"), inward: move.kneeInward * p },
          right: { kind: "planted", footing: foot("right"), inward: move.kneeInward * p },
        },
      });
    };
    // In the side view, with its sign: past the straight line the hip goes on extending.
    const bend = (rise: number): number => {
      const { midHip, midShoulder, hip, knee } = jointsOf(body, at(rise));
      const trunk = subtract(midHip, midShoulder);
      const thigh = subtract(knee.left, hip.left);
      return degrees(Math.atan2(thigh[1], thigh[2]) - Math.atan2(trunk[1], trunk[2]));
    };
    const lying = bend(0);
    return at(findRoot((rise) => bend(rise) - lerp(lying, 6, p) - move.sway.lean * 0.3 * p, 0, 45, 40));
  },
};
