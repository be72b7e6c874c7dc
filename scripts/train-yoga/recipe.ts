import { join } from "node:path";
import { YOGA_POSE_IDS } from "@physiocheck/motion";
import { ROOT } from "../lib/process.ts";
import { trainPerceptron } from "./perceptron.ts";
import type { Perceptron } from "./perceptron.ts";
import { createRandom } from "./random.ts";
import { featuresOf, simulatedNonPoses, simulatedPoses, varied } from "./samples.ts";
import type { LabelledFeatures, LabelledPose } from "./samples.ts";

/** Landmarks of photos with their pose; beside the project, never in it. */
export const PHOTOS = join(ROOT, "../shared/data/yoga/train.poses.jsonl.gz");

export type Recipe = {
  readonly seed: number;
  readonly hidden: number;
  readonly epochs: number;
  /** Variations of each photo beside itself. */
  readonly variations: number;
  /** Simulated people a pose that there are photos of, a pose that there are none of, and in no pose. */
  readonly simulated: number;
  readonly simulatedOnly: number;
  readonly nonPoses: number;
  /** What a simulated picture counts against a photo. */
  readonly simulatedWeight: number;
};

export const TRAINING: Recipe = {
  seed: 1,
  hidden: 64,
  epochs: 12,
  variations: 4,
  simulated: 90,
  simulatedOnly: 260,
  nonPoses: 1500,
  simulatedWeight: 0.4,
};

/** The network that learned these photos and what the digital patient shows. */
export function trainOn(photos: readonly LabelledPose[], recipe: Recipe): Perceptron {
  return trainWith(photoFeatures(photos, recipe), simulatedFeatures(photos, recipe), recipe);
}

/** Features of the photos and their variations, photo by photo. */
export function photoFeatures(photos: readonly LabelledPose[], recipe: Recipe): LabelledFeatures[][] {
  const random = createRandom(recipe.seed);
  return photos.map((photo) => [
    ...featuresOf(photo),
    ...Array.from({ length: recipe.variations }, () => featuresOf(varied(photo, random))).flat(),
  ]);
}

/** Features of simulated people in every pose and in none; more of the poses that no photo shows. */
export function simulatedFeatures(photos: readonly LabelledPose[], recipe: Recipe): LabelledFeatures[] {
  const random = createRandom(recipe.seed + 1);
  const photographed = new Set(photos.map(({ label }) => label));
  const counts = YOGA_POSE_IDS.map((_, label) =>
    photographed.has(label) ? recipe.simulated : recipe.simulatedOnly,
  );
  return [...simulatedPoses(counts, random), ...simulatedNonPoses(recipe.nonPoses, random)].flatMap((pose) =>
    [pose, varied(pose, random)].flatMap((one) => featuresOf(one, recipe.simulatedWeight)),
  );
}

/** Trains on features that were made before, so that a cross-validation makes them once. */
export function trainWith(
  photos: readonly (readonly LabelledFeatures[])[],
  simulated: readonly LabelledFeatures[],
  { hidden, epochs, seed }: Recipe,
): Perceptron {
  return trainPerceptron(
    [...photos.flat(), ...simulated],
    { hidden, epochs, outputs: YOGA_POSE_IDS.length + 1 },
    createRandom(seed + 2),
  );
}
