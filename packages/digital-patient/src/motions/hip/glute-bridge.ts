import type { Body } from "../../body/body.ts";
import { jointsOf, sideSign } from "../../body/skeleton.ts";
import type { PatientSide, Posture } from "../../body/skeleton.ts";
import { rotate } from "../../geometry/quaternion.ts";
import { degrees, lerp, subtract } from "../../geometry/vector.ts";
import { findRoot } from "../../pose/find-root.ts";
import type { ArmSpec, Footing, LegSpec, TrunkPart } from "../../pose/pose-spec.ts";
import { chordAt, solvePose, trunkTurn } from "../../pose/solve-pose.ts";
import { footingAt } from "../../pose/stance.ts";
import { lyingHeight } from "../floor.ts";
import type { ExerciseMotion, Move } from "../motion.ts";

/** Lying on the back with the feet flat; shoulders and feet stay, the hips rise until the hip bends as told. */
export const gluteBridge: ExerciseMotion = {
  id: "glute-bridge",
  position: "floor",
  prop: "mat",
  counting: "reps",
  sides: "both",
  seconds: { out: 1.1, peak: 0.6, back: 1.2, rest: 0.5 },
  posture: (body, move) => bridgePosture(body, move, null),
};

/** A bridge on both feet, or with one leg, `free`, stretched out in the line of the other thigh. */
export function bridgePosture(body: Body, move: Move, free: PatientSide | null): Posture {
  const h = body.height;
  const p = (move.progress.left + move.progress.right) / 2;
  const uneven = move.progress.left - move.progress.right;
  const back = lyingHeight(body);
  const shoulderZ = -0.34 * h;
  const chord = chordAt(body.thigh, body.shank, 104);
  const feetZ = shoulderZ + body.trunk + chord;
  const foot = (side: PatientSide): Footing =>
    footingAt(body, [sideSign(side) * body.halfHips, body.ankleHeight, feetZ], 0);
  const leg = (side: PatientSide, bend: number): LegSpec =>
    side === free
      ? { kind: "free", flexion: bend, abduction: 0, rotation: 0, knee: 5, dorsiflexion: -10 }
      : { kind: "planted", footing: foot(side), inward: move.kneeInward * p };
  const arm = (side: PatientSide): ArmSpec => ({
    kind: "reach",
    wrist: [sideSign(side) * 0.15 * h, 0.022 * h, shoulderZ + 0.318 * h],
    elbowTowards: [sideSign(side), -0.2, 0],
    fingers: [0, -0.05, 1],
    thumb: [-sideSign(side), 0, 0],
  });
  const at = (rise: number, bend: number) => {
    const thorax: TrunkPart = { yaw: 0, lean: -90 - rise, side: 0 };
    const up = rotate(trunkTurn(thorax), [0, body.trunk, 0]);
    return solvePose(body, {
      root: [0, back - up[1], shoulderZ - up[2]],
      pelvis: { yaw: 0, lean: -90 - rise * 0.9, side: uneven * 10 },
      thorax,
      head: { yaw: 0, lean: -84, side: 0 },
      arms: { left: arm("left"), right: arm("right") },
      legs: { left: leg("left", bend), right: leg("right", bend) },
    });
  };
  // In the side view, with its sign: past the straight line the hip goes on extending.
  const standing = free === "left" ? "right" : "left";
  const bendAt = (rise: number): number => {
    const { midHip, midShoulder, hip, knee } = jointsOf(body, at(rise, 0));
    const trunk = subtract(midHip, midShoulder);
    const thigh = subtract(knee[standing], hip[standing]);
    return degrees(Math.atan2(thigh[1], thigh[2]) - Math.atan2(trunk[1], trunk[2]));
  };
  const wanted = lerp(bendAt(0), 6, p) + move.sway.lean * 0.3 * p;
  return at(
    findRoot((rise) => bendAt(rise) - wanted, 0, 45, 40),
    wanted,
  );
}
