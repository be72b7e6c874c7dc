import type { ExerciseMotion } from "../motion.ts";
import { pushUp } from "./push-up.ts";
import { shoulderAbduction } from "./shoulder-abduction.ts";
import { shoulderFlexion } from "./shoulder-flexion.ts";

export const SHOULDER: readonly ExerciseMotion[] = [pushUp, shoulderAbduction, shoulderFlexion];
