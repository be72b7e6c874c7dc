import type { ExerciseMotion } from "../motion.ts";
import { bicepsCurl } from "./biceps-curl.ts";
import { elbowExtension } from "./elbow-extension.ts";
import { tricepsExtension } from "./triceps-extension.ts";
import { tricepsPushdown } from "./triceps-pushdown.ts";

export const ELBOW: readonly ExerciseMotion[] = [
  bicepsCurl,
  tricepsExtension,
  tricepsPushdown,
  elbowExtension,
];
