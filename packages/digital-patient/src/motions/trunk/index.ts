import type { ExerciseMotion } from "../motion.ts";
import { plank } from "./plank.ts";
import { sitUp } from "./sit-up.ts";

export const TRUNK: readonly ExerciseMotion[] = [plank, sitUp];
