import { type BodyPlane, lean, level } from "./body-plane.ts";

/**
 * What the correction of the pose model's bias looks at, degrees but for the last two. All change sign when the person is
 * mirrored, so that a correction made of them is the same for left and right.
 */
export function frontalFeatures(plane: BodyPlane, world: BodyPlane | null): number[] {
  const { at, middle } = plane;
  const trunk = lean(middle("hip"), middle("shoulder"));
  const shoulders = level(at("left_shoulder"), at("right_shoulder"));
  const hips = level(at("left_hip"), at("right_hip"));
  const deep = world ?? plane;
  const long = (a: readonly [number, number], b: readonly [number, number]): number =>
    Math.hypot(a[0] - b[0], a[1] - b[1]);
  const side = (which: "left" | "right"): number => long(at(`${which}_shoulder`), at(`${which}_hip`));
  const leg = (which: "left" | "right"): number => long(at(`${which}_hip`), at(`${which}_ankle`));
  return [
    shoulders,
    hips,
    trunk,
    level(at("left_ear"), at("right_ear")),
    level(at("left_eye"), at("right_eye")),
    level(at("left_elbow"), at("right_elbow")),
    level(at("left_knee"), at("right_knee")),
    lean(middle("shoulder"), middle("ear")),
    lean(middle("ankle"), middle("hip")),
    lean(middle("knee"), middle("hip")),
    level(deep.at("left_shoulder"), deep.at("right_shoulder")),
    level(deep.at("left_hip"), deep.at("right_hip")),
    lean(deep.middle("hip"), deep.middle("shoulder")),
    level(at("left_wrist"), at("right_wrist")),
    100 * Math.log(side("left") / side("right")),
    100 * Math.log(leg("left") / leg("right")),
  ].map(finite);
}

/** The same from the side: degrees forward, and a constant. */
export function sagittalFeatures(plane: BodyPlane, world: BodyPlane | null): number[] {
  const { at, middle } = plane;
  const near = plane.near ?? "left";
  const far = near === "left" ? "right" : "left";
  const deep = world ?? plane;
  return [
    1,
    lean(at(`${near}_hip`), at(`${near}_shoulder`)),
    lean(at(`${far}_hip`), at(`${far}_shoulder`)),
    lean(middle("shoulder"), middle("ear")),
    lean(at(`${near}_shoulder`), at(`${near}_ear`)),
    lean(middle("ankle"), middle("hip")),
    lean(middle("knee"), middle("hip")),
    lean(middle("ankle"), middle("knee")),
    lean(middle("hip"), middle("ear")),
    lean(deep.middle("hip"), deep.middle("shoulder")),
    lean(at(`${near}_elbow`), at(`${near}_shoulder`)),
    lean(middle("shoulder"), at("nose")) - 45,
  ].map((each) => finite(each > 180 ? each - 360 : each < -180 ? each + 360 : each));
}

function finite(value: number): number {
  return Number.isFinite(value) ? Math.max(-90, Math.min(90, value)) : 0;
}
