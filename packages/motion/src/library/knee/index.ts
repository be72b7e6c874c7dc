import type { ExerciseDefinition } from "../../exercise.ts";
import { lunge } from "./lunge.ts";
import { seatedKneeExtension } from "./seated-knee-extension.ts";
import { sitToStand } from "./sit-to-stand.ts";
import { squat } from "./squat.ts";

export const KNEE: readonly ExerciseDefinition[] = [squat, sitToStand, lunge, seatedKneeExtension];
