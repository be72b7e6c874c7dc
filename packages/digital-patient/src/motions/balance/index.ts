import type { ExerciseMotion } from "../motion.ts";
import { singleLegStance } from "./single-leg-stance.ts";

export const BALANCE: readonly ExerciseMotion[] = [singleLegStance];
