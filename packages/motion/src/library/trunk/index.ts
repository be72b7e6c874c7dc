import type { ExerciseDefinition } from "../../exercise.ts";
import { plank } from "./plank.ts";
import { sitUp } from "./sit-up.ts";

export const TRUNK: readonly ExerciseDefinition[] = [plank, sitUp];
