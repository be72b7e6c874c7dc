import { jointsOf } from "../../body/skeleton.ts";
import { distance, lerp } from "../../geometry/vector.ts";
import type { Vec3 } from "../../geometry/vector.ts";
import { findRoot } from "../../pose/find-root.ts";
import { chordAt } from "../../pose/solve-pose.ts";
import { armTowards } from "../../pose/stance.ts";
import { handPlaces, onHand, proneBody, pronePosture, STRAIGHT_ELBOW } from "../floor.ts";
import type { ExerciseMotion } from "../motion.ts";

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
    return pronePosture(body, proneBody(body, lean, sag), (side) => onHand(hands, side), 26);
  },
};
