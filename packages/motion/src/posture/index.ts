/** Posture from one to four views: see docs/posture.md. */
export { plainAngle } from "./angles.ts";
export {
  acrossSign,
  type BodyPlane,
  picturePlane,
  planeOf,
  type PlanePoint,
  type PostureCorrections,
  worldPlane,
} from "./body-plane.ts";
export type { BiasCorrection, CalibrationTable } from "./calibration.ts";
export * from "./compare.ts";
export { frontalFeatures, sagittalFeatures } from "./features.ts";
export { beyond, levelOf, POSTURE_LEVELS, type PostureLevel } from "./judge.ts";
export * from "./measure-view.ts";
export * from "./measures.ts";
export * from "./score.ts";
export { type PostureStill, stillOf } from "./still.ts";
export { POSTURE_REFUSALS, type PostureRefusal, seenFrom, type ViewFault, viewFault } from "./view-check.ts";
