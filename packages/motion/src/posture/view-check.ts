import { LANDMARK, type LandmarkName } from "../pose/landmarks.ts";
import { acrossSign, picturePlane } from "./body-plane.ts";
import type { PostureView } from "./measures.ts";
import type { PostureStill } from "./still.ts";

/**
 * Why a view, or one measure of it, says nothing. Each comes with a request in the catalogue.
 * - `nobody`: no person was seen. `too_small`: the person is less than a third of the picture's height.
 * - `not_this_view`: the picture shows the person from elsewhere (`seen` tells from where).
 * - `moving`: the person moved while the pictures were taken.
 * - `outside`: a point lies outside of the picture. `hidden`: the pose model does not see a point that is needed.
 * - `mark_by_hand`: the pose model does not follow this part of the body, so that both points have to be put by hand.
 * - `c7_not_marked`: the measure needs C7, which only a person can mark. `view_not_taken`: no such view in this analysis.
 */
export const POSTURE_REFUSALS = [
  "nobody",
  "too_small",
  "not_this_view",
  "moving",
  "outside",
  "hidden",
  "mark_by_hand",
  "c7_not_marked",
  "view_not_taken",
] as const;
export type PostureRefusal = (typeof POSTURE_REFUSALS)[number];

/** Distance of the shoulders against the trunk's length: a frontal view shows more, a side view less. Upright people have 0.65. */
const FRONTAL_SHOULDERS = 0.4;
/** Parts of the picture's height. */
const LEAST_HEIGHT = 1 / 3;
const MOST_SCATTER = 0.02;

export type ViewFault = {
  readonly reason: Extract<PostureRefusal, "nobody" | "too_small" | "not_this_view" | "moving">;
  /** From where the person seems to be seen, for `not_this_view`. */
  readonly seen: PostureView | null;
};

/** Whether a picture shows what it is said to show. Null: it does. */
export function viewFault(still: PostureStill | null, roll: number): ViewFault | null {
  if (!still) return { reason: "nobody", seen: null };
  const up = picturePlane(still, {}, roll);
  const tall = (up.middle("ear")[1] - up.middle("ankle")[1]) / still.picture.height;
  if (tall < LEAST_HEIGHT) return { reason: "too_small", seen: null };
  const scatter = still.points
    .filter((_, k) => STEADY.includes(k))
    .map(([, , , each]) => each)
    .toSorted((a, b) => b - a);
  if ((scatter[1] ?? 0) > MOST_SCATTER) return { reason: "moving", seen: null };
  const seen = seenFrom(still, roll);
  return seen === still.view ? null : { reason: "not_this_view", seen };
}

const STEADY: readonly number[] = (
  ["left_shoulder", "right_shoulder", "left_hip", "right_hip", "nose"] satisfies LandmarkName[]
).map((name) => LANDMARK[name]);

/** From where a person is seen. The two kinds of view are told apart by the shoulders, left and right by where the face points. */
export function seenFrom(still: PostureStill, roll: number): PostureView {
  const plane = picturePlane({ ...still, view: "front" }, {}, roll);
  const { at, middle } = plane;
  const [hip, shoulder] = [middle("hip"), middle("shoulder")];
  const trunk = Math.hypot(shoulder[0] - hip[0], shoulder[1] - hip[1]);
  // The front's sign: the person's left is at the right of the picture.
  const wide = (at("left_shoulder")[0] - at("right_shoulder")[0]) * acrossSign("front");
  if (Math.abs(wide) > FRONTAL_SHOULDERS * trunk) return wide > 0 ? "front" : "back";
  return at("nose")[0] > middle("ear")[0] ? "right" : "left";
}
