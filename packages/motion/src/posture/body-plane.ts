import { LANDMARK, type LandmarkName } from "../pose/landmarks.ts";
import type { PosturePoint, PostureView } from "./measures.ts";
import type { PostureStill } from "./still.ts";

/** A point in the plane of a view: across (to the person's left, or forward) and up. In any one unit. */
export type PlanePoint = readonly [number, number];

/** Where everything is in the plane of a view, upright. */
export type BodyPlane = {
  readonly at: (name: LandmarkName) => PlanePoint;
  readonly middle: (part: "ear" | "shoulder" | "hip" | "knee" | "ankle" | "eye" | "elbow") => PlanePoint;
  readonly c7: PlanePoint | null;
  /** The side that the camera sees; null from the front and the back. */
  readonly near: "left" | "right" | null;
};

/** Where points were put by hand: parts of the picture. */
export type PostureCorrections = Partial<Readonly<Record<PosturePoint, readonly [number, number]>>>;

/** Degrees from the horizontal by which the left one of a pair is higher. */
export function level(left: PlanePoint, right: PlanePoint): number {
  return degrees(Math.atan2(left[1] - right[1], left[0] - right[0]));
}

/** Degrees by which the way from below to above leans across, from the vertical. */
export function lean(below: PlanePoint, above: PlanePoint): number {
  return degrees(Math.atan2(above[0] - below[0], above[1] - below[1]));
}

/** Degrees from one lean to another, −180..180. */
export function turn(from: number, to: number): number {
  return ((((to - from + 180) % 360) + 360) % 360) - 180;
}

/** Half way. */
export function half(a: PlanePoint, b: PlanePoint): PlanePoint {
  return [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2];
}

/** +1 where the person's left (from the side: their front) is at the right of the picture. */
export function acrossSign(view: PostureView): 1 | -1 {
  return view === "front" || view === "right" ? 1 : -1;
}

/**
 * The picture's plane as the person's: pixels, turned back by the camera's roll.
 * @param roll degrees by which a plumb line is turned clockwise in the picture
 */
export function picturePlane(still: PostureStill, corrections: PostureCorrections, roll: number): BodyPlane {
  const { width, height } = still.picture;
  const [sin, cos] = [Math.sin((-roll * Math.PI) / 180), Math.cos((-roll * Math.PI) / 180)];
  const across = acrossSign(still.view);
  const place = (x: number, y: number): PlanePoint => {
    const [px, py] = [x * width, y * height];
    return [across * (px * cos - py * sin), -(px * sin + py * cos)];
  };
  const c7 = corrections.c7;
  return planeOf(
    still.view,
    (name) => {
      const [x, y] = corrections[name as keyof PostureCorrections] ?? still.points[LANDMARK[name]] ?? [0, 0];
      return place(x, y);
    },
    c7 ? place(c7[0], c7[1]) : null,
  );
}

/** The same of the world landmarks: metres, without anything put by hand. */
export function worldPlane(still: PostureStill): BodyPlane | null {
  const { world, view } = still;
  if (!world) return null;
  const across = acrossSign(view);
  return planeOf(
    view,
    (name) => {
      const [x, y] = world[LANDMARK[name]] ?? [0, 0];
      return [across * x, -y];
    },
    null,
  );
}

/** A plane from a way to look points up: used for what is true of a simulated person too. */
export function planeOf(
  view: PostureView,
  at: (name: LandmarkName) => PlanePoint,
  c7: PlanePoint | null,
): BodyPlane {
  return {
    at,
    middle: (part) => half(at(`left_${part}`), at(`right_${part}`)),
    c7,
    near: view === "left" || view === "right" ? view : null,
  };
}

function degrees(radians: number): number {
  return (radians * 180) / Math.PI;
}
