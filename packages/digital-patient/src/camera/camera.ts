import { add, cross, degrees, dot, norm, radians, scale, subtract, unit } from "../geometry/vector.ts";
import type { Vec3 } from "../geometry/vector.ts";

/** Where the camera stands. Degrees and metres. */
export type CameraOptions = {
  /** 0 in front of the patient, +90 on their left side: the engine's `facing`. */
  readonly yaw?: number;
  /** Over the floor. */
  readonly height?: number;
  /** From the axis through the patient's place, along the floor. */
  readonly distance?: number;
  /** Vertical field of view. */
  readonly fov?: number;
  /** Height of the point over the patient's place that is in the middle of the picture. */
  readonly aim?: number;
  /** The place it turns around and looks at, x and z; the origin if absent. */
  readonly around?: readonly [number, number];
  /** The picture turned, clockwise. */
  readonly roll?: number;
  /** Pixels; 640 × 480 if absent. */
  readonly picture?: { readonly width: number; readonly height: number };
};

/** A pinhole camera; the rendered figure uses the very same. */
export type Camera = {
  readonly yaw: number;
  /** Metres over the floor. */
  readonly height: number;
  readonly distance: number;
  readonly fov: number;
  readonly aim: number;
  readonly roll: number;
  readonly picture: { readonly width: number; readonly height: number };
  readonly position: Vec3;
  readonly target: Vec3;
  /** Unit vectors: right and down in the picture, and away along the line of sight. */
  readonly right: Vec3;
  readonly down: Vec3;
  readonly away: Vec3;
  /** Pixels. */
  readonly focal: number;
  /** Degrees downward. */
  readonly pitch: number;
};

/** A camera from what is said about it; the rest as a laptop or phone on a table would have it. */
export function createCamera(options: CameraOptions = {}): Camera {
  const yaw = options.yaw ?? 0;
  const height = options.height ?? 1;
  const distance = options.distance ?? 3.2;
  const fov = options.fov ?? 46;
  const aim = options.aim ?? 0.9;
  const roll = options.roll ?? 0;
  const picture = options.picture ?? { width: 640, height: 480 };
  const [x, z] = options.around ?? [0, 0];
  const position: Vec3 = [
    x + Math.sin(radians(yaw)) * distance,
    height,
    z + Math.cos(radians(yaw)) * distance,
  ];
  const target: Vec3 = [x, aim, z];
  const away = unit(subtract(target, position));
  const level = unit(cross(away, [0, 1, 0]));
  const plumb = cross(away, level);
  const turn = radians(roll);
  const right = add(scale(level, Math.cos(turn)), scale(plumb, -Math.sin(turn)));
  const down = add(scale(plumb, Math.cos(turn)), scale(level, Math.sin(turn)));
  return {
    yaw,
    height,
    distance,
    fov,
    aim,
    roll,
    picture,
    position,
    target,
    right,
    down,
    away,
    focal: picture.height / 2 / Math.tan(radians(fov) / 2),
    pitch: degrees(Math.asin((height - aim) / norm(subtract(target, position)))),
  };
}

/** A point in the camera's axes: right, down, away. Metres. */
export function inCamera(camera: Camera, point: Vec3): Vec3 {
  const d = subtract(point, camera.position);
  return [dot(d, camera.right), dot(d, camera.down), dot(d, camera.away)];
}

/** Where a point is in the picture, pixels from its upper left corner, and its depth in metres. */
export function project(camera: Camera, point: Vec3): Vec3 {
  const [x, y, z] = inCamera(camera, point);
  return [
    camera.picture.width / 2 + (camera.focal * x) / z,
    camera.picture.height / 2 + (camera.focal * y) / z,
    z,
  ];
}
