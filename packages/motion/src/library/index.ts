import type { ExerciseDefinition } from "../exercise.ts";
import { ANKLE } from "./ankle/index.ts";
import { BALANCE } from "./balance/index.ts";
import { ELBOW } from "./elbow/index.ts";
import { HIP } from "./hip/index.ts";
import { KNEE } from "./knee/index.ts";
import { SHOULDER } from "./shoulder/index.ts";
import { TRUNK } from "./trunk/index.ts";
import { WHOLE_BODY } from "./whole-body/index.ts";

/** The exercises that come with the product: a folder a region of the body, one file an exercise. */
export const EXERCISES: readonly ExerciseDefinition[] = [
  ...KNEE,
  ...HIP,
  ...ANKLE,
  ...SHOULDER,
  ...ELBOW,
  ...TRUNK,
  ...BALANCE,
  ...WHOLE_BODY,
];

/** The exercise of the library with this id, if there is one. */
export function exerciseById(id: string): ExerciseDefinition | undefined {
  return EXERCISES.find((exercise) => exercise.id === id);
}
