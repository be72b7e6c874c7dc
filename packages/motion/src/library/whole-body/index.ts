import type { ExerciseDefinition } from "../../exercise.ts";
import { highKnees } from "./high-knees.ts";
import { jumpingJack } from "./jumping-jack.ts";

export const WHOLE_BODY: readonly ExerciseDefinition[] = [jumpingJack, highKnees];
