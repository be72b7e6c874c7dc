import { sideSign } from "../../body/skeleton.ts";
import { clamp, ease, lerp } from "../../geometry/vector.ts";
import { jointsOf } from "../../body/skeleton.ts";
import { distance } from "../../geometry/vector.ts";
import { findRoot } from "../../pose/find-root.ts";
import type { LegSpec } from "../../pose/pose-spec.ts";
import { chordAt } from "../../pose/solve-pose.ts";
import { armTowards } from "../../pose/stance.ts";
import { handPlaces, onHand, proneBody, pronePosture, STRAIGHT_ELBOW } from "../floor.ts";
import type { ExerciseMotion } from "../motion.ts";

/** On hands and toes, one knee after the other is drawn under the trunk. */
export const mountainClimber: ExerciseMotion = {
  id: "mountain-climber",
  position: "floor",
  prop: "mat",
  counting: "reps",
  sides: "alternating",
  seconds: { out: 0.5, peak: 0.1, back: 0.5, rest: 0.15 },
  posture(body, move) {
    const { side } = move;
    const p = move.progress[side];
    const sag = -3 * p + move.sway.lean * 0.4 - move.extraLean * 0.8 * p;
    const hands = handPlaces(body);
    const chord = chordAt(body.upperArm, body.forearm, STRAIGHT_ELBOW);
    const lean = findRoot(
      (x) =>
        distance(
          jointsOf(
            body,
            pronePosture(body, proneBody(body, x, sag), () => armTowards(80, 0, 5), 0),
          ).shoulder.left,
          hands.left,
        ) - chord,
      56,
      92,
      40,
    );
    const prone = proneBody(body, lean, sag);
    const foot = prone.feet[side];
    // The toes come forward under the hips, well over the floor.
    const drawn = ease(p, 0, 1) * Math.max(1, p);
    const lifted: LegSpec = {
      kind: "planted",
      footing: {
        toe: [
          sideSign(side) * body.halfHips,
          foot.toe[1] +
            lerp(0, 0.06, clamp(Math.sin((Math.PI / 2) * clamp(p * 2, 0, 1)), 0, 1)) * body.height,
          lerp(foot.toe[2], prone.root[2] - 0.17 * body.height, drawn),
        ],
        yaw: 0,
        heelRise: lerp(foot.heelRise, 84, drawn),
      },
      inward: 0,
    };
    return pronePosture(body, prone, (each) => onHand(hands, each), 22, { [side]: lifted });
  },
};
