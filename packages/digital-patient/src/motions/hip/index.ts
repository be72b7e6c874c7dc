import type { ExerciseMotion } from "../motion.ts";
import { gluteBridge } from "./glute-bridge.ts";
import { hipAbduction } from "./hip-abduction.ts";
import { sideLunge } from "./side-lunge.ts";

export const HIP: readonly ExerciseMotion[] = [gluteBridge, hipAbduction, sideLunge];
