import type { BodyPlane } from "./body-plane.ts";
import { CALIBRATION } from "./calibration-weights.ts";
import { frontalFeatures, sagittalFeatures } from "./features.ts";
import type { PostureMeasureName, PostureView } from "./measures.ts";

/** What was learned of one measure in one kind of view. Degrees. */
export type BiasCorrection = {
  /** Of the features: what is added to the plain angle. Empty: nothing is. */
  readonly weights: readonly number[];
  /** Standard deviation of what is still wrong afterwards, on people it did not learn from. */
  readonly sd: number;
};

export type CalibrationTable = Readonly<
  Record<"front" | "back" | "side", Partial<Readonly<Record<PostureMeasureName, BiasCorrection>>>>
>;

/** A correction that would be larger is not believed: degrees. */
const MOST = 10;
/** Where nothing was learned: what landmarks on skin and clothes are off by, degrees. */
const UNKNOWN_SD = 2.5;

/** What the pose model's bias is in this picture, and how sure that is. Degrees. */
export function correctionOf(
  name: PostureMeasureName,
  view: PostureView,
  plane: BodyPlane,
  world: BodyPlane | null,
): { readonly add: number; readonly sd: number } {
  const frontal = view === "front" || view === "back";
  const known = CALIBRATION[frontal ? view : "side"][name];
  if (!known) return { add: 0, sd: UNKNOWN_SD };
  const features = frontal ? frontalFeatures(plane, world) : sagittalFeatures(plane, world);
  const add = known.weights.reduce((sum, weight, k) => sum + weight * (features[k] ?? 0), 0);
  return { add: Math.max(-MOST, Math.min(MOST, add)), sd: known.sd };
}
