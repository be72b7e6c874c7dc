import type { ExerciseMotion } from "../motion.ts";
import { anklePump } from "./ankle-pump.ts";
import { heelRaise } from "./heel-raise.ts";

export const ANKLE: readonly ExerciseMotion[] = [heelRaise, anklePump];
