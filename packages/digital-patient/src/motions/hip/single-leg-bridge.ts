import { otherSide } from "../../body/skeleton.ts";
import type { ExerciseMotion } from "../motion.ts";
import { bridgePosture } from "./glute-bridge.ts";

/** A bridge on one foot, the other leg stretched out in the line of the thigh that works. */
export const singleLegBridge: ExerciseMotion = {
  id: "single-leg-bridge",
  position: "floor",
  prop: "mat",
  counting: "reps",
  sides: "right",
  seconds: { out: 1.1, peak: 0.5, back: 1.2, rest: 0.6 },
  posture(body, move) {
    const p = move.progress[move.side];
    return bridgePosture(body, { ...move, progress: { left: p, right: p } }, otherSide(move.side));
  },
};
