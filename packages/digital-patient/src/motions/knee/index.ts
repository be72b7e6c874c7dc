import type { ExerciseMotion } from "../motion.ts";
import { lunge } from "./lunge.ts";
import { seatedKneeExtension } from "./seated-knee-extension.ts";
import { sitToStand } from "./sit-to-stand.ts";
import { squat } from "./squat.ts";

export const KNEE: readonly ExerciseMotion[] = [squat, sitToStand, lunge, seatedKneeExtension];
