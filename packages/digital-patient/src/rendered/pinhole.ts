import { PerspectiveCamera, Vector3 } from "three";
import type { Camera } from "../camera/camera.ts";

/** The same camera for three.js, so that a landmark known by `project` is on that very pixel of the drawing. */
export function pinhole(camera: Camera): PerspectiveCamera {
  const eye = new PerspectiveCamera(camera.fov, camera.picture.width / camera.picture.height, 0.1, 40);
  eye.position.set(...camera.position);
  // The picture's own down, so that a rolled camera is rolled here too.
  eye.up = new Vector3(...camera.down).negate();
  eye.lookAt(...camera.target);
  eye.updateMatrixWorld();
  return eye;
}
