import type { ExerciseDefinition } from "../../exercise.ts";
import { gluteBridge } from "./glute-bridge.ts";
import { hipAbduction } from "./hip-abduction.ts";
import { sideLunge } from "./side-lunge.ts";

export const HIP: readonly ExerciseDefinition[] = [gluteBridge, hipAbduction, sideLunge];
