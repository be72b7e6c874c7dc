import type { ExerciseMotion } from "../motion.ts";
import { bicepsCurl } from "./biceps-curl.ts";

export const ELBOW: readonly ExerciseMotion[] = [bicepsCurl];
