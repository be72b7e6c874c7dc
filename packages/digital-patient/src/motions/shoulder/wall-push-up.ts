import { jointsOf, sideSign } from "../../body/skeleton.ts";
import type { PatientSide, Posture } from "../../body/skeleton.ts";
import type { Body } from "../../body/body.ts";
import { distance, lerp, radians } from "../../geometry/vector.ts";
import type { Vec3 } from "../../geometry/vector.ts";
import { findRoot } from "../../pose/find-root.ts";
import type { ArmSpec } from "../../pose/pose-spec.ts";
import { chordAt, solvePose } from "../../pose/solve-pose.ts";
import { ankleLine, armTowards, standingFoot } from "../../pose/stance.ts";
import type { ExerciseMotion } from "../motion.ts";
import { FEET_APART } from "../standing.ts";

const STRAIGHT_ELBOW = 10;
const DEEPEST_ELBOW = 95;
/** How far the whole body leans against the wall with straight arms. Degrees. */
const LEAN = 11;

/** Feet a step from the wall, hands on it; the body, in one line, leans in until the elbows bend as told. */
export const wallPushUp: ExerciseMotion = {
  id: "wall-push-up",
  position: "standing",
  prop: "none",
  counting: "reps",
  sides: "both",
  seconds: { out: 1.1, peak: 0.2, back: 1.0, rest: 0.4 },
  posture(body, move) {
    const p = (move.progress.left + move.progress.right) / 2;
    const hip = 1 + move.sway.lean * 0.4 + move.extraLean * 0.5 * p;
    const hands = handPlaces(body);
    const chord = chordAt(body.upperArm, body.forearm, lerp(STRAIGHT_ELBOW, DEEPEST_ELBOW, p));
    const lean = findRoot((x) => distance(shoulderAt(body, x, hip), hands.left) - chord, 0, 32, 40);
    return leaning(body, lean, hip, (side) => ({
      kind: "reach",
      wrist: hands[side],
      elbowTowards: [sideSign(side) * 0.9, -1, -0.3],
      fingers: [0, 1, 0.1],
      thumb: [-sideSign(side), 0.1, 0],
    }));
  },
};

/** One line from the ankles to the shoulders, leaning forward; the hips bend by `hip` degrees more. */
function leaning(body: Body, lean: number, hip: number, arm: (side: PatientSide) => ArmSpec): Posture {
  const foot = (side: PatientSide) => standingFoot(body, side, FEET_APART * body.height, 5);
  const leg = chordAt(body.thigh, body.shank, 3);
  const tilt = radians(lean);
  const trunk = { yaw: 0, lean: lean + hip, side: 0 };
  return solvePose(body, {
    root: [0, body.ankleHeight + leg * Math.cos(tilt), ankleLine(body) + leg * Math.sin(tilt)],
    pelvis: trunk,
    thorax: trunk,
    head: { ...trunk, lean: trunk.lean * 0.8 },
    arms: { left: arm("left"), right: arm("right") },
    legs: {
      left: { kind: "planted", footing: foot("left"), inward: 0 },
      right: { kind: "planted", footing: foot("right"), inward: 0 },
    },
  });
}

function shoulderAt(body: Body, lean: number, hip: number): Vec3 {
  return jointsOf(
    body,
    leaning(body, lean, hip, () => armTowards(80, 0, 5)),
  ).shoulder.left;
}

/** Wrists at the height of the shoulders and a little wider, an arm's length away. */
function handPlaces(body: Body): Record<PatientSide, Vec3> {
  const [x, y, z] = shoulderAt(body, LEAN, 1);
  const reach = chordAt(body.upperArm, body.forearm, STRAIGHT_ELBOW);
  const outward = 0.02 * body.height;
  const forward = z + Math.sqrt(reach * reach - outward * outward);
  return { left: [x + outward, y, forward], right: [-x - outward, y, forward] };
}
