import { jointsOf, sideSign } from "../../body/skeleton.ts";
import type { PatientSide } from "../../body/skeleton.ts";
import { distance, lerp } from "../../geometry/vector.ts";
import type { Vec3 } from "../../geometry/vector.ts";
import { findRoot } from "../../pose/find-root.ts";
import type { ArmSpec } from "../../pose/pose-spec.ts";
import { chordAt } from "../../pose/solve-pose.ts";
import { armTowards } from "../../pose/stance.ts";
import { pronePosture, proneBody } from "../floor.ts";
import type { Body } from "../../body/body.ts";
import type { ExerciseMotion } from "../motion.ts";

const STRAIGHT_ELBOW = 8;
const DEEPEST_ELBOW = 98;

/** Hands and toes stay on the floor; the body, in one line, sinks until the elbows bend as told. */
export const pushUp: ExerciseMotion = {
  id: "push-up",
  position: "floor",
  prop: "mat",
  counting: "reps",
  sides: "both",
  seconds: { out: 1.0, peak: 0.15, back: 0.9, rest: 0.4 },
  posture(body, move) {
    const p = (move.progress.left + move.progress.right) / 2;
    const sag = 1 + move.sway.lean * 0.5 + move.extraLean * 0.3;
    const hands = handPlaces(body);
    const chord = chordAt(body.upperArm, body.forearm, lerp(STRAIGHT_ELBOW, DEEPEST_ELBOW, p));
    const shoulderAt = (lean: number): Vec3 =>
      jointsOf(
        body,
        pronePosture(body, proneBody(body, lean, sag), () => armTowards(80, 0, 5), 0),
      ).shoulder.left;
    const lean = findRoot((x) => distance(shoulderAt(x), hands.left) - chord, 64, 92, 44);
    const arm = (side: PatientSide): ArmSpec => ({
      kind: "reach",
      wrist: hands[side],
      elbowTowards: [sideSign(side) * 0.75, 0.1, -0.8],
      fingers: [sideSign(side) * 0.12, -0.14, 1],
      thumb: [-sideSign(side), 0, 0.25],
    });
    return pronePosture(body, proneBody(body, lean, sag), arm, 26);
  },
};

const places = new WeakMap<Body, Record<PatientSide, Vec3>>();

/** Wrists under the shoulders of a straight-armed body; found once a body. */
function handPlaces(body: Body): Record<PatientSide, Vec3> {
  const known = places.get(body) ?? findHandPlaces(body);
  places.set(body, known);
  return known;
}

function findHandPlaces(body: Body): Record<PatientSide, Vec3> {
  const height = 0.03 * body.height;
  const reach = chordAt(body.upperArm, body.forearm, STRAIGHT_ELBOW);
  const at = (lean: number): Vec3 =>
    jointsOf(
      body,
      pronePosture(body, proneBody(body, lean, 1), () => armTowards(80, 0, 5), 0),
    ).shoulder.left;
  const outward = 0.032 * body.height;
  const drop = Math.sqrt(reach * reach - outward * outward);
  const lean = findRoot((x) => at(x)[1] - height - drop, 60, 90, 40);
  const shoulder = at(lean);
  return {
    left: [shoulder[0] + outward, height, shoulder[2]],
    right: [-shoulder[0] - outward, height, shoulder[2]],
  };
}
