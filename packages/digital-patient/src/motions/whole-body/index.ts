import type { ExerciseMotion } from "../motion.ts";
import { jumpingJack } from "./jumping-jack.ts";

export const WHOLE_BODY: readonly ExerciseMotion[] = [jumpingJack];
