import type { CameraView, FeedbackCode } from "../exercise.ts";
import { ANGLE_COUNT, ANGLE_NAMES, angleIndex } from "../goniometer/angle-names.ts";
import { MAD_TO_SIGMA, mad, median } from "../signal/statistics.ts";
import { sidesOf } from "./movements.ts";
import { rowsBetween } from "./observe.ts";
import type { Study } from "./study.ts";
import type { ViewProposal } from "./types.ts";

/** Degrees turned away from the camera (or from having the back to it) up to which a view is frontal, and from which it is a side view. */
const FRONTAL = 25;
const SIDEWAYS = 60;
/** An angle refused in more of the moving frames than this is refused by the view. */
const MOST_REFUSED = 0.5;

/** The view that the take was shown in, and what it could not measure. */
export function viewOf({ observation, repetitions, primary, movingSide }: Study): ViewProposal {
  const rows = repetitions.flatMap(({ start, end }) => {
    const [first, last] = rowsBetween(observation, start, end);
    return Array.from({ length: last - first + 1 }, (_, i) => first + i);
  });
  const facings = rows.map((row) => observation.facing[row]).filter((value) => Number.isFinite(value));
  const facing = meanDirection(facings);
  const away = Math.abs(facing);
  const turned = Math.min(away, 180 - away);
  const view: CameraView = turned <= FRONTAL ? "front" : turned >= SIDEWAYS ? "side" : "diagonal";
  const refused = primary.flatMap(({ movement }) =>
    [...new Set(sidesOf(movingSide).map((side) => angleIndex(movement, side)))]
      .filter((index) => {
        const none = rows.filter((row) => Number.isNaN(observation.plusMinus[row * ANGLE_COUNT + index]));
        return none.length > MOST_REFUSED * rows.length;
      })
      .map((index) => ANGLE_NAMES[index]),
  );
  return {
    view,
    facing: {
      mean: Math.round(facing),
      spread: Math.round(MAD_TO_SIGMA * mad(facings.map((each) => turn(each, facing)))),
    },
    refused,
    request: requestFor(refused.length, view),
  };
}

/** From the front a limb points at the camera, from the side it hides behind the other: the way between shows both. */
function requestFor(refused: number, view: CameraView): FeedbackCode | null {
  if (refused === 0) return null;
  return view === "side" ? "turn_to_front" : "turn_to_side";
}

function meanDirection(degrees: readonly number[]): number {
  const radians = degrees.map((each) => (each * Math.PI) / 180);
  const sum = (of: (x: number) => number): number => median(radians.map(of));
  return degrees.length === 0 ? 0 : (Math.atan2(sum(Math.sin), sum(Math.cos)) * 180) / Math.PI;
}

function turn(from: number, to: number): number {
  return ((from - to + 540) % 360) - 180;
}
