import type { ExerciseDefinition } from "../../exercise.ts";
import { bicepsCurl } from "./biceps-curl.ts";

export const ELBOW: readonly ExerciseDefinition[] = [bicepsCurl];
