import type { YogaPoseId } from "@physiocheck/motion";
import type { Body } from "../../body/body.ts";
import { blendOnFloor, landmarksOf, mirrorPosture } from "../../body/skeleton.ts";
import type { Posture } from "../../body/skeleton.ts";
import { NO_SWAY } from "../motion.ts";
import type { ExerciseMotion, Move, Sway } from "../motion.ts";
import { ENTRIES } from "./entries.ts";
import type { Entry } from "./entries.ts";

/** One pose as this person holds it; a pose with two sides is written for the left. */
export type YogaMotion = {
  readonly id: YogaPoseId;
  /** From which posture it is entered, and to which it returns. */
  readonly from: Entry;
  readonly sides: "both" | "either";
  readonly pose: (body: Body, sway: Sway) => Posture;
};

/** Before the pose's id in the name of its motion: a pose may share its id with an exercise, as the plank does. */
export const YOGA_PREFIX = "yoga/";

/** The pose as an exercise of holding: entered, held, left. */
export function yogaMotion({ id, from, sides, pose }: YogaMotion): ExerciseMotion {
  const position = from === "standing" ? "standing" : "floor";
  const held = (body: Body, move: Pick<Move, "side" | "sway">): Posture => {
    const posture = aboveFloor(body, pose(body, move.sway));
    return sides === "either" && move.side === "right" ? mirrorPosture(posture) : posture;
  };
  return {
    id: YOGA_PREFIX + id,
    position,
    prop: "mat",
    counting: "hold",
    sides: sides === "both" ? "both" : "alternating",
    seconds: { out: 2.2, peak: 10, back: 2, rest: 1.5 },
    posture(body, move) {
      const start = ENTRIES[from](body, move.sway);
      const p = move.progress[move.side];
      if (p <= 0) return start;
      const end = held(body, move);
      if (p >= 1) return end;
      // An arm on its way overhead turns half a circle: without a fixed half-way sway would choose the way round.
      const still = { side: move.side, sway: NO_SWAY };
      const halfWay = blendOnFloor(body, ENTRIES[from](body, NO_SWAY), held(body, still), 0.5);
      const between =
        p < 0.5 ? blendOnFloor(body, start, halfWay, p * 2) : blendOnFloor(body, halfWay, end, p * 2 - 1);
      return aboveFloor(body, between);
    },
  };
}

/** Lifted as far as it takes for fingers and toes, too, to be over the floor. */
function aboveFloor(body: Body, posture: Posture): Posture {
  const points = landmarksOf(body, posture);
  let low = 0;
  for (let k = 1; k < points.length; k += 3) low = Math.min(low, points[k]);
  const [x, y, z] = posture.root;
  return low < 0 ? { ...posture, root: [x, y - low, z] } : posture;
}
