import type { ExerciseMotion } from "../motion.ts";
import { highKnees } from "./high-knees.ts";
import { jumpingJack } from "./jumping-jack.ts";

export const WHOLE_BODY: readonly ExerciseMotion[] = [jumpingJack, highKnees];
