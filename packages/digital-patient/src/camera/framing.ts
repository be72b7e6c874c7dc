import { LANDMARK_COUNT } from "@physiocheck/motion";
import type { Patient } from "../patient.ts";
import { createCamera, project } from "./camera.ts";
import type { Camera, CameraOptions } from "./camera.ts";

/** Part of the picture's width and height left free on every side. */
const MARGIN = 0.07;

/**
 * A camera from the direction, height and lens asked for, that stands as near as it can and still sees the whole patient
 * during the exercise; walking in and out may begin outside of the picture.
 * What the options say of `distance`, `aim` and `around` is kept.
 */
export function frameCamera(patient: Patient, options: CameraOptions = {}): Camera {
  const kept = patient.parts.filter((part) => !part.kind.startsWith("walk") && part.kind !== "transition");
  const moments = (kept.length > 0 ? kept : patient.parts).flatMap((part) =>
    Array.from(
      { length: 24 },
      (_, i) => patient.poseAt(part.start + ((part.end - part.start) * i) / 24).points,
    ),
  );
  let [low, high, left, right, back, front] = [9, -9, 9, -9, 9, -9];
  for (const points of moments) {
    for (let k = 0; k < LANDMARK_COUNT; k += 1) {
      [left, right] = [Math.min(left, points[k * 3]), Math.max(right, points[k * 3])];
      [low, high] = [Math.min(low, points[k * 3 + 1]), Math.max(high, points[k * 3 + 1])];
      [back, front] = [Math.min(back, points[k * 3 + 2]), Math.max(front, points[k * 3 + 2])];
    }
  }
  // The crown is over the eyes.
  high += 0.07 * patient.body.height;
  const aim = options.aim ?? (low + high) / 2;
  const around = options.around ?? [(left + right) / 2, (back + front) / 2];
  for (let distance = options.distance ?? 1.2; ; distance += 0.1) {
    const camera = createCamera({ ...options, aim, around, distance });
    if (options.distance !== undefined || distance > 8 || moments.every((points) => fits(camera, points)))
      return camera;
  }
}

function fits(camera: Camera, points: Float64Array): boolean {
  const { width, height } = camera.picture;
  for (let k = 0; k < LANDMARK_COUNT; k += 1) {
    const [u, v, depth] = project(camera, [points[k * 3], points[k * 3 + 1], points[k * 3 + 2]]);
    // The head's landmarks are its middle: the crown needs a little more.
    const above = k < 11 ? 0.05 : 0;
    if (depth < 0.3 || u < MARGIN * width || u > (1 - MARGIN) * width) return false;
    if (v < (MARGIN + above) * height || v > (1 - MARGIN) * height) return false;
  }
  return true;
}
