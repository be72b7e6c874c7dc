import type { ExerciseDefinition } from "../exercise.ts";
import { bicepsCurl } from "./biceps-curl.ts";
import { gluteBridge } from "./glute-bridge.ts";
import { hipAbduction } from "./hip-abduction.ts";
import { jumpingJack } from "./jumping-jack.ts";
import { lunge } from "./lunge.ts";
import { plank } from "./plank.ts";
import { pushUp } from "./push-up.ts";
import { seatedKneeExtension } from "./seated-knee-extension.ts";
import { shoulderAbduction } from "./shoulder-abduction.ts";
import { shoulderFlexion } from "./shoulder-flexion.ts";
import { sideLunge } from "./side-lunge.ts";
import { singleLegStance } from "./single-leg-stance.ts";
import { sitToStand } from "./sit-to-stand.ts";
import { sitUp } from "./sit-up.ts";
import { squat } from "./squat.ts";

/** The exercises that come with the product, one file each. */
export const EXERCISES: readonly ExerciseDefinition[] = [
  squat,
  sitToStand,
  lunge,
  sideLunge,
  pushUp,
  sitUp,
  jumpingJack,
  bicepsCurl,
  shoulderAbduction,
  shoulderFlexion,
  seatedKneeExtension,
  hipAbduction,
  gluteBridge,
  singleLegStance,
  plank,
];

/** The exercise of the library with this id, if there is one. */
export function exerciseById(id: string): ExerciseDefinition | undefined {
  return EXERCISES.find((exercise) => exercise.id === id);
}
