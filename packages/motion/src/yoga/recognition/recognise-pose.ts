import type { PictureSize, PoseFrame } from "../../pose/frame.ts";
import { YOGA_POSE_IDS, type YogaPoseId } from "../pose-ids.ts";
import { BODY_FEATURE_COUNT, bodyFeatures } from "./body-features.ts";
import { addProbabilities, CLASS_COUNT, type Network, NO_POSE, unpackNetwork } from "./network.ts";
import { fromBase64 } from "./base64.ts";
import { YOGA_WEIGHTS } from "./weights.ts";

/** What one picture shows. */
export type Recognition = {
  /** Null where no pose fits. */
  readonly pose: YogaPoseId | null;
  /** How sure the network is of that, 0..1. */
  readonly confidence: number;
};

/**
 * Below this the likeliest pose is only the least unlikely one, and so often more likely than the pose "none" has to be. Set
 * where cross-validation on photos loses hardly a right answer to "none" (docs/yoga.md).
 */
const LEAST_CONFIDENCE = 0.2;
const NONE_OUTWEIGHS = 2;

let network: Network | null = null;
const features = new Float64Array(BODY_FEATURE_COUNT);
const NOTHING: Recognition = { pose: null, confidence: 1 };

/** Which pose a body is in, whatever its size, its place, the way it faces and its side. */
export function recognisePose(
  frame: Pick<PoseFrame, "landmarks" | "world">,
  picture: PictureSize,
): Recognition {
  network ??= unpackNetwork(fromBase64(YOGA_WEIGHTS));
  const probabilities = poseProbabilities([network], frame, picture);
  return probabilities ? decide(probabilities) : NOTHING;
}

/**
 * CLASS_COUNT probabilities: the mean over the body and its mirror image, each with the world and without it. What the network
 * guesses of depth is wrong where limbs hide each other, and then the flat picture knows better. Null where it cannot be read.
 */
export function poseProbabilities(
  networks: readonly Network[],
  { landmarks, world }: Pick<PoseFrame, "landmarks" | "world">,
  picture: PictureSize,
): Float64Array | null {
  if (!landmarks) return null;
  const out = new Float64Array(CLASS_COUNT);
  const looks = world ? [world, null] : [null];
  const share = 1 / (2 * looks.length * networks.length);
  for (const look of looks) {
    for (const mirrored of [false, true]) {
      if (!bodyFeatures(landmarks, look, picture, mirrored, features)) return null;
      for (const one of networks) addProbabilities(one, features, share, out);
    }
  }
  return out;
}

/** The likeliest pose, if it is likely and likelier than none. */
export function decide(probabilities: Float64Array): Recognition {
  let best = 0;
  for (let c = 1; c < NO_POSE; c += 1) if (probabilities[c] > probabilities[best]) best = c;
  const confidence = probabilities[best];
  if (confidence < LEAST_CONFIDENCE || probabilities[NO_POSE] > NONE_OUTWEIGHS * confidence)
    return { pose: null, confidence: 1 - confidence };
  return { pose: YOGA_POSE_IDS[best] ?? null, confidence };
}
