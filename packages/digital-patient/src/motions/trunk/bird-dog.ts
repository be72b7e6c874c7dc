import { otherSide } from "../../body/skeleton.ts";
import { lerp, radians } from "../../geometry/vector.ts";
import { allFoursPosture, liftedLeg } from "../all-fours.ts";
import { reachFromShoulder } from "../arms.ts";
import type { ExerciseMotion } from "../motion.ts";

/** On hands and knees, one leg is stretched backward and the other side's arm forward, both to the height of the trunk. */
export const birdDog: ExerciseMotion = {
  id: "bird-dog",
  position: "floor",
  prop: "mat",
  counting: "reps",
  sides: "alternating",
  seconds: { out: 1.3, peak: 0.6, back: 1.3, rest: 0.6 },
  posture(body, move) {
    const p = move.progress[move.side];
    const leg = liftedLeg(p, 73, 6);
    if (p <= 0) return allFoursPosture(body, move, leg);
    const raise = radians(lerp(74, 168, p));
    return allFoursPosture(body, move, leg, (root, thorax) =>
      reachFromShoulder(body, root, thorax, otherSide(move.side), {
        direction: [0.02, -Math.cos(raise), Math.sin(raise)],
        elbow: 8,
        elbowTowards: [0.75, -0.9, -0.2],
        fingers: [0, 1, 0.14],
        thumb: [-1, 0.25, 0],
      }),
    );
  },
};
