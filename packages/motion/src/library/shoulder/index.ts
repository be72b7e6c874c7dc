import type { ExerciseDefinition } from "../../exercise.ts";
import { pushUp } from "./push-up.ts";
import { shoulderAbduction } from "./shoulder-abduction.ts";
import { shoulderFlexion } from "./shoulder-flexion.ts";

export const SHOULDER: readonly ExerciseDefinition[] = [pushUp, shoulderAbduction, shoulderFlexion];
